namespace NanoLpa
{
    /// <summary>ES9+.AuthenticateClient (SGP.22 sections 5.6.3 and 6.5.2.8): the eUICC proves itself, the server offers a profile.</summary>
    public sealed class AuthenticateClient
    {
        // Metadata may hold an icon of 1 KB.
        private const int MaxObject = 4096;

        private AuthenticateClient()
        {
        }

        /// <summary>What the profile is.</summary>
        public ProfileMetadata Metadata { get; private set; }

        /// <summary>Whether the eUICC must be given the hash of a confirmation code.</summary>
        public bool ConfirmationCodeRequired { get; private set; }

        /// <summary>smdpSigned2, encoded.</summary>
        public byte[] SmdpSigned2 { get; private set; }

        /// <summary>smdpSignature2, encoded with its tag 5F37.</summary>
        public byte[] SmdpSignature2 { get; private set; }

        /// <summary>CERT.DPpb.ECDSA, encoded.</summary>
        public byte[] SmdpCertificate { get; private set; }

        /// <summary>Calls the function, and checks that the answer is about this session.</summary>
        /// <param name="es9">Where to send it.</param>
        /// <param name="server">The SM-DP+.</param>
        /// <param name="transactionId">The session.</param>
        /// <param name="authenticateServerResponse">A reader at the response of ES10b.AuthenticateServer.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ServerRefused"/>, <see cref="LpaError.ServerData"/>,
        /// <see cref="LpaError.TransactionMismatch"/>, <see cref="LpaError.NotSmdp"/>, or what <see cref="Es9Client.Send"/> throws.</exception>
        public static AuthenticateClient Call(Es9Client es9, ServerAddress server, TransactionId transactionId, TlvReader authenticateServerResponse)
        {
            var answer = new AuthenticateClient();
            byte[] metadata = null;
            string answeredId = null;
            var json = Send(es9, server, transactionId, authenticateServerResponse);
            while (json.NextMember())
            {
                switch (json.Name)
                {
                    case "header":
                        es9.ReadHeader(json);
                        break;
                    case "transactionId":
                        answeredId = TransactionId.Read(json);
                        break;
                    case "eventEntries":
                        // An SM-DS answers on the same path; an event may lead from one to the next.
                        throw new LpaException(LpaError.NotSmdp);
                    case "profileMetadata":
                        metadata = JsonBase64.ReadAll(json, MaxObject);
                        break;
                    case "smdpSigned2":
                        answer.SmdpSigned2 = JsonBase64.ReadAll(json, MaxObject);
                        break;
                    case "smdpSignature2":
                        answer.SmdpSignature2 = JsonBase64.ReadAll(json, MaxObject);
                        break;
                    case "smdpCertificate":
                        answer.SmdpCertificate = JsonBase64.ReadAll(json, MaxObject);
                        break;
                    default:
                        json.Skip();
                        break;
                }
            }

            es9.CheckStatus();
            transactionId.Check(answeredId);
            answer.Check(transactionId, metadata);
            return answer;
        }

        /// <summary>Sends the request, which is the same on ES9+ and ES11, and goes into the object that is answered.</summary>
        internal static JsonReader Send(Es9Client es9, ServerAddress server, TransactionId transactionId, TlvReader authenticateServerResponse)
        {
            var body = es9.Body;
            body.Begin();
            body.Write("transactionId", transactionId.Text);
            body.WriteBase64("authenticateServerResponse", authenticateServerResponse.Bytes, authenticateServerResponse.Start, authenticateServerResponse.Size);
            body.End();
            return es9.Call(server, "authenticateClient");
        }

        private void Check(TransactionId transactionId, byte[] metadata)
        {
            if (metadata == null || SmdpSigned2 == null || SmdpSignature2 == null || SmdpCertificate == null)
            {
                throw new LpaException(LpaError.ServerData);
            }

            Metadata = ProfileMetadata.Decode(metadata);
            var signed = new TlvReader(SmdpSigned2, 0, SmdpSigned2.Length, LpaError.ServerData).Require(0x30).Enter();
            transactionId.Check(signed.Require(0x80));
            signed.Require(0x01);
            ConfirmationCodeRequired = signed.Length == 1 && signed.Bytes[signed.Offset] != 0;
        }
    }
}
