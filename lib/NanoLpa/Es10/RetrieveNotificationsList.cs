namespace NanoLpa
{
    /// <summary>ES10b.RetrieveNotificationsList (SGP.22 section 5.7.10), one notification at a time: each is over 1 KB long.</summary>
    public static class RetrieveNotificationsList
    {
        private const int Tag = 0xBF2B;
        private const int NoResultAvailable = 1;

        // The two bytes of a BIT STRING with notificationInstall alone: seven bits of the second are unused.
        private const int Install = (7 << 8) | (int)NotificationEvent.Install;

        /// <summary>Reads a pending notification, as ES9+.HandleNotification passes it on.</summary>
        /// <param name="isdr">The open ISD-R.</param>
        /// <param name="request">A writer to reuse.</param>
        /// <param name="sequenceNumber">Its number.</param>
        /// <returns>The notification; null when the eUICC has none with this number.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.EuiccRefused"/>: the detail is the notificationsListResultError;
        /// <see cref="LpaError.CardData"/>: malformed, or another one than asked for.</exception>
        public static PendingNotification Call(IsdR isdr, TlvWriter request, int sequenceNumber)
        {
            var list = Send(isdr, request, 0x80, sequenceNumber);
            if (list == null || !list.Next())
            {
                return null;
            }

            // Who sends this one removes the number asked for: were they two, one would be lost.
            var pending = PendingNotification.Decode(list);
            if (pending.Metadata.SequenceNumber != sequenceNumber)
            {
                throw list.Malformed();
            }

            return pending;
        }

        /// <summary>Finds the pending notification that a profile was installed: the one that its metadata asks for, not the
        /// ProfileInstallationResult.</summary>
        /// <param name="isdr">The open ISD-R.</param>
        /// <param name="request">A writer to reuse.</param>
        /// <param name="iccid">ICCID of the profile, digits.</param>
        /// <param name="server">The server that is to be told.</param>
        /// <param name="metadata">Its metadata.</param>
        /// <returns>A reader at the notification, in a buffer that the next request reuses; null when the eUICC has none.</returns>
        /// <exception cref="LpaException">As above; <see cref="LpaError.CardResponse"/>: more installations are pending than fit.</exception>
        internal static TlvReader FindInstall(IsdR isdr, TlvWriter request, string iccid, ServerAddress server, out NotificationMetadata metadata)
        {
            // By event, for its number is not known: that it follows the result's is said nowhere.
            var list = Send(isdr, request, 0x81, Install);
            while (list != null && list.Find(PendingNotification.OtherSignedNotification))
            {
                metadata = NotificationMetadata.Decode(list.Members().Require(NotificationMetadata.Tag));
                if (metadata.Operation == NotificationEvent.Install && metadata.Iccid == iccid && server.Matches(metadata.Address))
                {
                    return list;
                }
            }

            metadata = null;
            return null;
        }

        /// <summary>Sends a request with one search criterion.</summary>
        /// <returns>A reader before the first notification; null when there is none.</returns>
        private static TlvReader Send(IsdR isdr, TlvWriter request, int tag, int value)
        {
            request.Clear();
            var mark = request.Begin(Tag);
            var criteria = request.Begin(0xA0);
            request.WriteInteger(tag, value);
            request.End(criteria);
            request.End(mark);

            var response = isdr.Send(request).Require(Tag);
            var result = response.Members();
            return result.Find(0x81) && result.Integer() == NoResultAvailable ? null : Es10Result.Check(response, LpaError.EuiccRefused).Members();
        }
    }
}
