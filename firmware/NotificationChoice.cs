using System.Collections;

namespace NanoLpa.Firmware
{
    /// <summary>Which notifications a word means: a number, an ICCID, or <c>all</c>.</summary>
    internal static class NotificationChoice
    {
        /// <summary>The word for all.</summary>
        public const string All = "all";

        // A sequence number is shorter.
        private const int ShortestIccid = 18;

        /// <summary>Finds those that are meant.</summary>
        public static NotificationMetadata[] Of(string word, NotificationMetadata[] pending)
        {
            if (word.ToLower() == All)
            {
                return pending;
            }

            if (word.Length >= ShortestIccid)
            {
                return EsimNotifications.Of(word.ToUpper(), pending);
            }

            var found = new ArrayList();
            foreach (var notification in pending)
            {
                if (notification.SequenceNumber.ToString() == word)
                {
                    found.Add(notification);
                }
            }

            var chosen = new NotificationMetadata[found.Count];
            found.CopyTo(chosen);
            return chosen;
        }

        /// <summary>Finds those that are meant on the eUICC, at least one unless the word is <c>all</c>.</summary>
        /// <returns>Null when there is none or they cannot be listed, which has then been said.</returns>
        public static NotificationMetadata[] Read(LpaConsole lpa, string word)
        {
            var pending = lpa.Esim.Notifications.List();
            if (pending == null)
            {
                lpa.Fail(lpa.Esim.LastError);
                return null;
            }

            var chosen = Of(word, pending);
            if (chosen.Length == 0 && word.ToLower() != All)
            {
                lpa.Fail("no notification with this number or ICCID; notification list shows them");
                return null;
            }

            return chosen;
        }
    }
}
