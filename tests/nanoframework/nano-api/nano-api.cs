// nano-api: what the .NET nanoFramework class library offers, and whether an assembly stays inside it.
//
//   dotnet run nano-api.cs -- dump  A.dll [B.dll …]          print the public surface of reference assemblies
//   dotnet run nano-api.cs -- check LISTING_DIR A.dll [B.dll …]
//        fail (exit 1) when an assembly uses a type or member of a nanoFramework assembly that the listing lacks,
//        or a construct that the compiler and the metadata processor let pass but the device then crashes or hangs on
//        (generics, Func/Action<T> included; multi-dimensional arrays; stackalloc; function pointers; methods with a
//        body in an interface; exception filters, which crash the interpreter when they let an exception pass).
//   dotnet run nano-api.cs -- stubs LISTING_DIR A.dll [B.dll …]
//        fail (exit 1) when a hand-written reference assembly declares a public type or member that the listing lacks.
//
// A line of a listing is: KIND ASSEMBLY SIGNATURE, for example
//   M mscorlib System.String System.String::Substring(System.Int32)
#:property PublishAot=false
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

if (args.Length < 2) { Console.Error.WriteLine("usage: nano-api dump DLL… | check LISTING_DIR DLL… | stubs LISTING_DIR DLL…"); return 2; }
switch (args[0])
{
    case "dump":
        foreach (var path in args[1..]) foreach (var line in Surface.Of(path)) Console.WriteLine(line);
        return 0;
    case "check": return Report(args[2..].SelectMany(p => Usage.Of(p, Listing(args[1]))));
    case "stubs": { var known = Listing(args[1]); return Report(args[2..].SelectMany(p => Surface.Of(p).Where(l => !known.Contains(l)).Select(l => $"{Path.GetFileName(p)}: not in the real assembly: {l}"))); }
    default: Console.Error.WriteLine($"unknown verb {args[0]}"); return 2;
}

static HashSet<string> Listing(string dir) => Directory.GetFiles(dir, "*.txt").SelectMany(File.ReadLines).Where(l => l.Length > 0 && l[0] != '#').ToHashSet();
static int Report(IEnumerable<string> problems) { int n = 0; foreach (var p in problems.Distinct()) { Console.WriteLine(p); n++; } Console.WriteLine(n == 0 ? "nano-api: all inside the nanoFramework surface" : $"nano-api: {n} problem(s)"); return n == 0 ? 0 : 1; }

/// <summary>Prints types by their full names; marks what the metadata processor cannot take.</summary>
sealed class Names(MetadataReader md) : ISignatureTypeProvider<string, object?>
{
    public string? Refused;
    public string GetPrimitiveType(PrimitiveTypeCode c) => c switch { PrimitiveTypeCode.IntPtr => "System.IntPtr", PrimitiveTypeCode.UIntPtr => "System.UIntPtr", _ => "System." + c };
    public string GetTypeFromDefinition(MetadataReader r, TypeDefinitionHandle h, byte k) => Name(r.GetTypeDefinition(h));
    public string GetTypeFromReference(MetadataReader r, TypeReferenceHandle h, byte k) => Name(r.GetTypeReference(h));
    public string GetTypeFromSpecification(MetadataReader r, object? g, TypeSpecificationHandle h, byte k) => r.GetTypeSpecification(h).DecodeSignature(this, g);
    public string GetSZArrayType(string e) => e + "[]";
    public string GetArrayType(string e, ArrayShape s) { Refused ??= "a multi-dimensional array"; return e + "[,]"; }
    public string GetByReferenceType(string e) => e + "&";
    public string GetPointerType(string e) { if (e != "System.Void" && e != "System.Byte" && e != "System.Char") Refused ??= "a pointer"; return e + "*"; }
    public string GetPinnedType(string e) => e;
    public string GetModifiedType(string m, string u, bool req) => u;
    public string GetGenericInstantiation(string g, ImmutableArray<string> a) { Refused ??= $"the generic type {g}<{string.Join(",", a)}>"; return g + "<" + string.Join(",", a) + ">"; }
    public string GetGenericMethodParameter(object? g, int i) { Refused ??= "a generic method"; return "!!" + i; }
    public string GetGenericTypeParameter(object? g, int i) { Refused ??= "a generic type"; return "!" + i; }
    public string GetFunctionPointerType(MethodSignature<string> s) { Refused ??= "a function pointer"; return "fnptr"; }
    public string Name(TypeDefinition t)
    {
        var n = md.GetString(t.Name);
        if (!t.GetDeclaringType().IsNil) return Name(md.GetTypeDefinition(t.GetDeclaringType())) + "/" + n;
        var ns = md.GetString(t.Namespace); return ns.Length == 0 ? n : ns + "." + n;
    }
    public string Name(TypeReference t)
    {
        var n = md.GetString(t.Name);
        if (t.ResolutionScope.Kind == HandleKind.TypeReference) return Name(md.GetTypeReference((TypeReferenceHandle)t.ResolutionScope)) + "/" + n;
        var ns = md.GetString(t.Namespace); return ns.Length == 0 ? n : ns + "." + n;
    }
}

