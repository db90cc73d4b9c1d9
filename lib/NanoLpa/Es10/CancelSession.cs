namespace NanoLpa
{
    /// <summary>ES10b.CancelSession (SGP.22 section 5.7.14).</summary>
    public static class CancelSession
    {
        private const int Tag = 0xBF41;

        /// <summary>Ends the eUICC's session, and gets the proof of it for the server.</summary>
        /// <returns>A reader at the whole CancelSessionResponse.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.EuiccRefused"/>: the detail is the cancelSessionResponseError.</exception>
        public static TlvReader Call(IsdR isdr, TlvWriter request, byte[] transactionId, CancelReason reason)
        {
            request.Clear();
            var mark = request.Begin(Tag);
            request.Write(0x80, transactionId);
            request.WriteInteger(0x81, (int)reason);
            request.End(mark);

            var response = isdr.Send(request).Require(Tag);
            Es10Result.Check(response, LpaError.EuiccRefused);
            return response;
        }
    }
}
