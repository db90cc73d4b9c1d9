using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace NanoLpa.Bench;

/// <summary>Writes into an assembly that it counts the IL instructions it runs, class by class.</summary>
/// <remarks>A counter is raised at the start of each run of instructions that is never entered or left in its middle, by how
/// many it has. A call that throws counts the rest of its run, too. Instructions of .NET's own methods are not counted.</remarks>
internal static class InstructionCounter
{
    private const string TypeName = "InstructionCounts";
    private const string FieldName = "Counts";

    /// <summary>Changes an assembly.</summary>
    public static void Weave(string path)
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream(File.ReadAllBytes(path)));
        var types = module.GetTypes().Where(t => t.Methods.Any(m => m.HasBody)).ToArray();
        var counts = AddCounts(module, types.Length);
        for (var i = 0; i < types.Length; i++)
        {
            foreach (var method in types[i].Methods.Where(m => m.HasBody))
            {
                Weave(method.Body, counts, i);
            }
        }

        module.Write(path);
    }

    /// <summary>Begins anew.</summary>
    public static void Reset() => Array.Clear(Counts() ?? []);

    /// <summary>What was counted, by class; empty when the library does not count.</summary>
    public static IReadOnlyDictionary<string, long> Read()
    {
        var counts = Counts() ?? [];

        // In the order of the metadata, in which it was written.
        return typeof(IsdR).Assembly.GetTypes().OrderBy(t => t.MetadataToken).Where(HasBody).Zip(counts)
            .Where(pair => pair.Second > 0).ToDictionary(pair => pair.First.FullName!, pair => pair.Second);
    }

    private static bool HasBody(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.Name != TypeName && type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all)).Any(m => m.GetMethodBody() is not null);
    }

    private static long[]? Counts() => (long[]?)typeof(IsdR).Assembly.GetType(TypeName)?.GetField(FieldName)!.GetValue(null);

    private static FieldReference AddCounts(ModuleDefinition module, int length)
    {
        var longs = new ArrayType(module.TypeSystem.Int64);
        var type = new TypeDefinition("", TypeName, Mono.Cecil.TypeAttributes.Public | Mono.Cecil.TypeAttributes.Abstract | Mono.Cecil.TypeAttributes.Sealed, module.TypeSystem.Object);
        var field = new FieldDefinition(FieldName, Mono.Cecil.FieldAttributes.Public | Mono.Cecil.FieldAttributes.Static, longs);
        type.Fields.Add(field);
        var constructor = new MethodDefinition(
            ".cctor",
            Mono.Cecil.MethodAttributes.Static | Mono.Cecil.MethodAttributes.SpecialName | Mono.Cecil.MethodAttributes.RTSpecialName | Mono.Cecil.MethodAttributes.Private,
            module.TypeSystem.Void);
        var il = constructor.Body.GetILProcessor();
        il.Emit(OpCodes.Ldc_I4, length);
        il.Emit(OpCodes.Newarr, module.TypeSystem.Int64);
        il.Emit(OpCodes.Stsfld, field);
        il.Emit(OpCodes.Ret);
        type.Methods.Add(constructor);
        module.Types.Add(type);
        return field;
    }

    private static void Weave(Mono.Cecil.Cil.MethodBody body, FieldReference counts, int index)
    {
        body.SimplifyMacros();
        var starts = Starts(body);
        var instructions = body.Instructions.ToArray();
        body.Instructions.Clear();
        for (var i = 0; i < instructions.Length; i++)
        {
            var instruction = instructions[i];
            if (!starts.Contains(instruction))
            {
                body.Instructions.Add(instruction);
                continue;
            }

            var length = 1;
            while (i + length < instructions.Length && !starts.Contains(instructions[i + length]))
            {
                length++;
            }

            // What jumps to the first instruction jumps to the counter from now on: it takes that one's place.
            var moved = Instruction.Create(OpCodes.Nop);
            (moved.OpCode, moved.Operand) = (instruction.OpCode, instruction.Operand);
            (instruction.OpCode, instruction.Operand) = (OpCodes.Ldsfld, counts);
            foreach (var added in (Instruction[])[
                instruction,
                Instruction.Create(OpCodes.Ldc_I4, index),
                Instruction.Create(OpCodes.Ldelema, body.Method.Module.TypeSystem.Int64),
                Instruction.Create(OpCodes.Dup),
                Instruction.Create(OpCodes.Ldind_I8),
                Instruction.Create(OpCodes.Ldc_I8, (long)length),
                Instruction.Create(OpCodes.Add),
                Instruction.Create(OpCodes.Stind_I8),
                moved])
            {
                body.Instructions.Add(added);
            }
        }

        body.OptimizeMacros();
    }

    private static HashSet<Instruction> Starts(Mono.Cecil.Cil.MethodBody body)
    {
        var starts = new HashSet<Instruction> { body.Instructions[0] };
        foreach (var instruction in body.Instructions)
        {
            switch (instruction.Operand)
            {
                case Instruction target:
                    starts.Add(target);
                    break;
                case Instruction[] targets:
                    starts.UnionWith(targets);
                    break;
            }

            var isEnd = instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;
            if (isEnd && instruction.Next is { } next)
            {
                starts.Add(next);
            }
        }

        foreach (var handler in body.ExceptionHandlers)
        {
            starts.UnionWith(new[] { handler.TryStart, handler.TryEnd, handler.HandlerStart, handler.HandlerEnd }.OfType<Instruction>());
        }

        return starts;
    }
}
