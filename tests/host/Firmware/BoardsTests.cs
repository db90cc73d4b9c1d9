using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace HostTests;

/// <summary>The table of boards against the boards' files, which a PC cannot compile.</summary>
public class BoardsTests
{
    [Fact]
    public void The_table_has_every_board_as_its_file_has_it()
    {
        var rows = File.ReadAllLines(Path.Combine(Folder(), "README.md"))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1].Trim('`'));
        var files = new[] { "esp32", "stm32" }.SelectMany(f => Directory.GetFiles(Path.Combine(Folder(), f, "Boards"), "*.cs")).ToArray();
        Assert.Equal(files.Select(f => Path.GetFileNameWithoutExtension(f)).Order(), rows.Keys.Order());
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            var row = rows[Path.GetFileNameWithoutExtension(file)];
            Assert.StartsWith(Port(text, "Console"), row[4]);
            Assert.StartsWith(Port(text, "Modem"), row[5]);
            Assert.NotEqual(Port(text, "Console")[..4], Port(text, "Modem")[..4]);
            Assert.StartsWith(text.Contains("new WifiNetwork") ? "Wi-Fi" : text.Contains("new EthernetNetwork") ? "Ethernet" : "none", row[6]);
            Assert.Equal(text.Contains("new FileSettingsStore") ? "yes" : "no", row[7]);
        }
    }

    /// <summary>The port, and the pins where the file says them.</summary>
    private static string Port(string text, string name)
    {
        var found = Regex.Match(text, name + @" = new SerialPins\((\d)(?:, (\d+, \d+))?\)");
        Assert.True(found.Success, name);
        return "COM" + found.Groups[1].Value + ": " + found.Groups[2].Value;
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "boards");
}
