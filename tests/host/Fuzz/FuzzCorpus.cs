using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace HostTests.Fuzz;

/// <summary>Inputs that once broke a decoder: a folder for each, a file for each input.</summary>
internal static class FuzzCorpus
{
    public static IEnumerable<string> Files(string target)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Fuzz", "corpus", target);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.bin").Order(StringComparer.Ordinal) : [];
    }

    /// <summary>Keeps an input beside the sources, to be committed with what repairs the decoder.</summary>
    /// <returns>Where it is.</returns>
    public static string Keep(string target, byte[] input, [CallerFilePath] string source = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(source)!, "corpus", target);
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, Convert.ToHexString(SHA256.HashData(input))[..12].ToLowerInvariant() + ".bin");
        File.WriteAllBytes(file, input);
        return file;
    }
}
