using System.Collections;

namespace NanoLpa
{
    /// <summary>What servers have not been told yet: kept by the eUICC until they have (SGP.22 section 3.5).</summary>
    public sealed class NotificationList
    {
        private readonly IsdR _isdr;
        private readonly Es9Client _es9;
        private readonly TlvWriter _request = new TlvWriter(32);

        /// <summary>Creates the list on an ISD-R, which must be open when it is used.</summary>
        public NotificationList(IsdR isdr, Es9Client es9)
        {
            _isdr = isdr;
            _es9 = es9;
        }

        /// <summary>The pending notifications, in the order of the eUICC.</summary>
        public NotificationMetadata[] List() => ListNotification.Call(_isdr, _request);

        /// <summary>The pending notifications of deleted profiles.</summary>
        /// <param name="iccid">ICCID of the profile, digits; null: of all.</param>
        public NotificationMetadata[] ListDeletions(string iccid)
        {
            var found = new ArrayList();
            foreach (var notification in List())
            {
                if (notification.Operation == NotificationEvent.Delete && (iccid == null || notification.Iccid == iccid))
                {
                    found.Add(notification);
                }
            }

            var deletions = new NotificationMetadata[found.Count];
            found.CopyTo(deletions);
            return deletions;
        }

        /// <summary>Reports the deletion of a profile.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ProfileNotFound"/>: nothing is pending for this ICCID; or as for <see cref="Report"/>.</exception>
        public void ReportDeletions(string iccid)
        {
            var deletions = ListDeletions(iccid);
            if (iccid == null || deletions.Length == 0)
            {
                throw new LpaException(LpaError.ProfileNotFound);
            }

            foreach (var deletion in deletions)
            {
                Report(deletion);
            }
        }

        /// <summary>Reports a notification to its server, and removes it from the eUICC once the server has it.</summary>
        /// <exception cref="LpaException">What the card and the network throw; the eUICC then keeps the notification.</exception>
        public void Report(NotificationMetadata notification)
        {
            var pending = RetrieveNotificationsList.Call(_isdr, _request, notification.SequenceNumber);
            if (pending == null)
            {
                // Reported and removed by somebody else since it was listed.
                return;
            }

            var server = ServerAddress.Parse(notification.Address);
            HandleNotification.Call(_es9, server, pending.Bytes, pending.Start, pending.Size);
            RemoveNotification.Call(_isdr, _request, notification.SequenceNumber);
        }
    }
}
