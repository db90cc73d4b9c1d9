namespace NanoLpa.Bench;

/// <summary>What one download was seen to take.</summary>
internal sealed record Measurement
{
    /// <summary>Bytes of the bound profile package.</summary>
    public required int PackageBytes { get; init; }

    /// <summary>Everything that crossed the UART, in order; empty when memory was looked at.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; init; } = [];

    /// <summary>Bytes that the library has allocated during the download.</summary>
    public required long Allocated { get; init; }

    /// <summary>IL instructions that the library has run during the download, by class; empty when not counted.</summary>
    public IReadOnlyDictionary<string, long> Instructions { get; init; } = new Dictionary<string, long>();

    /// <summary>Bytes that were live before the download, with modem and LPA made and started; 0 when not looked at.</summary>
    public long LiveAtRest { get; init; }

    /// <summary>The most that was live besides during the download; 0 when not looked at.</summary>
    public long LiveDuring { get; init; }
}
