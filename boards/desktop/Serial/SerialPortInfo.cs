namespace NanoLpa.Desktop.Serial;

/// <summary>A serial device and what this computer knows of it; null is what it does not.</summary>
internal sealed record SerialPortInfo(string Path)
{
    private const int QuectelVendor = 0x2C7C;

    // Modules with Qualcomm's and Unisoc's chips have it there; where the interface has a name, that says more.
    private const int UsualAtInterface = 2;

    /// <summary>USB vendor.</summary>
    public int? Vendor { get; init; }

    /// <summary>USB product.</summary>
    public int? Product { get; init; }

    /// <summary>What the USB device says who made it.</summary>
    public string? VendorName { get; init; }

    /// <summary>What it says it is.</summary>
    public string? ProductName { get; init; }

    /// <summary>Number of the interface of the USB device.</summary>
    public int? Interface { get; init; }

    /// <summary>What the interface says it is.</summary>
    public string? InterfaceName { get; init; }

    /// <summary>The driver.</summary>
    public string? Driver { get; init; }

    /// <summary>Whether it belongs to a module of Quectel's.</summary>
    public bool IsQuectel => Vendor == QuectelVendor;

    /// <summary>Whether it is the one of a Quectel's that AT commands are for, by its name or else by its number.</summary>
    public bool IsForAt => IsQuectel && (InterfaceName is null
        ? Interface == UsualAtInterface
        : InterfaceName.Split(' ', '-', '_').Contains("AT", StringComparer.OrdinalIgnoreCase));

    /// <summary>The line of a list.</summary>
    public override string ToString()
    {
        var parts = new[]
        {
            $"{VendorName} {ProductName}".Trim(),
            Vendor is null ? "" : $"USB {Vendor:x4}:{Product:x4}",
            Interface is null ? "" : $"interface {Interface} {InterfaceName}".TrimEnd(),
            Driver is null ? "" : "driver " + Driver,
            IsForAt ? "Quectel, AT commands" : IsQuectel ? "Quectel" : "",
        };
        return $"{Path,-16}{string.Join(", ", parts.Where(p => p.Length > 0))}".TrimEnd();
    }
}
