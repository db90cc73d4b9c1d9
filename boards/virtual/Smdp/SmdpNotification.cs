using NanoLpa.Virtual.Euicc;

namespace NanoLpa.Virtual.Smdp;

/// <summary>One notification that the server has taken.</summary>
public sealed record SmdpNotification
{
    /// <summary>The event, or null when it could not be read.</summary>
    public NotificationEvent? Event { get; init; }

    /// <summary>Sequence number that the eUICC gave it.</summary>
    public long SequenceNumber { get; init; }

    /// <summary>ICCID, digits; or null.</summary>
    public string? Iccid { get; init; }

    /// <summary>Address it is meant for.</summary>
    public string? Address { get; init; }

    /// <summary>Transaction ID of a ProfileInstallationResult, hex; or null.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Whether the eUICC's signature, and its certificates where they come with it, are right.</summary>
    public bool IsValid { get; init; }

    /// <summary>AID of the ISD-P of a successful ProfileInstallationResult, hex; or null.</summary>
    public string? IsdpAid { get; init; }

    /// <summary>bppCommandId of a failed ProfileInstallationResult, or null.</summary>
    public long? BppCommand { get; init; }

    /// <summary>errorReason of a failed ProfileInstallationResult, or null.</summary>
    public long? ErrorReason { get; init; }
}
