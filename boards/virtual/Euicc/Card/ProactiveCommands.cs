namespace NanoLpa.Virtual.Euicc.Card;

/// <summary>The REFRESH that waits for the terminal after a profile was enabled or disabled (ETSI TS 102 223).</summary>
internal sealed class ProactiveCommands
{
    // REFRESH, qualifier 04 (UICC reset), from the UICC to the terminal.
    private static readonly byte[] s_refresh = Convert.FromHexString("D009810301010482028182");

    private bool _isWaiting;

    /// <summary>The status word of a command that succeeds.</summary>
    public ushort Success => _isWaiting ? StatusWord.WithCount(StatusWord.ProactiveCommandWaiting, s_refresh.Length) : StatusWord.Ok;

    /// <summary>A REFRESH waits from now on; the status word that says so.</summary>
    public ushort Announce()
    {
        _isWaiting = true;
        return Success;
    }

    /// <summary>As after power on.</summary>
    public void Reset() => _isWaiting = false;

    /// <summary>FETCH.</summary>
    public ApduAnswer Fetch() =>
        _isWaiting ? new ApduAnswer(s_refresh, StatusWord.Ok) : throw new CardException(StatusWord.ConditionsNotSatisfied);

    /// <summary>TERMINAL RESPONSE.</summary>
    public ApduAnswer Finish()
    {
        _isWaiting = false;
        return new ApduAnswer(StatusWord.Ok);
    }
}
