namespace NanoLpa.Virtual.Modem;

/// <summary>What goes wrong with one command line. Several may be combined.</summary>
public sealed record ModemFault
{
    /// <summary>The command is carried out, but nothing of its answer reaches the host.</summary>
    public bool DropAnswer { get; init; }

    /// <summary>The command is carried out, but of its answer only the final result reaches the host.</summary>
    public bool DropInformation { get; init; }

    /// <summary>The command is not carried out; the answer is this +CME ERROR (in the form AT+CMEE asks for); -1: plain ERROR.</summary>
    public int? AnswerError { get; init; }

    /// <summary>The command is carried out, then the modem restarts instead of answering.</summary>
    public bool Reboot { get; init; }

    /// <summary>The answer comes in pieces of this many bytes, with a pause between them; 0: in one piece.</summary>
    public int SplitBytes { get; init; }

    /// <summary>An unsolicited line, without CR and LF, between the information lines and the final result.</summary>
    public string? UrcInside { get; init; }

    /// <summary>Bytes that come right before the answer.</summary>
    public byte[]? GarbageBefore { get; init; }
}
