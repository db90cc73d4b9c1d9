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
        /// <returns>A reader at the whole PendingNotification; null when the eUICC has none with this number.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.EuiccRefused"/>: the detail is the notificationsListResultError.</exception>
        public static TlvReader Call(IsdR isdr, TlvWriter request, int sequenceNumber)
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
            return list.Next() ? list : null;
        }
    }
}
