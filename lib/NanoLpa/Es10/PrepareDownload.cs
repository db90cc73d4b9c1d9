namespace NanoLpa
{
    /// <summary>ES10b.PrepareDownload (SGP.22 section 5.7.5).</summary>
    public static class PrepareDownload
    {
        private const int Tag = 0xBF21;

        /// <summary>Lets the eUICC check the SM-DP+'s offer, and gets its one-time key for the package.</summary>
        /// <param name="isdr">The open ISD-R.</param>
        /// <param name="request">A writer to reuse.</param>
        /// <param name="offer">What the server answered to ES9+.AuthenticateClient.</param>
        /// <param name="hashCc">Hash of the confirmation code, 32 bytes; null when none is needed.</param>
        /// <returns>A reader at the whole PrepareDownloadResponse.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.PrepareDownloadRefused"/>: the detail is the DownloadErrorCode.</exception>
        public static TlvReader Call(IsdR isdr, TlvWriter request, AuthenticateClient offer, byte[] hashCc)
        {
            request.Clear();
            var mark = request.Begin(Tag);
            request.WriteRaw(offer.SmdpSigned2);
            request.WriteRaw(offer.SmdpSignature2);
            if (hashCc != null)
            {
                request.Write(0x04, hashCc);
            }

            request.WriteRaw(offer.SmdpCertificate);
            request.End(mark);

            var response = isdr.Send(request).Require(Tag);
            Es10Result.Check(response, LpaError.PrepareDownloadRefused);
            return response;
        }

        /// <summary>The hash that stands for a confirmation code: SHA-256(SHA-256(code) | transaction ID) (SGP.22 section 4.7).</summary>
        public static byte[] HashConfirmationCode(string code, byte[] transactionId)
        {
            var inner = Sha256.Hash(Utf8.ToBytes(code));
            var outer = new byte[inner.Length + transactionId.Length];
            inner.CopyTo(outer, 0);
            transactionId.CopyTo(outer, inner.Length);
            return Sha256.Hash(outer);
        }
    }
}
