using System.Collections;

namespace NanoLpa
{
    /// <summary>ES10b.ListNotification (SGP.22 section 5.7.9).</summary>
    public static class ListNotification
    {
        private const int Tag = 0xBF28;
        private const int MaxNotifications = 256;

        /// <summary>Lists what servers have not been told yet.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.EuiccRefused"/>: the detail is the listNotificationsResultError.</exception>
        public static NotificationMetadata[] Call(IsdR isdr, TlvWriter request)
        {
            request.Clear();
            request.End(request.Begin(Tag));

            var list = Es10Result.Check(isdr.Send(request).Require(Tag), LpaError.EuiccRefused).Members();
            var found = new ArrayList();
            while (list.FindElement(NotificationMetadata.Tag, found.Count, MaxNotifications))
            {
                found.Add(NotificationMetadata.Decode(list));
            }

            var notifications = new NotificationMetadata[found.Count];
            found.CopyTo(notifications);
            return notifications;
        }
    }
}
