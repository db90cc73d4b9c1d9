using System.Globalization;

namespace NanoLpa.Desktop.Serial;

/// <summary>Serial devices as Linux tells of them in sysfs.</summary>
internal static class LinuxSerialPorts
{
    private const string NoHardware = "0";

    // Newer kernels put these between a port and the driver that it is known for.
    private static readonly string[] Layers = ["port", "ctrl"];

    /// <summary>Finds them.</summary>
    /// <param name="sys">Where sysfs is.</param>
    /// <param name="dev">Where devices are.</param>
    public static IEnumerable<SerialPortInfo> Find(string sys, string dev)
    {
        var classes = Path.Combine(sys, "class", "tty");
        if (!Directory.Exists(classes))
        {
            yield break;
        }

        foreach (var entry in Directory.EnumerateDirectories(classes))
        {
            // Consoles and pseudo-terminals have no device; ports of the old kind have one without hardware behind it.
            if (Resolve(Path.Combine(entry, "device")) is { } device && Text(entry, "type") != NoHardware)
            {
                yield return Describe(Path.Combine(dev, Path.GetFileName(entry)), device, Path.GetFullPath(sys));
            }
        }
    }

    /// <summary>Goes up from the device to the USB interface and the USB device that it is a part of, if it is.</summary>
    private static SerialPortInfo Describe(string path, string device, string sys)
    {
        var port = new SerialPortInfo(path);
        for (var folder = device; folder is not null && folder.Length > sys.Length; folder = Path.GetDirectoryName(folder))
        {
            port = port with { Driver = port.Driver ?? Driver(folder) };
            if (port.Interface is null && Number(folder, "bInterfaceNumber") is { } number)
            {
                port = port with { Interface = number, InterfaceName = Text(folder, "interface"), Driver = Driver(folder) ?? port.Driver };
            }

            if (Number(folder, "idVendor") is { } vendor)
            {
                return port with
                {
                    Vendor = vendor,
                    Product = Number(folder, "idProduct"),
                    VendorName = Text(folder, "manufacturer"),
                    ProductName = Text(folder, "product"),
                };
            }
        }

        return port;
    }

    private static string? Driver(string folder) =>
        Resolve(Path.Combine(folder, "driver")) is { } driver && Path.GetFileName(driver) is var name && !Layers.Contains(name) ? name : null;

    /// <summary>Where a link leads to, with no links in between: what is above it there is what it is a part of.</summary>
    private static string? Resolve(string path)
    {
        try
        {
            if (!Directory.Exists(path))
            {
                return null;
            }

            var parent = Path.GetDirectoryName(path)!;
            var target = new DirectoryInfo(path).LinkTarget;
            if (target is null)
            {
                return path;
            }

            // A relative target counts from where the folder of the link really is.
            var real = Directory.ResolveLinkTarget(parent, returnFinalTarget: true)?.FullName ?? parent;
            return Path.GetFullPath(target, real);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Unplugged meanwhile, or not for us to see.
            return null;
        }
    }

    private static int? Number(string folder, string name) =>
        int.TryParse(Text(folder, name), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string? Text(string folder, string name)
    {
        try
        {
            var path = Path.Combine(folder, name);
            var text = File.Exists(path) ? Printable(File.ReadAllText(path).Trim()) : "";
            return text.Length == 0 ? null : text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A device may say of itself what it likes.</summary>
    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
}
