using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Es10;

/// <summary>ListNotification (SGP.22 section 5.7.9), RetrieveNotificationsList (5.7.10), NotificationSent (5.7.11).</summary>
internal sealed class NotificationFunctions(EuiccState state)
{
    private const int NoResultAvailable = 1;
    private const int NothingToDelete = 1;

    /// <summary>ListNotificationResponse: the metadata of all, or of those with one of the events.</summary>
    public byte[] List(Tlv request) => Der.Encode(0xBF28, Der.Encode(
        0xA0, [.. state.Notifications.All.Where(OfEvents(request.Find(0x81))).Select(pending => pending.Metadata)]));

    /// <summary>RetrieveNotificationsListResponse: one by number, those with one of the events, or all.</summary>
    public byte[] Retrieve(Tlv request)
    {
        Tlv? criteria = request.Find(0xA0);
        Tlv? number = criteria?.Find(0x80);
        byte[][] found = [.. state.Notifications.All
            .Where(OfEvents(criteria?.Find(0x81)))
            .Where(pending => number is null || pending.SequenceNumber == number.ToInteger())
            .Select(pending => pending.Encoded)];
        return number is not null && found.Length == 0
            ? Der.Encode(0xBF2B, Der.Integer(0x81, NoResultAvailable))
            : Der.Encode(0xBF2B, Der.Encode(0xA0, found));
    }

    /// <summary>NotificationSentResponse.</summary>
    public byte[] Remove(Tlv request) => Der.Encode(0xBF30, Der.Integer(
        0x80, state.Notifications.Remove(request.Require(0x80).ToInteger()) ? 0 : NothingToDelete));

    private static Func<PendingNotification, bool> OfEvents(Tlv? events)
    {
        if (events is null)
        {
            return _ => true;
        }

        IReadOnlyList<int> wanted = Der.ReadNamedBits(events.Value.Span);
        return pending => wanted.Contains((int)pending.Event);
    }
}