static class Surface
{
    public static IEnumerable<string> Of(string path)
    {
        using var pe = new PEReader(File.OpenRead(path));
        var md = pe.GetMetadataReader();
        var asm = md.GetString(md.GetAssemblyDefinition().Name);
        var names = new Names(md);
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var th in md.TypeDefinitions)
        {
            var t = md.GetTypeDefinition(th);
            if (!Visible(md, t)) continue;
            var tn = names.Name(t);
            lines.Add($"T {asm} {tn}");
            foreach (var mh in t.GetMethods())
            {
                var m = md.GetMethodDefinition(mh);
                var access = m.Attributes & MethodAttributes.MemberAccessMask;
                if (access is not (MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem)) continue;
                var s = m.DecodeSignature(names, null);
                lines.Add($"M {asm} {s.ReturnType} {tn}::{md.GetString(m.Name)}({string.Join(",", s.ParameterTypes)})");
            }
            foreach (var fh in t.GetFields())
            {
                var f = md.GetFieldDefinition(fh);
                var access = f.Attributes & FieldAttributes.FieldAccessMask;
                if (access is not (FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem)) continue;
                lines.Add($"F {asm} {f.DecodeSignature(names, null)} {tn}::{md.GetString(f.Name)}");
            }
        }
        return lines;
    }
    static bool Visible(MetadataReader md, TypeDefinition t)
    {
        var v = t.Attributes & TypeAttributes.VisibilityMask;
        if (v == TypeAttributes.Public) return true;
        if (v is TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem) return Visible(md, md.GetTypeDefinition(t.GetDeclaringType()));
        return false;
    }
}

