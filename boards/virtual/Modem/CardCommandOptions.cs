namespace NanoLpa.Virtual.Modem;

/// <summary>How far AT+CSIM works.</summary>
public enum CsimSupport
{
    /// <summary>It passes everything on.</summary>
    Full,

    /// <summary>There is no such command.</summary>
    Absent,

    /// <summary>It opens and closes logical channels, and refuses every command on one.</summary>
    OpensChannels,

    /// <summary>It opens and closes logical channels, selects applications on them, and refuses every other command on one.</summary>
    SelectsApplications,
}

/// <summary>How AT+CSIM, AT+CCHO, AT+CGLA and AT+CCHC work: every module does it in its own way.</summary>
public sealed class CardCommandOptions
{
    /// <summary>How far AT+CSIM works.</summary>
    public CsimSupport Csim { get; set; }

    /// <summary>Whether there are AT+CCHO, AT+CGLA and AT+CCHC.</summary>
    public bool HasChannelCommands { get; set; } = true;

    /// <summary>Whether the test forms of commands that work answer ERROR.</summary>
    public bool RefusesTest { get; set; }

    /// <summary>Whether answers of the channel commands come without their prefix.</summary>
    public bool BareAnswers { get; set; }

    /// <summary>Whether there is no blank behind the prefix of those answers.</summary>
    public bool NoBlanks { get; set; }

    /// <summary>Id of the first session; the next ones follow.</summary>
    public int FirstSession { get; set; } = 21;

    /// <summary>Whether sessions are named in hexadecimal digits.</summary>
    public bool HexSessions { get; set; }

    /// <summary>How many of the answers that 61xx announces AT+CGLA fetches by itself, before it gives everything at once.</summary>
    public int FetchedAnswers { get; set; }

    /// <summary>Whether a command whose fifth byte is not the number of those that follow is refused: one with Le behind its data.</summary>
    public bool RefusesLe { get; set; }

    /// <summary>Whether the digits of answers are in lower case.</summary>
    public bool LowerCase { get; set; }

    /// <summary>What the answers of AT+CSIM and AT+CGLA say of a response.</summary>
    internal string Describe(byte[] response)
    {
        var digits = LowerCase ? Convert.ToHexStringLower(response) : Convert.ToHexString(response);
        return $"{digits.Length},\"{digits}\"";
    }
}
