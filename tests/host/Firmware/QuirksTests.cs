using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace HostTests;

/// <summary>lib/QUIRKS.md names a test for each row; a test that was renamed or removed shows here.</summary>
public class QuirksTests
{
    [Fact]
    public void Every_row_names_tests_that_exist()
    {
        var rows = File.ReadAllLines(QuirksFile()).Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| quirk", StringComparison.Ordinal)).ToArray();
        Assert.True(rows.Length > 20);
        var types = typeof(QuirksTests).Assembly.GetTypes().Concat(typeof(nanoFramework.TestFramework.TestClassAttribute).Assembly.GetTypes()).ToLookup(t => t.Name);
        foreach (var row in rows)
        {
            var cells = row.Split(" | ");
            Assert.Equal(4, cells.Length);
            var named = Regex.Matches(cells[3], @"`(\w+)\.(\w+)`");
            Assert.True(named.Count > 0, "no test: " + row);
            Assert.All(named, n => Assert.True(
                types[n.Groups[1].Value].Any(t => t.GetMethod(n.Groups[2].Value) is not null), "no such test: " + n.Value));
        }
    }

    private static string QuirksFile([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "lib", "QUIRKS.md");
}
