namespace NanoLpa
{
    /// <summary>ES10b.RemoveNotificationFromList (SGP.22 section 5.7.11).</summary>
    public static class RemoveNotification
    {
        private const int Tag = 0xBF30;

        /// <summary>Removes a notification that a server has taken. One that is gone already is no error.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.EuiccRefused"/>: the detail is the deleteNotificationStatus.</exception>
        public static void Call(IsdR isdr, TlvWriter request, int sequenceNumber)
        {
            request.Clear();
            var mark = request.Begin(Tag);
            request.WriteInteger(0x80, sequenceNumber);
            request.End(mark);

            var status = isdr.Send(request, Tag).Require(0x80).Integer();
            if (status > 1)
            {
                throw new LpaException(LpaError.EuiccRefused, status);
            }
        }
    }
}
