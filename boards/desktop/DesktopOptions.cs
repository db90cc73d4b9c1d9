namespace NanoLpa.Desktop;

/// <summary>What the command line asks for.</summary>
internal sealed record DesktopOptions
{
    /// <summary>Serial device with a real modem; null: the virtual board.</summary>
    public string? Port { get; init; }

    /// <summary>Bits per second on <see cref="Port"/>.</summary>
    public int Baud { get; init; }

    /// <summary>Whether servers are reached over the PC's own network instead of the modem's, until <c>https</c> says otherwise.</summary>
    public bool PcHttps { get; init; }

    /// <summary>File with more root certificates to trust, PEM or DER.</summary>
    public FileInfo? Ca { get; init; }

    /// <summary>Directory with the certificates of the virtual board; null: made at the start.</summary>
    public DirectoryInfo? Ci { get; init; }

    /// <summary>Whether the virtual modem has an M2M eUICC with the LPM applet in it instead of a consumer eUICC.</summary>
    public bool LpmCard { get; init; }

    /// <summary>TCP port of the virtual SM-DP+; 0: any that is free.</summary>
    public int SmdpPort { get; init; }

    /// <summary>TCP port of the virtual SM-DS; 0: any that is free.</summary>
    public int SmdsPort { get; init; }

    /// <summary>File that is told what goes to modem and servers; null: none.</summary>
    public FileInfo? Trace { get; init; }

    /// <summary>Whether secrets and payloads go into <see cref="Trace"/>.</summary>
    public bool TraceRaw { get; init; }

    /// <summary>Where to link the pseudo-terminal on which the virtual modem answers; null: nowhere.</summary>
    public string? ExposeModem { get; init; }

    /// <summary>Where settings are kept: two files, with .0 and .1 behind this name; null: nowhere.</summary>
    public FileInfo? Settings { get; init; }

    /// <summary>Whether answers are JSON from the start on.</summary>
    public bool Json { get; init; }

    /// <summary>The words of the one command to run; none: the console.</summary>
    public string[] Command { get; init; } = [];
}
