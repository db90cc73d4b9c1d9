namespace NanoLpa
{
    /// <summary>ES9+.InitiateAuthentication and ES11.InitiateAuthentication (SGP.22 sections 5.6.1, 5.8.1 and 6.5.2.6): the server proves itself.</summary>
    public sealed class InitiateAuthentication
    {
        private const int MaxObject = 512;
        private const int MaxCertificate = 2048;

        private InitiateAuthentication()
        {
        }

        /// <summary>The server's name for the session.</summary>
        public TransactionId TransactionId { get; private set; }

        /// <summary>serverSigned1, encoded.</summary>
        public byte[] ServerSigned1 { get; private set; }

        /// <summary>serverSignature1, encoded with its tag 5F37.</summary>
        public byte[] ServerSignature1 { get; private set; }

        /// <summary>euiccCiPKIdToBeUsed, encoded with its tag 04.</summary>
        public byte[] CiPublicKeyId { get; private set; }

        /// <summary>CERT.DPauth.ECDSA or CERT.DSauth.ECDSA, encoded.</summary>
        public byte[] ServerCertificate { get; private set; }

        /// <summary>Calls the function, and checks that the answer is about this session and this server.</summary>
        /// <param name="es9">Where to send it.</param>
        /// <param name="server">The SM-DP+ or SM-DS; its address must come back signed.</param>
        /// <param name="challenge">From ES10b.GetEUICCChallenge, 16 bytes.</param>
        /// <param name="euiccInfo1">From ES10b.GetEUICCInfo, encoded.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ServerRefused"/>, <see cref="LpaError.ServerData"/>,
        /// <see cref="LpaError.AddressMismatch"/>, <see cref="LpaError.TransactionMismatch"/>, or what <see cref="Es9Client.Send"/> throws.</exception>
        public static InitiateAuthentication Call(Es9Client es9, ServerAddress server, byte[] challenge, byte[] euiccInfo1)
        {
            var body = es9.Body;
            body.Begin();
            body.Write("smdpAddress", server.Text);
            body.WriteBase64("euiccChallenge", challenge, 0, challenge.Length);
            body.WriteBase64("euiccInfo1", euiccInfo1, 0, euiccInfo1.Length);
            body.End();

            var answer = new InitiateAuthentication();
            string transactionId = null;
            var json = es9.Call(server, "initiateAuthentication");
            while (json.NextMember())
            {
                switch (json.Name)
                {
                    case "header":
                        es9.ReadHeader(json);
                        break;
                    case "transactionId":
                        transactionId = NanoLpa.TransactionId.Read(json);
                        break;
                    case "serverSigned1":
                        answer.ServerSigned1 = JsonBase64.ReadAll(json, MaxObject);
                        break;
                    case "serverSignature1":
                        answer.ServerSignature1 = JsonBase64.ReadAll(json, MaxObject);
                        break;
                    case "euiccCiPKIdToBeUsed":
                        answer.CiPublicKeyId = JsonBase64.ReadAll(json, MaxObject);
                        break;
                    case "serverCertificate":
                        answer.ServerCertificate = JsonBase64.ReadAll(json, MaxCertificate);
                        break;
                    default:
                        json.Skip();
                        break;
                }
            }

            es9.CheckStatus();
            answer.Check(transactionId, server);
            return answer;
        }

        private void Check(string transactionId, ServerAddress server)
        {
            if (ServerSigned1 == null || ServerSignature1 == null || CiPublicKeyId == null || ServerCertificate == null)
            {
                throw new LpaException(LpaError.ServerData);
            }

            TransactionId = NanoLpa.TransactionId.Parse(transactionId);
            var signed = new TlvReader(ServerSigned1, 0, ServerSigned1.Length, LpaError.ServerData).Require(0x30).Enter();
            TransactionId.Check(signed.Require(0x80));
            if (!server.Matches(signed.Require(0x83).Text()))
            {
                throw new LpaException(LpaError.AddressMismatch);
            }
        }
    }
}
