namespace NanoLpa.Virtual.Euicc;

/// <summary>A notification that waits on the eUICC until the server has it.</summary>
/// <param name="SequenceNumber">Its number.</param>
/// <param name="Event">What happened.</param>
/// <param name="Address">Whom to tell.</param>
/// <param name="Iccid">The profile, or null when the eUICC never learnt it.</param>
/// <param name="Metadata">NotificationMetadata (BF2F).</param>
/// <param name="Encoded">PendingNotification: ProfileInstallationResult (BF37) or OtherSignedNotification (30).</param>
public sealed record PendingNotification(
    int SequenceNumber,
    NotificationEvent Event,
    string Address,
    string? Iccid,
    byte[] Metadata,
    byte[] Encoded);
