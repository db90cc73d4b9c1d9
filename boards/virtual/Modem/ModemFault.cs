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

    /// <summary>The command is not carried out; in place of an answer so many bytes come, and no line end among them.</summary>
    public int FloodBytes { get; init; }

    /// <summary>The command is not carried out; in place of an answer unsolicited lines come, without a pause, for so long.</summary>
    public TimeSpan Chatter { get; init; }

    internal bool TalksInstead => FloodBytes > 0 || Chatter > TimeSpan.Zero;

    /// <summary>Says what comes in place of an answer.</summary>
    internal async Task TalkAsync(Action<byte[]> say, PortHabits habits)
    {
        var flood = new byte[FloodBytes];
        Array.Fill(flood, (byte)'7');
        say(flood);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (clock.Elapsed < Chatter)
        {
            say(habits.Line("+QIND: \"csq\",24,99"));
            await Task.Delay(1).ConfigureAwait(false);
        }
    }
}
