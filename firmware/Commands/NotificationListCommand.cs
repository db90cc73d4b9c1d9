namespace NanoLpa.Firmware
{
    /// <summary><c>notifications</c> and <c>notification list</c>: shows what servers have not been told yet.</summary>
    public sealed class NotificationListCommand : ICommand
    {
        /// <summary>Creates the command.</summary>
        /// <param name="name">Its verb.</param>
        public NotificationListCommand(string name)
        {
            Name = name;
        }

        /// <inheritdoc />
        public string Name { get; }

        /// <inheritdoc />
        public string Arguments => string.Empty;

        /// <inheritdoc />
        public string Help => "shows what servers have not been told yet";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length > 0)
            {
                return lpa.FailUsage(this);
            }

            var pending = lpa.Esim.Notifications.List();
            if (pending == null)
            {
                return lpa.Fail(lpa.Esim.LastError);
            }

            if (pending.Length == 0)
            {
                lpa.Print("no notifications");
            }

            lpa.Answer.BeginArray("notifications");
            foreach (var notification in pending)
            {
                lpa.Print(NotificationText.Of(notification));
                lpa.Answer.BeginObject(null);
                NotificationText.AddTo(lpa.Answer, notification);
                lpa.Answer.EndObject();
            }

            lpa.Answer.EndArray();
            return true;
        }
    }
}
