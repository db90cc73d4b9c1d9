namespace NanoLpa.Firmware
{
    /// <summary><c>notifications</c>: shows what servers have not been told yet.</summary>
    public sealed class NotificationsCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "notifications";

        /// <inheritdoc />
        public string Arguments => string.Empty;

        /// <inheritdoc />
        public string Help => "shows what servers have not been told yet";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            var pending = lpa.Esim.GetNotifications();
            if (pending == null)
            {
                return lpa.Fail(lpa.Esim.LastError);
            }

            if (pending.Length == 0)
            {
                lpa.Print("no notifications");
            }

            foreach (var notification in pending)
            {
                lpa.Print(Describe(notification));
            }

            return true;
        }

        /// <summary>A notification in one line.</summary>
        internal static string Describe(NotificationMetadata notification) =>
            notification.SequenceNumber.ToString() + "  " + Event(notification.Operation) + "  " + notification.Iccid + "  " + notification.Address;

        private static string Event(NotificationEvent operation)
        {
            switch (operation)
            {
                case NotificationEvent.Install:
                    return "install";
                case NotificationEvent.Enable:
                    return "enable";
                case NotificationEvent.Disable:
                    return "disable";
                case NotificationEvent.Delete:
                    return "delete";
                default:
                    return "event " + ((int)operation).ToString();
            }
        }
    }
}
