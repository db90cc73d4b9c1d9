namespace NanoLpa
{
    /// <summary>ES9+.CancelSession (SGP.22 sections 5.6.5 and 6.5.2.10).</summary>
    public static class CancelSessionEs9
    {
        /// <summary>Tells the server that the session is cancelled.</summary>
        /// <param name="es9">Where to send it.</param>
        /// <param name="server">The SM-DP+.</param>
        /// <param name="transactionId">The session.</param>
        /// <param name="cancelSessionResponse">A reader at the response of ES10b.CancelSession.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ServerRefused"/>, <see cref="LpaError.ServerData"/>, or what <see cref="Es9Client.Send"/> throws.</exception>
        public static void Call(Es9Client es9, ServerAddress server, TransactionId transactionId, TlvReader cancelSessionResponse)
        {
            var body = es9.Body;
            body.Begin();
            body.Write("transactionId", transactionId.Text);
            body.WriteBase64("cancelSessionResponse", cancelSessionResponse.Bytes, cancelSessionResponse.Start, cancelSessionResponse.Size);
            body.End();

            var json = es9.Call(server, "cancelSession");
            while (json.NextMember())
            {
                if (json.Name == "header")
                {
                    es9.ReadHeader(json);
                }
                else
                {
                    json.Skip();
                }
            }

            es9.CheckStatus();
        }
    }
}
