using System.Globalization;
using System.Runtime.Versioning;
using System.Security;
using System.Text.RegularExpressions;
using Microsoft.Win32;

namespace NanoLpa.Desktop.Serial;

/// <summary>Serial devices as the registry of Windows has them.</summary>
internal static partial class WindowsSerialPorts
{
    private const string Ports = @"HARDWARE\DEVICEMAP\SERIALCOMM";
    private const string Usb = @"SYSTEM\CurrentControlSet\Enum\USB";

    /// <summary>Finds those that are there now.</summary>
    [SupportedOSPlatform("windows")]
    public static IEnumerable<SerialPortInfo> Find()
    {
        using var ports = Registry.LocalMachine.OpenSubKey(Ports);
        var known = UsbPorts();
        foreach (var name in ports?.GetValueNames() ?? [])
        {
            if (ports!.GetValue(name) is string port)
            {
                yield return known.GetValueOrDefault(port) ?? new SerialPortInfo(port);
            }
        }
    }

    /// <summary>What a key of Enum\USB says: <c>VID_2C7C&amp;PID_0125&amp;MI_02</c>.</summary>
    /// <param name="port">COM7.</param>
    /// <param name="key">The key's name.</param>
    /// <param name="friendlyName">Quectel USB AT Port (COM7).</param>
    /// <returns>Null when it is no such key.</returns>
    public static SerialPortInfo? Describe(string port, string key, string? friendlyName)
    {
        var match = UsbKey().Match(key);
        return !match.Success ? null : new SerialPortInfo(port)
        {
            Vendor = Hex(match.Groups[1]),
            Product = Hex(match.Groups[2]),
            Interface = match.Groups[3].Success ? Hex(match.Groups[3]) : null,
            InterfaceName = friendlyName?.Replace($"({port})", "").Trim(),
        };
    }

    [SupportedOSPlatform("windows")]
    private static Dictionary<string, SerialPortInfo> UsbPorts()
    {
        var found = new Dictionary<string, SerialPortInfo>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var usb = Registry.LocalMachine.OpenSubKey(Usb);
            foreach (var key in usb?.GetSubKeyNames() ?? [])
            {
                using var device = usb!.OpenSubKey(key);
                foreach (var instance in device?.GetSubKeyNames() ?? [])
                {
                    using var one = device!.OpenSubKey(instance);
                    using var parameters = one?.OpenSubKey("Device Parameters");
                    if (parameters?.GetValue("PortName") is string port && Describe(port, key, one?.GetValue("FriendlyName") as string) is { } info)
                    {
                        found[port] = info;
                    }
                }
            }
        }
        catch (Exception e) when (e is SecurityException or UnauthorizedAccessException or IOException)
        {
            // Some of it is not for us to see: the list goes on with less about each port.
        }

        return found;
    }

    private static int Hex(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^VID_([0-9A-F]{4})&PID_([0-9A-F]{4})(?:&MI_([0-9A-F]{2}))?", RegexOptions.IgnoreCase)]
    private static partial Regex UsbKey();
}
