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
        [DataRow("transactionId")]
        [DataRow("serverSigned1")]
        [DataRow("serverSignature1")]
        [DataRow("euiccCiPKIdToBeUsed")]
        [DataRow("serverCertificate")]
        public void A_member_that_is_missing_when_authenticating_is_told(string member)
        {
            var rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", Without(Session.Initiated(), member));
            Expect.Error(LpaError.ServerData, () => Initiate(rig), member);
        }

        [TestMethod]
        [DataRow("profileMetadata", (int)LpaError.ServerData)]
        [DataRow("smdpSigned2", (int)LpaError.ServerData)]
        [DataRow("smdpSignature2", (int)LpaError.ServerData)]
        [DataRow("smdpCertificate", (int)LpaError.ServerData)]
        [DataRow("transactionId", 0)]
        [DataRow("header", 0)]
        public void A_member_that_is_missing_in_the_offer_is_told_when_it_matters(string member, int error)
        {
            var rig = new DownloadRig();
            rig.Server.Answer("authenticateClient", Without(Session.Authenticated(), member));
            Code(error, rig.Run());
        }

        [TestMethod]
        [DataRow("boundProfilePackage", (int)LpaError.ServerData)]
        [DataRow("transactionId", 0)]
        [DataRow("header", 0)]
        public void A_member_that_is_missing_beside_the_package_is_told_when_it_matters(string member, int error)
        {
            var rig = new DownloadRig();
            rig.Server.Answer("getBoundProfilePackage", Without(Session.Bound(), member));
            Code(error, rig.Run());
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
        [DataRow("")]
        [DataRow("0")]
        [DataRow("012")]
        [DataRow("0x12")]
        [DataRow("0102030405060708090A0B0C0D0E0F1011")]
        [DataRow("0102030405060708090A0B0C0D0E0F10111213141516")]
        [DataRow("AQID")]
        public void A_transaction_ID_is_1_to_16_bytes_in_hex(string id)
        {
            var rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", Session.Initiated(id));
            Expect.Error(LpaError.ServerData, () => Initiate(rig), id);
        }

        [TestMethod]
        [DataRow("AA")]
        [DataRow("3000")]
        [DataRow("30158010" + Session.Id)]
        [DataRow("30128010" + Session.Id)]
        [DataRow("3112" + "8010" + Session.Id)]
        public void What_is_signed_must_be_well_formed(string signed)
        {
            var rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", Session.Initiated(Session.Id, signed));
            Expect.Error(LpaError.ServerData, () => Initiate(rig), signed);
            rig = new DownloadRig();
            rig.Server.Answer("authenticateClient", Session.Authenticated(Session.Id, signed));
            Code((int)LpaError.ServerData, rig.Run());
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
        [DataRow("\"Failed\"", (int)LpaError.ServerRefused)]
        [DataRow("\"Expired\"", (int)LpaError.ServerRefused)]
        [DataRow("\"Executed-Success\"", 0)]
        [DataRow("\"Executed-WithWarning\"", 0)]
        [DataRow("null", 0)]
        public void The_status_of_the_header_counts(string status, int error)
        {
            var rig = new DownloadRig();
            var header = "{\"header\":{\"functionExecutionStatus\":{\"statusCodeData\":null,\"status\":" + status + "}}," + Session.Authenticated().Substring(Session.Header.Length + 2);
            rig.Server.Answer("authenticateClient", header);
            var e = rig.Run();
            Code(error, e);
            if (e != null)
            {
                Assert.IsNull(e.SubjectCode);
                Assert.IsNull(e.ReasonCode);
            }
        }

        [TestMethod]
        public void The_codes_of_one_answer_do_not_stay_for_the_next()
        {
            var rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", Session.Failed("8.1", "4.8"));
            Expect.Error(LpaError.ServerRefused, () => Initiate(rig));
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
            var metadata = ProfileMetadata.Decode(Expect.FromHex("BF2510" + "5A0198" + "9201C3" + "910161" + "950100" + "9400" + "9900"));
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