static class Usage
{
    public static IEnumerable<string> Of(string path, HashSet<string> known)
    {
        using var pe = new PEReader(File.OpenRead(path));
        var md = pe.GetMetadataReader();
        var file = Path.GetFileName(path);
        var assemblies = known.Select(l => l.Split(' ')[1]).ToHashSet();
        var problems = new List<string>();
        var names = new Names(md);
        void Say(string what) => problems.Add($"{file}: {what}");
        string? AssemblyOf(EntityHandle h)
        {
            while (h.Kind == HandleKind.TypeReference) h = md.GetTypeReference((TypeReferenceHandle)h).ResolutionScope;
            return h.Kind == HandleKind.AssemblyReference ? md.GetString(md.GetAssemblyReference((AssemblyReferenceHandle)h).Name) : null;
        }
        foreach (var h in md.TypeReferences)
        {
            var t = md.GetTypeReference(h); var a = AssemblyOf(t.ResolutionScope); if (a == null || !assemblies.Contains(a)) continue;
            if (!known.Contains($"T {a} {names.Name(t)}")) Say($"uses type {names.Name(t)}, which {a} lacks");
        }
        foreach (var h in md.MemberReferences)
        {
            var m = md.GetMemberReference(h);
            if (m.Parent.Kind != HandleKind.TypeReference) continue;
            var a = AssemblyOf(m.Parent); if (a == null || !assemblies.Contains(a)) continue;
            var tn = names.Name(md.GetTypeReference((TypeReferenceHandle)m.Parent)); var mn = md.GetString(m.Name);
            string line;
            if (m.GetKind() == MemberReferenceKind.Method) { var s = m.DecodeMethodSignature(names, null); line = $"M {a} {s.ReturnType} {tn}::{mn}({string.Join(",", s.ParameterTypes)})"; }
            else line = $"F {a} {m.DecodeFieldSignature(names, null)} {tn}::{mn}";
            if (!known.Contains(line)) Say($"uses {line[2..]}, which {a} lacks");
        }
        foreach (var th in md.TypeDefinitions)
        {
            var t = md.GetTypeDefinition(th); var tn = names.Name(t);
            if (t.GetGenericParameters().Count > 0) Say($"generic type {tn}");
            foreach (var fh in t.GetFields()) { names.Refused = null; md.GetFieldDefinition(fh).DecodeSignature(names, null); if (names.Refused != null) Say($"{tn}::{md.GetString(md.GetFieldDefinition(fh).Name)} has {names.Refused}"); }
            foreach (var mh in t.GetMethods())
            {
                var m = md.GetMethodDefinition(mh); var mn = $"{tn}::{md.GetString(m.Name)}";
                if (m.GetGenericParameters().Count > 0) Say($"generic method {mn}");
                names.Refused = null; m.DecodeSignature(names, null); if (names.Refused != null) Say($"{mn} has {names.Refused}");
                if (m.RelativeVirtualAddress == 0) continue;
                var body = pe.GetMethodBody(m.RelativeVirtualAddress);
                if (!body.LocalSignature.IsNil) { names.Refused = null; md.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null); if (names.Refused != null) Say($"{mn} has a local of {names.Refused}"); }
                if (body.ExceptionRegions.Any(r => r.Kind == ExceptionRegionKind.Filter)) Say($"{mn} has an exception filter");
                if ((t.Attributes & TypeAttributes.Interface) != 0 && (m.Attributes & MethodAttributes.Static) == 0) Say($"{mn} has a body in an interface");
                // The interpreter looks for a handler by the address behind the call: where a try begins there, its catch gets what the call threw.
                var catches = body.ExceptionRegions.Where(r => r.Kind == ExceptionRegionKind.Catch).Select(r => r.TryOffset).ToHashSet();
                foreach (var (op, end) in Opcodes(body.GetILReader())) { if (op is 0x28 or 0x6F && catches.Contains(end) && !NeverThrows(md, body.GetILReader(), end - 4)) Say($"{mn} calls something right before a try"); if (op == 0xFE0F) Say($"{mn} uses stackalloc"); if (op == 0x29) Say($"{mn} calls a function pointer"); }
            }
        }
        if (md.GetTableRowCount(TableIndex.MethodSpec) > 0) Say("calls a generic method");
        for (int i = 1; i <= md.GetTableRowCount(TableIndex.TypeSpec); i++) { names.Refused = null; md.GetTypeSpecification(MetadataTokens.TypeSpecificationHandle(i)).DecodeSignature(names, null); if (names.Refused != null) Say($"uses {names.Refused}"); }
        return problems;
    }

    /// <summary>Whether a call throws nothing: a property's set, and the begin of a lock.</summary>
    static bool NeverThrows(MetadataReader md, BlobReader il, int token)
    {
        il.Offset = token;
        var callee = MetadataTokens.EntityHandle(il.ReadInt32());
        if (callee.Kind == HandleKind.MethodSpecification) return false;
        var name = callee.Kind == HandleKind.MethodDefinition ? md.GetMethodDefinition((MethodDefinitionHandle)callee).Name : md.GetMemberReference((MemberReferenceHandle)callee).Name;
        return md.GetString(name).StartsWith("set_") || md.GetString(name) == "Enter";
    }

    /// <summary>The opcodes of a method body, two-byte ones as 0xFExx, and where the instruction behind each begins.</summary>
    static IEnumerable<(int Op, int End)> Opcodes(BlobReader il)
    {
        var found = new List<(int, int)>();
        while (il.RemainingBytes > 0)
        {
            int op = il.ReadByte();
            if (op == 0xFE) op = 0xFE00 | il.ReadByte();
            if (op == 0x45) { int n = il.ReadInt32(); il.Offset += 4 * n; } // switch
            else il.Offset += op switch
            {
                0x0E or 0x0F or 0x10 or 0x11 or 0x12 or 0x13 or 0x1F or (>= 0x2B and <= 0x37) or 0xDE or 0xFE12 => 1,
                >= 0xFE09 and <= 0xFE0E => 2,
                0x20 or 0x22 or (>= 0x38 and <= 0x44) or 0x27 or 0x28 or 0x29 or (>= 0x6F and <= 0x75) or 0x79 or (>= 0x7B and <= 0x81) or 0x8C or 0x8D or 0x8F or 0xA3 or 0xA4 or 0xA5 or 0xC2 or 0xC6 or 0xD0 or 0xDD or 0xFE06 or 0xFE07 or 0xFE15 or 0xFE16 or 0xFE1C => 4,
                0x21 or 0x23 => 8,
                _ => 0,
            };
            found.Add((op, il.Offset));
        }
        return found;
    }
}
