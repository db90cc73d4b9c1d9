namespace NanoLpa.Firmware
{
    /// <summary><c>notification send</c>: tells a server what was dumped on another device; needs no eUICC.</summary>
    public sealed class NotificationSendCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "notification send";

        /// <inheritdoc />
        public string Arguments => "<base64>";

        /// <inheritdoc />
        public string Help => "tells a server what was dumped on another device";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length != 1)
            {
                return lpa.FailUsage(this);
            }

            TlsWarning.Show(lpa);
            var sent = lpa.Esim.Notifications.Send(arguments[0]);
            if (sent == null)
            {
                return lpa.Fail(lpa.Esim.LastError);
            }

            lpa.Print("reported: " + NotificationText.Of(sent));
            lpa.Print("where it was dumped, notification remove " + sent.SequenceNumber.ToString() + " force drops it");
            NotificationText.AddTo(lpa.Answer, sent);
            return true;
        }
    }
}
