namespace NanoLpa.Virtual.Euicc.Lpm;

/// <summary>An OmniSIM as KORE's Local Profile Management Guide shows one in its examples.</summary>
public static class OmniSim
{
    /// <summary>The EID of the guide's first example.</summary>
    public const string Eid = "89001039450410141400000000001580";

    private const int DisablingNotAllowed = 1; // POL1

    /// <summary>The card with its three profiles: the first is enabled and the fallback, and the third, once enabled, must not be disabled (POL1).</summary>
    public static EuiccOptions Options() => new()
    {
        Kind = EuiccKind.Lpm,
        Eid = Eid,
        Profiles =
        [
            Profile("89123108001757010071", 0x11, isEnabled: true, isFallback: true),
            Profile("8949001312170061988", 0x10),
            Profile("89123108001757010072", 0x12, rules: DisablingNotAllowed),
        ],
    };

    /// <summary>A profile without names, as operators put them on M2M cards.</summary>
    /// <param name="iccid">ICCID, digits.</param>
    /// <param name="number">The last but one byte of its AID.</param>
    /// <param name="isEnabled">Whether it is the enabled one.</param>
    /// <param name="isFallback">Whether it has the fallback attribute.</param>
    /// <param name="rules">Rules of POL1: 1 is disabling not allowed.</param>
    public static InstalledProfile Profile(
        string iccid, byte number, bool isEnabled = false, bool isFallback = false, params int[] rules) => new()
    {
        Iccid = iccid,
        FixedAid = [.. Convert.FromHexString("A0000005591010FFFFFFFF890000"), number, 0x00],
        IsEnabled = isEnabled,
        IsFallback = isFallback,
        PolicyRules = rules,
    };
}
