namespace NanoLpa.Firmware
{
    /// <summary><c>report</c>: tells servers what they have not been told yet.</summary>
    public sealed class ReportCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "report";

        /// <inheritdoc />
        public string Arguments => "[number]";

        /// <inheritdoc />
        public string Help => "reports one notification, or all, to their servers";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length > 1)
            {
                return lpa.FailUsage(this);
            }

            var pending = lpa.Esim.GetNotifications();
            if (pending == null)
            {
                return lpa.Fail(lpa.Esim.LastError);
            }

            var chosen = 0;
            var succeeded = true;
            foreach (var notification in pending)
            {
                if (arguments.Length == 0 || notification.SequenceNumber.ToString() == arguments[0])
                {
                    chosen++;
                    succeeded &= Report(lpa, notification);
                }
            }

            if (chosen == 0)
            {
                return arguments.Length == 1 ? lpa.Fail("no notification with this number; notifications shows them") : Nothing(lpa);
            }

            return succeeded;
        }

        private static bool Nothing(LpaConsole lpa)
        {
            lpa.Print("nothing to report");
            return true;
        }

        private static bool Report(LpaConsole lpa, NotificationMetadata notification)
        {
            if (lpa.Esim.ReportNotification(notification) != 0)
            {
                return lpa.Fail(ErrorText.Of(lpa.Esim.LastError) + "; kept: " + NotificationsCommand.Describe(notification));
            }

            lpa.Print("reported: " + NotificationsCommand.Describe(notification));
            return true;
        }
    }
}
