namespace NanoLpa.Virtual.Modem;

/// <summary>How the ports write what means the same to a good host, and what they say besides. Harmless, each of them and all together.</summary>
public sealed record PortHabits
{
    /// <summary>Commands are echoed whatever ATE0 says.</summary>
    public bool EchoStays { get; init; }

    /// <summary>What stands before a line that does not follow another one.</summary>
    public string LineStart { get; init; } = "\r\n";

    /// <summary>What ends a line.</summary>
    public string LineEnd { get; init; } = "\r\n";

    /// <summary>Everything comes in pieces of so many bytes; 0: as it is written.</summary>
    public int PieceBytes { get; init; }

    /// <summary>An unsolicited line before the information of every answer, before its end, and behind every prompt; null: none.</summary>
    public string? UrcEverywhere { get; init; }

    /// <summary>Bytes that come when the port is opened, and before RDY; null: none.</summary>
    public byte[]? Garbage { get; init; }

    /// <summary>A line that stands alone: a final result or an unsolicited message.</summary>
    internal byte[] Line(string text) => System.Text.Encoding.Latin1.GetBytes(LineStart + text + LineEnd);
}
