namespace NanoLpa.Firmware
{
    /// <summary><c>notification remove</c>: drops a notification that its server has not taken.</summary>
    public sealed class NotificationRemoveCommand : ICommand
    {
        private const string Force = "force";

        /// <inheritdoc />
        public string Name => "notification remove";

        /// <inheritdoc />
        public string Arguments => "<number|iccid|all> force";

        /// <inheritdoc />
        public string Help => "drops what was not reported; only by force, for no server hears of it then";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length != 2 || arguments[1].ToLower() != Force)
            {
                return lpa.FailUsage(this);
            }

            var chosen = NotificationChoice.Read(lpa, arguments[0]);
            if (chosen == null)
            {
                return false;
            }

            lpa.Answer.BeginArray("notifications");
            foreach (var notification in chosen)
            {
                if (lpa.Esim.Notifications.Remove(notification.SequenceNumber) != 0)
                {
                    lpa.Answer.EndArray();
                    return lpa.Fail(lpa.Esim.LastError);
                }

                lpa.Print("removed: " + NotificationText.Of(notification));
                lpa.Answer.BeginObject(null);
                NotificationText.AddTo(lpa.Answer, notification);
                lpa.Answer.EndObject();
            }

            lpa.Answer.EndArray();
            return true;
        }
    }
}
