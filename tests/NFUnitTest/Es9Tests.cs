using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class Es9Tests
    {
        private const string Null = "{\"transactionId\":null,\"serverSigned1\":null,\"serverSignature1\":null,\"euiccCiPKIdToBeUsed\":null," +
            "\"serverCertificate\":null,\"profileMetadata\":null,\"smdpSigned2\":null,\"smdpSignature2\":null,\"smdpCertificate\":null," +
            "\"boundProfilePackage\":null,";

        [TestMethod]
        public void Members_may_come_in_any_order_with_others_between()
        {
            var signed1 = Session.Base64("serverSigned1", Session.ServerSigned1(Session.Id, Session.Address));
            var rig = new DownloadRig();
            rig.Server.Answer(
                "initiateAuthentication",
                "\r\n{ " + Session.Base64("serverCertificate", "3001AA") + ", \"x\":[{\"transactionId\":\"99\"}]," + signed1 + "," +
                Session.Base64("euiccCiPKIdToBeUsed", "0401BB") + ",\"y\":{\"header\":{}}," + Session.Text("transactionId", "0102030405060708090a0b0c0d0e0f10") + "," +
                Session.Base64("serverSignature1", "5F3701CC") + "," + Session.Header + "}");
            var answer = Initiate(rig);
            Assert.AreEqual("0102030405060708090a0b0c0d0e0f10", answer.TransactionId.Text);
            Expect.Bytes(Session.Id, answer.TransactionId.Bytes);
            Expect.Bytes("3001AA", answer.ServerCertificate);
            Expect.Bytes("0401BB", answer.CiPublicKeyId);
            Expect.Bytes("5F3701CC", answer.ServerSignature1);
            Expect.Bytes(Session.ServerSigned1(Session.Id, Session.Address), answer.ServerSigned1);
        }

        [TestMethod]
        public void A_member_that_is_missing_when_authenticating_is_told()
        {
            foreach (var member in new[] { "transactionId", "serverSigned1", "serverSignature1", "euiccCiPKIdToBeUsed", "serverCertificate" })
            {
                var rig = new DownloadRig();
                rig.Server.Answer("initiateAuthentication", Without(Session.Initiated(), member));
                Expect.Error(LpaError.ServerData, () => Initiate(rig), member);
            }
        }

        [TestMethod]
        public void A_member_that_is_missing_in_the_offer_is_told_when_it_matters()
        {
            CheckOffer("profileMetadata", LpaError.ServerData);
            CheckOffer("smdpSigned2", LpaError.ServerData);
            CheckOffer("smdpSignature2", LpaError.ServerData);
            CheckOffer("smdpCertificate", LpaError.ServerData);
            CheckOffer("transactionId", LpaError.None);
            CheckOffer("header", LpaError.None);
        }

        [TestMethod]
        public void A_member_that_is_missing_beside_the_package_is_told_when_it_matters()
        {
            CheckPackage("boundProfilePackage", LpaError.ServerData);
            CheckPackage("transactionId", LpaError.None);
            CheckPackage("header", LpaError.None);
        }

        [TestMethod]
        public void A_transaction_ID_is_the_same_everywhere()
        {
            var rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", Session.Initiated(Session.Id, Session.ServerSigned1(Session.OtherId, Session.Address)));
            Expect.Error(LpaError.TransactionMismatch, () => Initiate(rig));
            rig.Server.Answer("initiateAuthentication", Session.Initiated(Session.Id, Session.ServerSigned1(Session.Id.Substring(2), Session.Address)));
            Expect.Error(LpaError.TransactionMismatch, () => Initiate(rig));

            rig = new DownloadRig();
            rig.Server.Answer("authenticateClient", Session.Authenticated(Session.OtherId));
            Code((int)LpaError.TransactionMismatch, rig.Run());
            rig = new DownloadRig();
            rig.Server.Answer("authenticateClient", Session.Authenticated(Session.Id, "30158010" + Session.OtherId + "010100"));
            Code((int)LpaError.TransactionMismatch, rig.Run());
            rig = new DownloadRig();
            rig.Server.Answer("getBoundProfilePackage", Session.Bound(Session.OtherId));
            Code((int)LpaError.TransactionMismatch, rig.Run());
        }

        [TestMethod]
        public void A_transaction_ID_is_1_to_16_bytes_in_hex()
        {
            foreach (var id in new[]
            {
                "",
                "0",
                "012",
                "0x12",
                "0102030405060708090A0B0C0D0E0F1011",
                "0102030405060708090A0B0C0D0E0F10111213141516",
                "AQID"
            })
            {
                var rig = new DownloadRig();
                rig.Server.Answer("initiateAuthentication", Session.Initiated(id));
                Expect.Error(LpaError.ServerData, () => Initiate(rig), id);
            }
        }

        [TestMethod]
        public void What_is_signed_must_be_well_formed()
        {
            foreach (var signed in new[] { "AA", "3000", "30158010" + Session.Id, "30128010" + Session.Id, "3112" + "8010" + Session.Id })
            {
                var rig = new DownloadRig();
                rig.Server.Answer("initiateAuthentication", Session.Initiated(Session.Id, signed));
                Expect.Error(LpaError.ServerData, () => Initiate(rig), signed);
                rig = new DownloadRig();
                rig.Server.Answer("authenticateClient", Session.Authenticated(Session.Id, signed));
                Code((int)LpaError.ServerData, rig.Run());
            }
        }

        [TestMethod]
        public void A_refusal_may_come_with_empty_members_before_it()
        {
            foreach (var function in new[] { "initiateAuthentication", "authenticateClient", "getBoundProfilePackage" })
            {
                var rig = new DownloadRig();
                rig.Server.Answer(function, Null + Session.Failed("8.1", "4.8").Substring(1));
                var e = rig.Run();
                Code((int)LpaError.ServerRefused, e);
                Assert.AreEqual("8.1", e.SubjectCode);
                Assert.AreEqual("4.8", e.ReasonCode);
            }
        }

        [TestMethod]
        public void The_status_of_the_header_counts()
        {
            CheckStatus("\"Failed\"", LpaError.ServerRefused);
            CheckStatus("\"Expired\"", LpaError.ServerRefused);
            CheckStatus("\"Executed-Success\"", LpaError.None);
            CheckStatus("\"Executed-WithWarning\"", LpaError.None);
            CheckStatus("null", LpaError.None);
        }

        [TestMethod]
        public void The_codes_of_one_answer_do_not_stay_for_the_next()
        {
            var rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", Session.Failed("8.1", "4.8"));
            Expect.Error(LpaError.ServerRefused, () => Initiate(rig));
            rig.Server.Answer("initiateAuthentication", "{\"header\":{\"functionExecutionStatus\":{\"status\":\"Failed\"}}}");
            var e = Expect.Error(LpaError.ServerRefused, () => Initiate(rig));
            Assert.IsNull(e.SubjectCode);
            Assert.IsNull(e.ReasonCode);
            rig.Server.Answer("initiateAuthentication", Without(Session.Initiated(), "header"));
            Assert.IsNotNull(Initiate(rig));
            Assert.AreEqual(200, rig.Es9.HttpStatus);
            rig.Es9.Close();
            Assert.AreEqual(0, rig.Es9.HttpStatus);
        }

        [TestMethod]
        public void An_object_beyond_measure_is_refused()
        {
            var rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", Session.Initiated(Session.Id, Expect.ToHex(new byte[600], 0, 600)));
            Expect.Error(LpaError.ServerData, () => Initiate(rig));
        }

        [TestMethod]
        public void Metadata_are_read()
        {
            var metadata = ProfileMetadata.Decode(Expect.FromHex("BF2512" + "5A0198" + "9201C3" + "910161" + "950100" + "9400" + "99020640"));
            Assert.AreEqual("89", metadata.Iccid);
            Assert.AreEqual("a", metadata.ServiceProviderName);
            Assert.AreEqual(1, metadata.ProfileName.Length);
            Assert.AreEqual(0, metadata.ProfileClass);
            metadata = ProfileMetadata.Decode(Expect.FromHex("BF2503" + "5A0198"));
            Assert.AreEqual(string.Empty, metadata.ServiceProviderName);
            Assert.AreEqual(2, metadata.ProfileClass);
            foreach (var hex in new[] { "BF2500", "BF25045A0198", "BF2603" + "5A0198", "", "BF2506" + "5A0198" + "9501FF" })
            {
                Expect.Error(LpaError.ServerData, () => ProfileMetadata.Decode(Expect.FromHex(hex)), hex);
            }
        }

        private static void CheckStatus(string status, LpaError error)
        {
            var rig = new DownloadRig();
            var header = "{\"header\":{\"functionExecutionStatus\":{\"statusCodeData\":null,\"status\":" + status + "}}," + Session.Authenticated().Substring(Session.Header.Length + 2);
            rig.Server.Answer("authenticateClient", header);
            var e = rig.Run();
            Code((int)error, e);
            if (e != null)
            {
                Assert.IsNull(e.SubjectCode);
                Assert.IsNull(e.ReasonCode);
            }
        }

        private static void CheckPackage(string member, LpaError error)
        {
            var rig = new DownloadRig();
            rig.Server.Answer("getBoundProfilePackage", Without(Session.Bound(), member));
            Code((int)error, rig.Run());
        }

        private static void CheckOffer(string member, LpaError error)
        {
            var rig = new DownloadRig();
            rig.Server.Answer("authenticateClient", Without(Session.Authenticated(), member));
            Code((int)error, rig.Run());
        }

        private static InitiateAuthentication Initiate(DownloadRig rig) =>
            InitiateAuthentication.Call(rig.Es9, ServerAddress.Parse(Session.Address), new byte[16], new byte[3]);

        private static void Code(int error, LpaException e) => Assert.AreEqual(error, e == null ? 0 : (int)e.Code);

        /// <summary>The same text with a member of another name.</summary>
        private static string Without(string json, string member)
        {
            var at = json.IndexOf("\"" + member + "\"");
            return json.Substring(0, at + 1) + "no" + json.Substring(at + 1);
        }
    }
}
