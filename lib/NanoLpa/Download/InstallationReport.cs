namespace NanoLpa
{
    /// <summary>Tells the SM-DP+ what became of an installation, over the connection of the download: the result, and the
    /// notification that the profile may ask for besides (SGP.22 sections 3.1.3.3 and 3.5).</summary>
    internal sealed class InstallationReport
    {
        private readonly IsdR _isdr;
        private readonly Es9Client _es9;
        private readonly TlvWriter _request;

        public InstallationReport(IsdR isdr, Es9Client es9, TlvWriter request)
        {
            _isdr = isdr;
            _es9 = es9;
            _request = request;
        }

        /// <summary>Whether the eUICC may keep something of the installation that a server is still to be told.</summary>
        public bool IsPending { get; private set; } = true;

        /// <summary>What the server was told besides the result; null: nothing.</summary>
        public NotificationReport Reported { get; private set; }

        /// <summary>Tells it. What the server has taken is removed from the eUICC, which keeps the rest.</summary>
        /// <param name="result">The result.</param>
        /// <param name="profile">The profile, as the server has announced it.</param>
        /// <param name="more">Whether the result is not all that is told.</param>
        /// <exception cref="LpaException">What card and network throw.</exception>
        public void Run(ProfileInstallationResult result, ProfileMetadata profile, bool more)
        {
            var server = Send(result.Notification, result.Encoded, 0, result.Encoded.Length);
            if (!result.Succeeded)
            {
                // Nobody else is told of that.
                IsPending = false;
                return;
            }

            if (profile.Notifications == null)
            {
                // The profile may still have some, for the announcement is only there to be shown.
                return;
            }

            var open = 0;
            var here = false;
            foreach (var configuration in profile.Notifications)
            {
                if ((configuration.Events & NotificationEvent.Install) != 0)
                {
                    open++;
                    here |= server.Matches(configuration.Address);
                }
            }

            if (here && more)
            {
                var pending = RetrieveNotificationsList.FindInstall(_isdr, _request, profile.Iccid, server, out var notification);
                if (pending != null)
                {
                    Send(notification, pending.Bytes, pending.Start, pending.Size);
                    Reported = new NotificationReport(notification, null);
                    open--;
                }
            }

            IsPending = open > 0;
        }

        private ServerAddress Send(NotificationMetadata notification, byte[] bytes, int offset, int count)
        {
            var server = notification.ParseAddress();
            HandleNotification.Call(_es9, server, bytes, offset, count);
            RemoveNotification.Call(_isdr, _request, notification.SequenceNumber);
            return server;
        }
    }
}
