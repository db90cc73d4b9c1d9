namespace NanoLpa
{
    /// <summary>Hears that a stage begins.</summary>
    internal delegate void StageHandler(LpaStage stage);

    /// <summary>The common mutual authentication (SGP.22 section 3.0.1): what a download and a discovery begin with.</summary>
    internal sealed class MutualAuthentication
    {
        private readonly IsdR _isdr;
        private readonly Es9Client _es9;
        private readonly TlvWriter _request;
        private readonly StageHandler _enter;

        /// <summary>Creates it.</summary>
        /// <param name="isdr">The ISD-R, open when it runs.</param>
        /// <param name="es9">The way to servers.</param>
        /// <param name="request">A writer to reuse.</param>
        /// <param name="enter">Hears of the stages.</param>
        public MutualAuthentication(IsdR isdr, Es9Client es9, TlvWriter request, StageHandler enter)
        {
            _isdr = isdr;
            _es9 = es9;
            _request = request;
            _enter = enter;
        }

        /// <summary>The server's name for the session; null until it has given one.</summary>
        public TransactionId TransactionId { get; private set; }

        /// <summary>Lets server and eUICC prove themselves to each other. Begins in <see cref="LpaStage.EuiccInfo"/>, ends in <see cref="LpaStage.AuthenticateServer"/>.</summary>
        /// <param name="server">The SM-DP+ or SM-DS.</param>
        /// <param name="oid">OID that the server's certificate must name; empty when any will do.</param>
        /// <param name="matchingId">What the server is asked for; empty: what it has for this eUICC.</param>
        /// <param name="device">What to tell the server of the device.</param>
        /// <returns>A reader at the eUICC's proof, for AuthenticateClient. The eUICC now has a session.</returns>
        public TlvReader Run(ServerAddress server, string oid, string matchingId, DeviceInfo device)
        {
            var euiccInfo1 = GetEuiccInfo1.Call(_isdr, _request);
            _es9.RootKeyIds = KeyIds(euiccInfo1);
            var challenge = GetEuiccChallenge.Call(_isdr, _request);

            _enter(LpaStage.InitiateAuthentication);
            var proof = InitiateAuthentication.Call(_es9, server, challenge, euiccInfo1);
            TransactionId = proof.TransactionId;
            if (oid.Length > 0 && !CertificateOid.Names(proof.ServerCertificate, oid))
            {
                throw new LpaException(LpaError.OidMismatch);
            }

            _enter(LpaStage.AuthenticateServer);
            return AuthenticateServer.Call(_isdr, _request, proof, matchingId, device);
        }

        /// <summary>A server that the eUICC accepts has a TLS certificate of the same issuer, nearly always.</summary>
        private static byte[][] KeyIds(byte[] euiccInfo1)
        {
            try
            {
                return EuiccInfo1.Decode(euiccInfo1).VerificationKeyIds;
            }
            catch (LpaException)
            {
                // It is for the server to judge; here it is a hint only.
                return null;
            }
        }
    }
}
