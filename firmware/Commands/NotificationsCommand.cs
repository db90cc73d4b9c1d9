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

            lpa.Answer.BeginArray("notifications");
            foreach (var notification in pending)
            {
                lpa.Print(Describe(notification));
                AddValues(lpa.Answer, notification);
            }

            lpa.Answer.EndArray();

            return true;
        }

        /// <summary>A notification in one line.</summary>
        internal static string Describe(NotificationMetadata notification) =>
            notification.SequenceNumber.ToString() + "  " + Event(notification.Operation) + "  " + notification.Iccid + "  " + notification.Address;

        /// <summary>The same for a program.</summary>
        internal static void AddValues(Answer answer, NotificationMetadata notification)
        {
            answer.BeginObject(null);
            answer.Value("number", notification.SequenceNumber);
            answer.Value("event", Event(notification.Operation));
            answer.Value("iccid", notification.Iccid);
            answer.Value("address", notification.Address);
            answer.EndObject();
        }

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
