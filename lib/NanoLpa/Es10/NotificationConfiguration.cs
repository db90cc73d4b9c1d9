using System.Collections;

namespace NanoLpa
{
    /// <summary>Which events of a profile are told to which server (NotificationConfigurationInformation, SGP.22 section 5.5.3).</summary>
    public sealed class NotificationConfiguration
    {
        private const int MaxNotifications = 16;

        private NotificationConfiguration(NotificationEvent events, string address)
        {
            Events = events;
            Address = address;
        }

        /// <summary>The events: one bit for each.</summary>
        public NotificationEvent Events { get; }

        /// <summary>Host name of the server.</summary>
        public string Address { get; }

        /// <summary>Decodes notificationConfigurationInfo, which a reader is at.</summary>
        internal static NotificationConfiguration[] DecodeAll(TlvReader at)
        {
            var list = at.Members();
            var found = new ArrayList();
            while (list.FindElement(0x30, found.Count, MaxNotifications))
            {
                found.Add(Decode(list));
            }

            var notifications = new NotificationConfiguration[found.Count];
            found.CopyTo(notifications);
            return notifications;
        }

        private static NotificationConfiguration Decode(TlvReader at)
        {
            var member = at.Members();
            var bits = member.Require(0x80).Bits();

            // NotificationEvent has its bits as the eUICC sends them, the first at the top of a byte.
            var events = 0;
            for (var i = 0; i < 8; i++)
            {
                events |= (bits & (1 << i)) != 0 ? 0x80 >> i : 0;
            }

            return new NotificationConfiguration((NotificationEvent)events, member.Require(0x81).Text());
        }
    }
}
