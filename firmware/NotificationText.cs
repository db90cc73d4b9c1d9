namespace NanoLpa.Firmware
{
    /// <summary>Notifications in words, and as values for a program.</summary>
    internal static class NotificationText
    {
        /// <summary>A notification in one line.</summary>
        public static string Of(NotificationMetadata notification) =>
            notification.SequenceNumber.ToString() + "  " + Event(notification.Operation) + "  " + notification.Iccid + "  " + notification.Address;

        /// <summary>Adds a notification to the object that is open.</summary>
        public static void AddTo(Answer answer, NotificationMetadata notification)
        {
            answer.Value("number", notification.SequenceNumber);
            answer.Value("event", Event(notification.Operation));
            answer.Value("iccid", notification.Iccid);
            answer.Value("address", notification.Address);
        }

        /// <summary>Adds a notification and what became of it to the object that is open.</summary>
        public static void AddTo(Answer answer, NotificationReport report)
        {
            AddTo(answer, report.Notification);
            answer.Value("reported", report.Error == null);
            if (report.Error != null)
            {
                answer.Value(report.Error);
                answer.Value("message", ErrorText.Of(report.Error));
            }
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
