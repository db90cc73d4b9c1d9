namespace NanoLpa
{
    /// <summary>What became of the attempt to report a notification.</summary>
    public sealed class NotificationReport
    {
        internal NotificationReport(NotificationMetadata notification, LpaException error)
        {
            Notification = notification;
            Error = error;
        }

        /// <summary>The notification.</summary>
        public NotificationMetadata Notification { get; }

        /// <summary>Why it is still on the eUICC; null when its server has taken it and the eUICC has let it go.</summary>
        public LpaException Error { get; }
    }
}
