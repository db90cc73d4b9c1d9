namespace NanoLpa
{
    /// <summary>ES9+.GetBoundProfilePackage (SGP.22 sections 5.6.2 and 6.5.2.7).</summary>
    public static class GetBoundProfilePackage
    {
        /// <summary>Calls the function and goes to the package in its answer.</summary>
        /// <param name="es9">Where to send it.</param>
        /// <param name="server">The SM-DP+.</param>
        /// <param name="transactionId">The session.</param>
        /// <param name="prepareDownloadResponse">A reader at the response of ES10b.PrepareDownload.</param>
        /// <returns>The package, decoded as it arrives; it ends with the next call of ES9+.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ServerRefused"/>, <see cref="LpaError.ServerData"/>,
        /// <see cref="LpaError.TransactionMismatch"/>, or what <see cref="Es9Client.Send"/> throws.</exception>
        public static IByteSource Call(Es9Client es9, ServerAddress server, TransactionId transactionId, TlvReader prepareDownloadResponse)
        {
            var body = es9.Body;
            body.Begin();
            body.Write("transactionId", transactionId.Text);
            body.WriteBase64("prepareDownloadResponse", prepareDownloadResponse.Bytes, prepareDownloadResponse.Start, prepareDownloadResponse.Size);
            body.End();

            var json = es9.Call(server, "getBoundProfilePackage");
            while (json.NextMember())
            {
                switch (json.Name)
                {
                    case "header":
                        es9.ReadHeader(json);
                        es9.CheckStatus();
                        break;
                    case "transactionId":
                        transactionId.Check(TransactionId.Read(json));
                        break;
                    case "boundProfilePackage":
                        // A transaction ID behind it is not waited for: the package holds it too.
                        var package = JsonBase64.Open(json);
                        if (package != null)
                        {
                            return package;
                        }

                        break;
                    default:
                        json.Skip();
                        break;
                }
            }

            throw new LpaException(LpaError.ServerData);
        }
    }
}
