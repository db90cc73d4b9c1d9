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
        /// <exception cref="LpaException"><see cref="LpaError.ProfileNotFound"/>: nothing is pending for this ICCID; or
        /// what kept the first of several, as for <see cref="Report"/>.</exception>
        public void ReportDeletions(string iccid)
        {
            var deletions = ListDeletions(iccid);
            if (iccid == null || deletions.Length == 0)
            {
                throw new LpaException(LpaError.ProfileNotFound);
            }

            LpaException failure = null;
            foreach (var deletion in deletions)
            {
                try
                {
                    Report(deletion);
                }
                catch (LpaException e)
                {
                    // The others are reported all the same.
                    failure = failure ?? e;
                }
            }

            if (failure != null)
            {
                throw failure;
            }
        }

        /// <summary>Reports a notification to its server, and removes it from the eUICC once the server has it.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.NotificationAddress"/>, and what the card and the network throw; the
        /// eUICC then keeps the notification.</exception>
        public void Report(NotificationMetadata notification)
        {
            var pending = RetrieveNotificationsList.Call(_isdr, _request, notification.SequenceNumber);
            if (pending == null)
            {
                // Reported and removed by somebody else since it was listed.
                return;
            }

            Send(pending);
            Remove(notification.SequenceNumber);
        }

        /// <summary>Reads a notification as a whole; the eUICC keeps it.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.NotificationNotFound"/>, and what the card throws.</exception>
        public PendingNotification Retrieve(int sequenceNumber)
        {
            var pending = RetrieveNotificationsList.Call(_isdr, _request, sequenceNumber);
            if (pending == null)
            {
                throw new LpaException(LpaError.NotificationNotFound);
            }

            return pending;
        }

        /// <summary>Tells a server, which has taken the notification when this returns. The ISD-R is not needed.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.NotificationAddress"/>, and what the network throws.</exception>
        public void Send(PendingNotification notification) =>
            HandleNotification.Call(_es9, notification.Metadata.ParseAddress(), notification.Encoded, 0, notification.Encoded.Length);

        /// <summary>Removes a notification, whether its server has it or not.</summary>
        /// <exception cref="LpaException">What the card throws.</exception>
        public void Remove(int sequenceNumber) => RemoveNotification.Call(_isdr, _request, sequenceNumber);
    }
}
