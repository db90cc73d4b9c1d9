namespace NanoLpa
{
    /// <summary>ES10b.RetrieveNotificationsList (SGP.22 section 5.7.10), one notification at a time: each is over 1 KB long.</summary>
    public static class RetrieveNotificationsList
    {
        private const int Tag = 0xBF2B;

        /// <summary>Reads a pending notification, as ES9+.HandleNotification passes it on.</summary>
        /// <param name="isdr">The open ISD-R.</param>
        /// <param name="request">A writer to reuse.</param>
        /// <param name="sequenceNumber">Its number.</param>
        /// <returns>The notification; null when the eUICC has none with this number.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.EuiccRefused"/>: the detail is the notificationsListResultError;
        /// <see cref="LpaError.CardData"/>: malformed, or another one than asked for.</exception>
        public static PendingNotification Call(IsdR isdr, TlvWriter request, int sequenceNumber)
        {
            request.Clear();
            var mark = request.Begin(Tag);
            var criteria = request.Begin(0xA0);
            request.WriteInteger(0x80, sequenceNumber);
            request.End(criteria);
            request.End(mark);

            var response = isdr.Send(request).Require(Tag);
            var result = response.Members();
            if (result.Find(0x81) && result.Integer() == 1)
            {
                // noResultAvailable
                return null;
            }

            var list = Es10Result.Check(response, LpaError.EuiccRefused).Members();
            if (!list.Next())
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
    }
}
