using System.Security.Cryptography.X509Certificates;
using NanoLpa.Virtual.Euicc;

namespace NanoLpa.Virtual.Smdp;

/// <summary>The states of an order in which an LPA can meet it.</summary>
public enum OrderState
{
    /// <summary>Ordered, not yet released for download.</summary>
    Confirmed,

    /// <summary>Ready for download.</summary>
    Released,

    /// <summary>A bound profile package was handed out; no result yet.</summary>
    Downloaded,

    /// <summary>The eUICC has signed that it is installed.</summary>
    Installed,

    /// <summary>It cannot be downloaded any more.</summary>
    Error,
}

/// <summary>A profile that waits for its download, and what has become of it.</summary>
public sealed class ProfileOrder
{
    /// <summary>Matching ID: the token of the activation code. Empty: for the eUICC with this EID only.</summary>
    public required string MatchingId { get; init; }

    /// <summary>ICCID, 18 to 20 digits. Null: that of the profile package in the file, or else one made up.</summary>
    public string? Iccid { get; set; }

    /// <summary>Profile name, at most 64 bytes.</summary>
    public string ProfileName { get; init; } = "NanoLpa Demo";

    /// <summary>Service provider name, at most 32 bytes.</summary>
    public string ServiceProviderName { get; init; } = "NanoLpa";

    /// <summary>Bytes of the unprotected profile package.</summary>
    public int ProfileSize { get; init; } = 12 * 1024;

    /// <summary>File with an unprotected profile package to take instead of one made up, or null.</summary>
    public string? ProfileFile { get; init; }

    /// <summary>Confirmation code that the user has to know, or null.</summary>
    public string? ConfirmationCode { get; init; }

    /// <summary>Profile class.</summary>
    public ProfileClass Class { get; init; } = ProfileClass.Operational;

    /// <summary>Profile policy rules: 1 must not be disabled, 2 must not be deleted, 3 deleted when disabled.</summary>
    public IReadOnlyList<int> Ppr { get; init; } = [];

    /// <summary>MCC and MNC of the owner, 5 or 6 digits.</summary>
    public string MccMnc { get; init; } = "00101";

    /// <summary>Icon (PNG, at most 1024 bytes), or null.</summary>
    public byte[]? Icon { get; init; }

    /// <summary>Who is told that it is installed, besides the result; null: this server, as of all other events.</summary>
    public string? InstallAddress { get; init; }

    /// <summary>The only EID that may have it, or null.</summary>
    public string? Eid { get; init; }

    /// <summary>When it lapses, or null.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How many bound profile packages may be handed out for it.</summary>
    public int MaxDownloads { get; init; } = int.MaxValue;

    /// <summary>Whether profile elements are protected with random keys that ReplaceSessionKeys brings.</summary>
    public bool ReplaceSessionKeys { get; init; } = true;

    /// <summary>What goes wrong with it, or null.</summary>
    public Fault? Fault { get; set; }

    /// <summary>Where it stands.</summary>
    public OrderState State { get; set; } = OrderState.Released;

    /// <summary>Bound profile packages handed out.</summary>
    public int Downloads { get; internal set; }

    /// <summary>Wrong confirmation codes so far.</summary>
    public int WrongConfirmationCodes { get; internal set; }

    /// <summary>Reason of the last CancelSession (SGP.22, CancelSessionReason), or null.</summary>
    public int? CancelReason { get; internal set; }

    /// <summary>EID that the last download went to, or null.</summary>
    public string? DownloadedBy { get; internal set; }

    /// <summary>The eUICC's one-time public key of the last binding.</summary>
    internal byte[]? EuiccOtpk { get; set; }

    /// <summary>Transactions in which it was handed out, with the eUICC's certificate: what its result is checked with.</summary>
    internal Dictionary<string, X509Certificate2> Transactions { get; } = [];
}
