namespace NanoLpa.Firmware
{
    /// <summary><c>notification dump</c>: shows a notification as a whole, for a device that has a network.</summary>
    public sealed class NotificationDumpCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "notification dump";

        /// <inheritdoc />
        public string Arguments => "<number>";

        /// <inheritdoc />
        public string Help => "shows one in base64, for notification send on another device";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length != 1)
            {
                return lpa.FailUsage(this);
            }

            var chosen = NotificationChoice.Read(lpa, arguments[0]);
            if (chosen == null)
            {
                return false;
            }

            if (chosen.Length != 1)
            {
                return lpa.FailUsage(this);
            }

            var dump = lpa.Esim.Notifications.Dump(chosen[0].SequenceNumber);
            if (dump == null)
            {
                return lpa.Fail(lpa.Esim.LastError);
            }

            lpa.Print(dump);
            NotificationText.AddTo(lpa.Answer, chosen[0]);
            lpa.Answer.Value("dump", dump);
            return true;
        }
    }
}
