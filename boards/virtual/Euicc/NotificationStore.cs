using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc;

/// <summary>The pending notifications: made and signed here, removed only when the LPA says that they were sent.</summary>
internal sealed class NotificationStore(EuiccCredentials credentials, int firstSequenceNumber)
{
    private readonly List<PendingNotification> _pending = [];

    /// <summary>The number that the next one gets.</summary>
    public int NextSequenceNumber { get; private set; } = firstSequenceNumber;

    /// <summary>What is pending, oldest first.</summary>
    public IReadOnlyList<PendingNotification> All => _pending;

    /// <summary>What an event of this profile tells to the addresses in its metadata (OtherSignedNotification).</summary>
    public void Add(InstalledProfile profile, NotificationEvent @event)
    {
        foreach (NotificationConfiguration configuration in profile.Notifications)
        {
            if (configuration.Events.Contains(@event))
            {
                Add(@event, configuration.Address, profile.Iccid, Sign);
            }
        }
    }

    /// <summary>Adds one notification, of which only the number and the metadata are made here.</summary>
    public PendingNotification Add(NotificationEvent @event, string address, string? iccid, Func<byte[], byte[]> encode)
    {
        int number = NextSequenceNumber++;
        byte[] metadata = Der.Encode(
            0xBF2F,
            Der.Integer(0x80, number),
            Der.NamedBits(0x81, (int)@event),
            Der.Text(0x0C, address),
            iccid is null ? [] : Der.Encode(0x5A, Iccid.ToBytes(iccid).AsSpan()));
        PendingNotification notification = new(number, @event, address, iccid, metadata, encode(metadata));
        _pending.Add(notification);
        return notification;
    }

    /// <summary>Removes the notification with this number; false when there is none.</summary>
    public bool Remove(long sequenceNumber) =>
        _pending.RemoveAll(notification => notification.SequenceNumber == sequenceNumber) > 0;

    private byte[] Sign(byte[] metadata) => Der.Encode(
        0x30,
        metadata,
        RspSignature.SignTlv(credentials.EuiccKey, metadata),
        credentials.EuiccCertificate.RawData,
        credentials.EumCertificate.RawData);
}
