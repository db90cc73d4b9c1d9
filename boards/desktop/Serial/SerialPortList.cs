using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace NanoLpa.Desktop.Serial;

/// <summary>The serial devices of this computer.</summary>
internal static class SerialPortList
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Lists them, a line each, or in one line of JSON.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ShowAsync(TextWriter output, bool json)
    {
        var ports = Find();
        if (json)
        {
            await output.WriteLineAsync(ToJson(ports));
            return 0;
        }

        foreach (var port in ports)
        {
            await output.WriteLineAsync(port.ToString());
        }

        if (ports.Count == 0)
        {
            await Console.Error.WriteLineAsync("no serial devices");
        }

        return 0;
    }

    /// <summary>The list as commands answer in JSON; what is not known is left out.</summary>
    public static string ToJson(IReadOnlyList<SerialPortInfo> ports) =>
        JsonSerializer.Serialize(new { command = "list-ports", result = 0, data = new { ports } }, Format);

    /// <summary>Finds them, in the order of their names.</summary>
    public static IReadOnlyList<SerialPortInfo> Find()
    {
        if (OperatingSystem.IsWindows())
        {
            return Sorted(WindowsSerialPorts.Find());
        }

        return Sorted(OperatingSystem.IsMacOS()
            ? Directory.EnumerateFileSystemEntries("/dev", "cu.*").Select(path => new SerialPortInfo(path))
            : LinuxSerialPorts.Find("/sys", "/dev"));
    }

    /// <summary>In the order of their names, where ttyUSB10 comes behind ttyUSB9.</summary>
    public static IReadOnlyList<SerialPortInfo> Sorted(IEnumerable<SerialPortInfo> ports) =>
        [.. ports.OrderBy(port => Regex.Replace(port.Path, @"\d+", number => number.Value.PadLeft(8, '0')), StringComparer.Ordinal)];
}
