using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NanoLpa.Bench;

/// <summary>The size of an assembly as built for nanoFramework, and what it may be.</summary>
/// <param name="Name">The assembly.</param>
/// <param name="Code">Bytes of IL in its methods.</param>
/// <param name="Metadata">Bytes of its metadata, strings and signatures included; a .pe holds the same with smaller tables.</param>
/// <param name="CodeBudget">The most that <paramref name="Code"/> may be.</param>
/// <param name="MetadataBudget">The most that <paramref name="Metadata"/> may be.</param>
internal sealed record AssemblySize(string Name, int Code, int Metadata, int CodeBudget, int MetadataBudget)
{
    public bool IsWithinBudget => Code <= CodeBudget && Metadata <= MetadataBudget;

    /// <summary>The budgets: path of an assembly, bytes of IL, bytes of metadata.</summary>
    public static string[] Budgets { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "budgets.txt")).Where(line => line.Length > 0 && !line.StartsWith('#'))];

    /// <summary>Measures the assemblies that are built.</summary>
    /// <param name="root">The folder that the paths start at.</param>
    /// <param name="budgets">As in <see cref="Budgets"/>.</param>
    /// <returns>One for each budget whose assembly is there.</returns>
    public static IReadOnlyList<AssemblySize> ReadAll(string root, IEnumerable<string> budgets)
    {
        var sizes = new List<AssemblySize>();
        foreach (var words in budgets.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var file = Path.Combine(root, words[0]);
            if (File.Exists(file))
            {
                sizes.Add(Read(file) with { CodeBudget = int.Parse(words[1]), MetadataBudget = int.Parse(words[2]) });
            }
        }

        return sizes;
    }

    private static AssemblySize Read(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        var code = metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(m => m.RelativeVirtualAddress != 0)
            .Sum(m => image.GetMethodBody(m.RelativeVirtualAddress).GetILReader().Length);
        return new AssemblySize(Path.GetFileNameWithoutExtension(file), code, metadata.MetadataLength, 0, 0);
    }
}
