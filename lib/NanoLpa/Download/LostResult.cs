namespace NanoLpa
{
    /// <summary>Finds the ProfileInstallationResult that the eUICC has given while nobody heard it: it keeps it as a notification (SGP.22 section 3.5).</summary>
    internal static class LostResult
    {
        /// <summary>Whether a failure while the package was loaded leaves open what became of it.</summary>
        public static bool MayExist(LpaException failure)
        {
            switch (failure.Code)
            {
                case LpaError.CardTimeout:
                case LpaError.CardTransport:
                case LpaError.CardResponse:
                case LpaError.CardData:
                case LpaError.InstallNoResult:
                    return true;
                default:
                    return EsimSession.IsCardReset(failure);
            }
        }

        /// <summary>Looks for the result of a session.</summary>
        /// <param name="isdr">The ISD-R; opened anew when the card was reset.</param>
        /// <param name="request">A writer to reuse.</param>
        /// <param name="transactionId">The session.</param>
        /// <returns>The result; null when the eUICC has none.</returns>
        /// <exception cref="LpaException">What the card throws: it is not known whether there is one.</exception>
        public static ProfileInstallationResult Find(IsdR isdr, TlvWriter request, TransactionId transactionId)
        {
            try
            {
                return Search(isdr, request, transactionId);
            }
            catch (LpaException)
            {
                // The channel may be gone, or the answer was garbled.
                isdr.Open();
                return Search(isdr, request, transactionId);
            }
        }

        private static ProfileInstallationResult Search(IsdR isdr, TlvWriter request, TransactionId transactionId)
        {
            foreach (var notification in ListNotification.Call(isdr, request))
            {
                if (notification.Operation != NotificationEvent.Install)
                {
                    continue;
                }

                var pending = RetrieveNotificationsList.Call(isdr, request, notification.SequenceNumber);
                var result = pending == null ? null : Read(pending, transactionId);
                if (result != null)
                {
                    return result;
                }
            }

            return null;
        }

        private static ProfileInstallationResult Read(PendingNotification pending, TransactionId transactionId)
        {
            var reader = new TlvReader(pending.Encoded, 0, pending.Encoded.Length, LpaError.CardData);
            if (!reader.Next() || reader.Tag != ProfileInstallationResult.Tag)
            {
                return null;
            }

            var data = reader.Members().Require(0xBF27).Members();
            return transactionId.IsAt(data.Require(0x80)) ? ProfileInstallationResult.Decode(reader) : null;
        }
    }
}
