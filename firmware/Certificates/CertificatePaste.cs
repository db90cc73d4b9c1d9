namespace NanoLpa.Firmware
{
    /// <summary>Reads a certificate that is pasted line by line.</summary>
    internal static class CertificatePaste
    {
        /// <summary>The word that ends it instead.</summary>
        public const string Cancel = "cancel";

        // A paste does not pause; a person who pastes piece by piece may.
        private const int LineTime = 30 * 1000;

        // Many times what openssl prints around a certificate; without an end a stream of lines would hold the console for ever.
        private const int MostLines = 1000;

        /// <summary>Reads up to its last line. Whatever comes before that belongs to it, and is no command.</summary>
        /// <param name="lpa">The console.</param>
        /// <param name="begun">Whether its first line has been read already; otherwise it is asked for.</param>
        /// <returns>The certificate; null when <see cref="Cancel"/> came instead.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.CertificateFormat"/>, <see cref="LpaError.CertificateNotRoot"/>;
        /// <see cref="LpaError.UserTimeout"/>: none was begun.</exception>
        public static RootCertificate Read(LpaConsole lpa, bool begun)
        {
            var reader = new PemReader();
            var line = begun ? PemReader.Begin : Question.Ask(lpa, "certificate", "paste the certificate, BEGIN and END line included, or " + Cancel);
            for (var lines = 0; line != null && lines < MostLines; lines++)
            {
                var wasInside = reader.IsInside;
                if (reader.Add(line))
                {
                    return RootCertificate.Decode(reader.Certificate);
                }

                line = line.Trim();
                if (!wasInside && line.ToLower() == Cancel)
                {
                    return null;
                }

                if (!wasInside && line == PemReader.End)
                {
                    break;
                }

                line = Next(lpa, reader.IsInside);
            }

            throw new LpaException(LpaError.CertificateFormat);
        }

        /// <returns>Null when no more lines come, or none in the middle of a certificate.</returns>
        private static string Next(LpaConsole lpa, bool isInside)
        {
            try
            {
                return lpa.Terminal.ReadLine(LineTime);
            }
            catch (LpaException e)
            {
                if (e.Code != LpaError.UserTimeout || !isInside)
                {
                    var failure = e;
                    throw failure;
                }

                return null;
            }
        }
    }
}
