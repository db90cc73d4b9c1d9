using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class DownloadTests
    {
        [TestMethod]
        public void The_steps_come_in_their_order()
        {
            var rig = new DownloadRig();
            Assert.IsNull(rig.Run());
            Assert.AreEqual(
                "open select BF20 BF2E initiateAuthentication BF38 authenticateClient BF21 getBoundProfilePackage " +
                "BF36 A0 A1 88 88 A3 86 86 86 handleNotification BF30 disconnect close",
                rig.Journal.Text);
            Assert.AreEqual("1 2 3 4 5 6 7 8 9 10 11 12", rig.Stages.Text);
            Assert.IsTrue(rig.Result.Succeeded);
            Assert.IsNull(rig.Download.ReportError);
            Assert.AreEqual("8949449999999990023", rig.Metadata.Iccid);
            Assert.AreEqual("OsmocomSPN", rig.Metadata.ServiceProviderName);
            Assert.AreEqual("TS48V1-A-UNIQUE", rig.Metadata.ProfileName);
            Assert.AreEqual(0, rig.Asked);
        }

        [TestMethod]
        public void What_one_side_says_reaches_the_other()
        {
            var rig = new DownloadRig();
            Assert.IsNull(rig.Run());
            Assert.AreEqual(
                "{" + Session.Text("smdpAddress", Session.Address) + "," + Session.Base64("euiccChallenge", Vectors.Challenge.Substring(10)) + "," +
                Session.Base64("euiccInfo1", Vectors.EuiccInfo1) + "}",
                rig.Server.Body("initiateAuthentication"));
            Assert.AreEqual(
                "{" + Session.Text("transactionId", Session.Id) + "," + Session.Base64("authenticateServerResponse", Session.AuthenticateServerResponse) + "}",
                rig.Server.Body("authenticateClient"));
            Assert.AreEqual(
                "{" + Session.Text("transactionId", Session.Id) + "," + Session.Base64("prepareDownloadResponse", Session.PrepareDownloadResponse) + "}",
                rig.Server.Body("getBoundProfilePackage"));
            Assert.AreEqual("{" + Session.Base64("pendingNotification", Session.Installed) + "}", rig.Server.Body("handleNotification"));

            var signed1 = Session.ServerSigned1(Session.Id, Session.Address);
            var context = "A010" + "800449442D31" + "A108" + "800435290611" + "A100";
            var body = signed1 + Session.Signature1 + Session.KeyId + Vectors.ServerCertificate + context;
            Assert.AreEqual("BF3882" + Expect.ToHex(new[] { (byte)(body.Length / 2 >> 8), (byte)(body.Length / 2) }, 0, 2) + body, rig.Card.Request("BF38"));
            Assert.AreEqual("BF2120" + Session.SmdpSigned2 + Session.Signature2 + Session.Certificate2, rig.Card.Request("BF21"));
            Assert.AreEqual("BF3003800107", rig.Card.Request("BF30"));
        }

        [TestMethod]
        public void Requests_say_what_SGP_22_wants_of_HTTP()
        {
            var rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", Session.Initiated(Session.Id, Session.ServerSigned1(Session.Id, "smdp.example.com:8443")));
            rig.Server.Answer("cancelSession", "#204");
            rig.Server.Answer("authenticateClient", "#500");
            rig.Run("1$smdp.example.com:8443$ID-1");
            var request = rig.Server.Last;
            Assert.AreEqual("smdp.example.com", request.Host);
            Assert.AreEqual(8443, request.Port);
            Assert.AreEqual("/gsma/rsp2/es9plus/cancelSession", request.Path);
            Assert.AreEqual("application/json", request.ContentType);
            Assert.AreEqual("gsma/rsp/v2.2.2", request.AdminProtocol);
            Assert.AreEqual("gsma-rsp-lpad", request.UserAgent);
        }

        [TestMethod]
        public void The_result_goes_to_the_server_that_it_names()
        {
            var rig = new DownloadRig();
            Assert.IsNull(rig.Run());
            Assert.AreEqual("r.example.a", rig.Server.Last.Host);
            Assert.AreEqual(443, rig.Server.Last.Port);
        }

        [TestMethod]
        public void The_matching_ID_goes_to_the_eUICC()
        {
            CheckMatchingId("$ID-1", "49442D31");
            CheckMatchingId("$", "");
            CheckMatchingId("", "");
        }

        // SGP.22 section 4.2: the check digit stands in the high half of the last byte.
        [TestMethod]
        public void The_IMEI_goes_to_the_eUICC()
        {
            CheckImei("356938035643809", "A1128004" + "53968330" + "A100" + "8208" + "539683306534089F");
            CheckImei("35693803564380", "A1128004" + "53968330" + "A100" + "8208" + "53968330653408FF");
            CheckImei("35693803", "A1088004" + "53968330" + "A100");
        }

        [TestMethod]
        public void Capabilities_of_the_device_go_to_the_eUICC()
        {
            var rig = new DownloadRig { Device = new DeviceInfo("35693803") { Capabilities = Expect.FromHex("8503090000") } };
            Assert.IsNull(rig.Run());
            var request = rig.Card.Request("BF38");
            Assert.AreEqual("A10D8004" + "53968330" + "A1058503090000", request.Substring(request.Length - 30));
        }

        [TestMethod]
        public void What_is_no_IMEI_is_refused()
        {
            foreach (var imei in new[] { "", "3569380", "356938035", "3569380356438097", "35693803564380A", "35693803 643809" })
            {
                Expect.Error(LpaError.InvalidArgument, () => new DeviceInfo(imei), imei);
                Expect.Error(LpaError.InvalidArgument, () => new DeviceInfo(null));
            }
        }

        [TestMethod]
        public void An_OID_that_the_certificate_names_is_fine()
        {
            Assert.IsNull(new DownloadRig().Run(Session.Code + "$2.999.10"));
        }

        [TestMethod]
        public void Answers_may_come_a_byte_at_a_time()
        {
            var rig = new DownloadRig();
            rig.Server.Piece = 1;
            Assert.IsNull(rig.Run());
        }

        // Code in hand or not, flag in the activation code or not, flag of the server or not: asked how often, hash sent or not.
        [TestMethod]
        public void The_confirmation_code_is_asked_when_missing_and_its_hash_sent_when_wanted()
        {
            CheckConfirmation("4", "", false, 0, false);
            CheckConfirmation("4", "", true, 0, true);
            CheckConfirmation("4", "$$1", true, 0, true);
            CheckConfirmation("4", "$$1", false, 0, false);
            CheckConfirmation("", "", false, 0, false);
            CheckConfirmation("", "", true, 1, true);
            CheckConfirmation("", "$$1", false, 1, false);
            CheckConfirmation("", "$$1", true, 1, true);
        }

        [TestMethod]
        public void A_report_that_fails_leaves_the_profile_installed()
        {
            CheckReport("handleNotification", "#500", LpaError.HttpStatus);
            CheckReport("handleNotification", "!40", LpaError.NoNetwork);
            CheckReport("BF30", "BF300380017F9000", LpaError.EuiccRefused);
            CheckReport("BF30", "!20", LpaError.CardTimeout);
            CheckReport("BF30", "6A80", LpaError.CardStatusWord);
        }

        [TestMethod]
        public void A_result_that_is_gone_from_the_list_was_reported()
        {
            var rig = new DownloadRig();
            rig.Card.Answer("BF30", "BF30038001019000");
            Assert.IsNull(rig.Run());
            Assert.IsNull(rig.Download.ReportError);
        }

        private static void CheckReport(string step, string answer, LpaError error)
        {
            var rig = new DownloadRig();
            rig.Card.Answer(step, answer);
            rig.Server.Answer(step, answer);
            Assert.IsNull(rig.Run());
            Assert.IsTrue(rig.Result.Succeeded);
            Assert.AreEqual((int)error, (int)rig.Download.ReportError.Code);
            Assert.AreEqual((int)LpaStage.ReportResult, (int)rig.Download.ReportError.Stage);
            Assert.AreEqual(step == "BF30", rig.Journal.Has("BF30"));
            Assert.IsFalse(rig.Journal.Has("BF41"));
            Assert.AreEqual("disconnect close", rig.Journal.From("disconnect"));
        }

        private static void CheckImei(string imei, string hex)
        {
            var rig = new DownloadRig { Device = new DeviceInfo(imei) };
            Assert.IsNull(rig.Run());
            var request = rig.Card.Request("BF38");
            Assert.AreEqual(hex, request.Substring(request.Length - hex.Length));
        }

        private static void CheckMatchingId(string field, string hex)
        {
            var rig = new DownloadRig();
            Assert.IsNull(rig.Run("1$" + Session.Address + field));
            var request = rig.Card.Request("BF38");
            var context = "80" + Expect.ToHex(new[] { (byte)(hex.Length / 2) }, 0, 1) + hex + "A1088004" + "35290611" + "A100";
            Assert.AreEqual("A0" + Expect.ToHex(new[] { (byte)(context.Length / 2) }, 0, 1) + context, request.Substring(request.Length - context.Length - 4));
        }

        private static void CheckConfirmation(string given, string flag, bool wanted, int asked, bool sent)
        {
            var rig = new DownloadRig { Confirmation = "4" };
            rig.Server.Answer("authenticateClient", Session.Authenticated(Session.Id, wanted ? Session.SmdpSigned2WithCode : Session.SmdpSigned2));
            Assert.IsNull(rig.Run(Session.Code + flag, given));
            Assert.AreEqual(asked, rig.Asked);
            var hash = PrepareDownload.HashConfirmationCode("4", Expect.FromHex(Session.Id));
            var signed = wanted ? Session.SmdpSigned2WithCode : Session.SmdpSigned2;
            var body = signed + Session.Signature2 + (sent ? "0420" + Expect.ToHex(hash, 0, 32) : string.Empty) + Session.Certificate2;
            Assert.AreEqual("BF21" + Expect.ToHex(new[] { (byte)(body.Length / 2) }, 0, 1) + body, rig.Card.Request("BF21"));
        }
    }
}
