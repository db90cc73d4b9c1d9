namespace NanoLpa.Firmware
{
    /// <summary><c>report</c> and <c>notification report</c>: tells servers what they have not been told yet.</summary>
    public sealed class NotificationReportCommand : ICommand
    {
        /// <summary>Creates the command.</summary>
        /// <param name="name">Its verb.</param>
        public NotificationReportCommand(string name)
        {
            Name = name;
        }

        /// <inheritdoc />
        public string Name { get; }

        /// <inheritdoc />
        public string Arguments => "[number|iccid|all]";

        /// <inheritdoc />
        public string Help => "reports one notification, a profile's, or all, to their servers";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length > 1)
            {
                return lpa.FailUsage(this);
            }

            var chosen = NotificationChoice.Read(lpa, arguments.Length == 0 ? NotificationChoice.All : arguments[0]);
            if (chosen == null)
            {
                return false;
            }

            if (chosen.Length == 0)
            {
                lpa.Print("nothing to report");
            }
            else
            {
                TlsWarning.Show(lpa);
            }

            var succeeded = true;
            lpa.Answer.BeginArray("notifications");
            foreach (var report in lpa.Esim.Notifications.Report(chosen))
            {
                succeeded &= Show(lpa, report);
            }

            lpa.Answer.EndArray();
            return succeeded;
        }

        private static bool Show(LpaConsole lpa, NotificationReport report)
        {
            lpa.Answer.BeginObject(null);
            NotificationText.AddTo(lpa.Answer, report);
            lpa.Answer.EndObject();
            if (report.Error != null)
            {
                return lpa.Fail(ErrorText.Of(report.Error) + "; kept: " + NotificationText.Of(report.Notification));
            }

            lpa.Print("reported: " + NotificationText.Of(report.Notification));
            return true;
        }
    }
}
