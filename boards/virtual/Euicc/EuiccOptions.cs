namespace NanoLpa.Virtual.Euicc;

/// <summary>How a <see cref="VirtualEuicc"/> is made and how it behaves where real cards differ.</summary>
public sealed class EuiccOptions
{
    /// <summary>Bytes free for profiles.</summary>
    public int FreeMemory { get; set; } = 500_000;

    /// <summary>What manages the profiles: the ISD-R, KORE's LPM applet, or both.</summary>
    public EuiccKind Kind { get; set; }

    /// <summary>The EID, 32 digits; null: that of the eUICC's certificate.</summary>
    public string? Eid { get; set; }

    /// <summary>AID of the ISD-R.</summary>
    public byte[] IsdrAid { get; set; } = Convert.FromHexString("A0000005591010FFFFFFFF8900000100");

    /// <summary>True: response data waits behind 61xx for GET RESPONSE, as with T=0. False: it comes at once.</summary>
    public bool UseGetResponse { get; set; } = true;

    /// <summary>What it makes of Le behind the data of a command.</summary>
    public LeHabit Le { get; set; }

    /// <summary>True: an Le that is not the number of bytes there are is answered with 6Cxx.</summary>
    public bool StrictLe { get; set; }

    /// <summary>The highest logical channel, up to 19.</summary>
    public int HighestChannel { get; set; } = 19;

    /// <summary>Sequence number of the first notification.</summary>
    public int FirstSequenceNumber { get; set; } = 1;

    /// <summary>
    /// True: enabling or disabling with the refresh flag ends with 91xx, because a REFRESH command waits, and so does the
    /// close of a channel then. False: 9000.
    /// </summary>
    public bool AnnounceRefresh { get; set; }

    /// <summary>The default SM-DP+ address; empty when there is none.</summary>
    public string DefaultDpAddress { get; set; } = "";

    /// <summary>The root SM-DS address.</summary>
    public string RootDsAddress { get; set; } = "lpa.ds.gsma.com";

    /// <summary>SGP.22 version in EUICCInfo1 and EUICCInfo2.</summary>
    public byte[] Svn { get; set; } = [2, 2, 2];

    /// <summary>Firmware version in EUICCInfo2.</summary>
    public byte[] FirmwareVersion { get; set; } = [1, 2, 3];

    /// <summary>SAS accreditation number in EUICCInfo2.</summary>
    public string SasAccreditationNumber { get; set; } = "NANOLPA-00-01";

    /// <summary>Numbers of the profile policy rules that EUICCInfo2 calls forbidden.</summary>
    public IReadOnlyList<int> ForbiddenPolicyRules { get; set; } = [];

    /// <summary>Which operators may use which profile policy rules.</summary>
    public IReadOnlyList<PolicyAuthorisation> RulesAuthorisationTable { get; set; } =
        [new PolicyAuthorisation([1, 2], ["EEEEEE"], ConsentRequired: true)];

    /// <summary>Profiles that are there from the start.</summary>
    public IReadOnlyList<InstalledProfile> Profiles { get; set; } = [];

    /// <summary>Applications besides the ISD-R.</summary>
    public IReadOnlyList<Card.ICardApplication> Applications { get; set; } = [];

    /// <summary>The clock that certificates are checked against.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;
}

/// <summary>What manages the profiles of a <see cref="VirtualEuicc"/>.</summary>
public enum EuiccKind
{
    /// <summary>A consumer eUICC: the ISD-R.</summary>
    Consumer,

    /// <summary>An M2M eUICC with KORE's LPM applet, and without an ISD-R that a device could select.</summary>
    Lpm,

    /// <summary>Both.</summary>
    ConsumerWithLpm,
}

/// <summary>One row of the rules authorisation table (SGP.22 section 2.9.2.1).</summary>
/// <param name="Rules">Numbers of the rules: 1 is PPR1, disabling not allowed; 2 is PPR2, deletion not allowed.</param>
/// <param name="Operators">MCC and MNC as 6 hex digits in the order of TS 24.008; E stands for any digit.</param>
/// <param name="ConsentRequired">Whether the end user has to agree.</param>
public sealed record PolicyAuthorisation(IReadOnlyList<int> Rules, IReadOnlyList<string> Operators, bool ConsentRequired);
