using System.Collections;

namespace NanoLpa
{
    /// <summary>The notifications of the eSIM: what servers have to be told of its profiles (SGP.22 section 3.5).</summary>
    /// <remarks>The eUICC keeps each until its server has taken it. As for all of <see cref="Esim"/>, a function that fails
    /// returns the value that its description names, and <see cref="LastError"/> says why; while another function or a
    /// download runs, that is <see cref="LpaError.Busy"/>.</remarks>
    public sealed class EsimNotifications
    {
        private readonly EsimSession _session;
        private readonly NotificationList _pending;

        internal EsimNotifications(EsimSession session, NotificationList pending)
        {
            _session = session;
            _pending = pending;
        }

        /// <summary>Why the last function failed; null when it did not. The same as <see cref="Esim.LastError"/>.</summary>
        public LpaException LastError => _session.LastError;

        /// <summary>Lists every pending notification.</summary>
        /// <returns>The notifications in the order of the eUICC, maybe none; null on failure.</returns>
        public NotificationMetadata[] List()
        {
            NotificationMetadata[] pending = null;
            _session.Run(() => pending = _pending.List(), LpaStage.Management);
            return pending;
        }

        /// <summary>Reports a pending notification to its server, and removes it from the eUICC once the server has it.</summary>
        /// <returns>0; -1 on failure: the eUICC keeps the notification.</returns>
        public int Report(NotificationMetadata notification) =>
            _session.Run(() => _pending.Report(notification), LpaStage.Notification) ? 0 : -1;

        /// <summary>Reports pending notifications, each as <see cref="Report(NotificationMetadata)"/> does. One that is kept back does
        /// not stop the others, unless network, modem or card have failed as a whole.</summary>
        /// <returns>What became of each, in the order in which they are given.</returns>
        public NotificationReport[] Report(NotificationMetadata[] notifications) =>
            notifications.Length == 0 ? new NotificationReport[0] : Report(notifications, null);

        /// <summary>Reports all that is pending, as <see cref="Report(NotificationMetadata[])"/> does.</summary>
        /// <param name="iccid">ICCID of the profile whose notifications are meant, digits; null: all.</param>
        /// <returns>What became of each, maybe none; null when they could not be listed.</returns>
        public NotificationReport[] ReportAll(string iccid) => Report(null, iccid);

        /// <summary>Removes a notification from the eUICC though no server has taken it: it is lost then, unless it was dumped.</summary>
        /// <param name="sequenceNumber">Its number.</param>
        /// <returns>0, also when it was gone already; -1 on failure.</returns>
        public int Remove(int sequenceNumber) =>
            _session.Run(() => _pending.Remove(sequenceNumber), LpaStage.Management) ? 0 : -1;

        /// <summary>Reads a notification, to be sent by another device with <see cref="Send"/>. The eUICC keeps it.</summary>
        /// <param name="sequenceNumber">Its number.</param>
        /// <returns>The PendingNotification in base64; null on failure, <see cref="LpaError.NotificationNotFound"/> for one.</returns>
        public string Dump(int sequenceNumber)
        {
            string dump = null;
            _session.Run(() => dump = _pending.Retrieve(sequenceNumber).ToBase64(), LpaStage.Management);
            return dump;
        }

        /// <summary>Tells a server what was dumped on another device. Needs no eUICC.</summary>
        /// <param name="dump">What <see cref="Dump"/> gave.</param>
        /// <returns>What the server has taken: it may now be removed from the eUICC it came from. Null on failure.</returns>
        public NotificationMetadata Send(string dump)
        {
            NotificationMetadata sent = null;
            _session.RunWithoutCard(
                () =>
                {
                    var notification = PendingNotification.Parse(dump);
                    _pending.Send(notification);
                    sent = notification.Metadata;
                },
                LpaStage.Notification);
            return sent;
        }

        /// <summary>Those of some notifications that are about a profile.</summary>
        /// <param name="iccid">Its ICCID, digits; null: all of them.</param>
        /// <param name="notifications">The notifications.</param>
        public static NotificationMetadata[] Of(string iccid, NotificationMetadata[] notifications)
        {
            if (iccid == null)
            {
                return notifications;
            }

            var found = new ArrayList();
            foreach (var notification in notifications)
            {
                if (notification.Iccid == iccid)
                {
                    found.Add(notification);
                }
            }

            var chosen = new NotificationMetadata[found.Count];
            found.CopyTo(chosen);
            return chosen;
        }

        /// <summary>Reports notifications; where none are given, those that are pending, on the channel that they are listed on.</summary>
        private NotificationReport[] Report(NotificationMetadata[] notifications, string iccid)
        {
            var round = notifications == null ? null : new NotificationRound(_session.IsdR, _pending, notifications);
            var ended = _session.Run(
                () =>
                {
                    round = round ?? new NotificationRound(_session.IsdR, _pending, Of(iccid, _pending.List()));
                    round.Run();
                },
                LpaStage.Notification);
            if (round == null)
            {
                return null;
            }

            if (!ended)
            {
                round.GiveUp(_session.LastError);
            }

            return round.Reports;
        }
    }
}
