// Rewrites the Compile list of every .nfproj from the files in its folder:
//
//   dotnet run tests/nanoframework/sync.cs
//
// Visual Studio does not take a pattern there, so the list must be kept; nobody should have to keep it by hand.
#:property PublishAot=false
using System.Text.RegularExpressions;

var here = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var root = Path.GetFullPath(Path.Combine(here, "..", ".."));
var list = new Regex(@"([ \t]*<Compile Include=""[^""]*"" />\r?\n)+");

foreach (var project in Below(root, "*.nfproj").Order(StringComparer.Ordinal))
{
    var folder = Path.GetDirectoryName(project)!;
    var text = File.ReadAllText(project);
    var end = text.Contains("\r\n") ? "\r\n" : "\n";
    var files = Below(folder, "*.cs")
        .Select(file => Path.GetRelativePath(folder, file).Replace('/', '\\'))
        .Where(file => !text.Contains($"<None Include=\"{file}\"") && !text.Contains($"<None Include=\"{file[..(file.LastIndexOf('\\') + 1)]}*.cs\""))
        .Order(StringComparer.Ordinal);
    var lines = string.Concat(files.Select(file => $"    <Compile Include=\"{file}\" />{end}"));

    if (!list.IsMatch(text))
    {
        Console.Error.WriteLine($"{project}: no Compile list to rewrite");
        return 1;
    }

    var synced = list.Replace(text, _ => lines, 1);
    if (synced != text)
    {
        File.WriteAllText(project, synced);
        Console.WriteLine($"{Path.GetRelativePath(root, project)}: rewritten");
    }
}

return 0;

// Not into what is built or downloaded, nor into the folder of another project.
static IEnumerable<string> Below(string folder, string pattern)
{
    var files = Directory.EnumerateFiles(folder, pattern);
    foreach (var inner in Directory.EnumerateDirectories(folder))
    {
        var name = Path.GetFileName(inner);
        var skip = name is "bin" or "obj" or "packages" || name.StartsWith('.')
            || pattern == "*.cs" && Directory.EnumerateFiles(inner, "*.*proj").Any();
        if (!skip) files = files.Concat(Below(inner, pattern));
    }
    return files;
}
