using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class DownloadFailureTests
    {
        private const string Cancelled = "BF4115" + "8010" + Session.Id + "8101";

        [TestMethod]
        public void A_missing_confirmation_code_is_told_before_the_card_is_touched()
        {
            var rig = new DownloadRig();
            Check(rig, LpaError.ConfirmationCodeRequired, LpaStage.ActivationCode, rig.Run(Session.Code + "$$1"));
            Assert.AreEqual(1, rig.Asked);
            Assert.AreEqual("disconnect", rig.Journal.Text);
        }

        [TestMethod]
        [DataRow("open", "6A81", (int)LpaError.CardNoChannel, 2)]
        [DataRow("open", "!20", (int)LpaError.CardTimeout, 2)]
        [DataRow("select", "6A82", (int)LpaError.CardNoIsdR, 2)]
        [DataRow("BF20", "!21", (int)LpaError.CardTransport, 3)]
        [DataRow("BF20", "6E00", (int)LpaError.CardStatusWord, 3)]
        [DataRow("BF20", "9000", (int)LpaError.CardData, 3)]
        [DataRow("BF2E", "BF2E038001119000", (int)LpaError.CardData, 3)]
        [DataRow("BF2E", "BF2E80", (int)LpaError.CardStatusWord, 3)]
        [DataRow("BF38", "!20", (int)LpaError.CardTimeout, 5)]
        [DataRow("BF38", "6985", (int)LpaError.CardStatusWord, 5)]
        [DataRow("BF38", "BF38009000", (int)LpaError.CardData, 5)]
        [DataRow("BF38", "BF38028000" + "9000", (int)LpaError.CardData, 5)]
        public void What_fails_on_the_card_before_it_knows_the_server_has_nothing_to_cancel(string step, string answer, int error, int stage)
        {
            var rig = new DownloadRig();
            rig.Card.Answer(step, answer);
            Check(rig, (LpaError)error, (LpaStage)stage, rig.Run());
            Assert.IsFalse(rig.Journal.Has("BF41"));
            Assert.IsFalse(rig.Journal.Has("cancelSession"));
        }

        [TestMethod]
        public void The_status_word_of_the_card_is_told()
        {
            var rig = new DownloadRig();
            rig.Card.Answer("BF20", "6E00");
            Assert.AreEqual(0x6E00, rig.Run().StatusWord);
            rig = new DownloadRig();
            rig.Card.Answer("select", "6A82");
            Assert.AreEqual(0x6A82, rig.Run().StatusWord);
            rig = new DownloadRig();
            rig.Card.Answer("88", "6F12");
            Assert.AreEqual(0x6F12, rig.Run().StatusWord);
        }

        [TestMethod]
        public void The_eUICC_says_why_it_refuses()
        {
            var rig = new DownloadRig();
            rig.Card.Answer("BF38", "BF3817" + "A115" + "8010" + Session.Id + "020107" + "9000");
            var e = rig.Run();
            Check(rig, LpaError.AuthenticateServerRefused, LpaStage.AuthenticateServer, e);
            Assert.AreEqual(7, e.Detail);
            Assert.IsFalse(rig.Journal.Has("BF41"));

            rig = new DownloadRig();
            rig.Card.Answer("BF21", "BF2117" + "A115" + "8010" + Session.Id + "020104" + "9000");
            e = rig.Run();
            Check(rig, LpaError.PrepareDownloadRefused, LpaStage.PrepareDownload, e);
            Assert.AreEqual(4, e.Detail);
            CheckCancelled(rig, "7F", true);
        }

        [TestMethod]
        [DataRow("!40", (int)LpaError.NoNetwork)]
        [DataRow("!43", (int)LpaError.TlsRefused)]
        [DataRow("!45", (int)LpaError.ConnectionClosed)]
        [DataRow("#500", (int)LpaError.HttpStatus)]
        [DataRow("#302", (int)LpaError.HttpStatus)]
        [DataRow("#404", (int)LpaError.HttpStatus)]
        [DataRow("#204", (int)LpaError.ServerData)]
        [DataRow("[]", (int)LpaError.ServerData)]
        [DataRow("{\"header\":~", (int)LpaError.ConnectionClosed)]
        public void What_fails_at_the_server_before_it_is_authenticated_has_nothing_to_cancel(string answer, int error)
        {
            var rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", answer);
            var e = rig.Run();
            Check(rig, (LpaError)error, LpaStage.InitiateAuthentication, e);
            Assert.AreEqual(answer[0] == '#' ? int.Parse(answer.Substring(1)) : answer[0] == '!' ? 0 : 200, e.HttpStatus);
            Assert.AreEqual("initiateAuthentication disconnect close", rig.Journal.From("initiateAuthentication"));
        }

        [TestMethod]
        public void A_server_that_is_another_than_the_one_asked_is_refused()
        {
            var rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", Session.Initiated(Session.Id, Session.ServerSigned1(Session.Id, "smdp.example.org")));
            Check(rig, LpaError.AddressMismatch, LpaStage.InitiateAuthentication, rig.Run());
            rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", Session.Initiated(Session.OtherId));
            Check(rig, LpaError.TransactionMismatch, LpaStage.InitiateAuthentication, rig.Run());
            rig = new DownloadRig();
            Check(rig, LpaError.OidMismatch, LpaStage.InitiateAuthentication, rig.Run(Session.Code + "$2.999.11"));
            Assert.IsFalse(rig.Journal.Has("BF38"));
        }

        // Who refused has ended the session itself, who cannot be reached cannot be told; all others are told.
        [TestMethod]
        [DataRow("!40", (int)LpaError.NoNetwork, false)]
        [DataRow("!41", (int)LpaError.HostNotFound, false)]
        [DataRow("!42", (int)LpaError.ConnectFailed, false)]
        [DataRow("!43", (int)LpaError.TlsRefused, false)]
        [DataRow("!44", (int)LpaError.NetworkTimeout, true)]
        [DataRow("!45", (int)LpaError.ConnectionClosed, true)]
        [DataRow("#500", (int)LpaError.HttpStatus, true)]
        [DataRow("{}", (int)LpaError.ServerData, true)]
        [DataRow("{\"transactionId\":\"12\"}", (int)LpaError.TransactionMismatch, true)]
        [DataRow("{\"header\":~", (int)LpaError.ConnectionClosed, true)]
        public void A_session_that_fails_at_the_server_is_cancelled(string answer, int error, bool told)
        {
            foreach (var function in new[] { "authenticateClient", "getBoundProfilePackage" })
            {
                if (answer[0] == '{' && answer.Length > 20 && function == "authenticateClient")
                {
                    answer = Session.Authenticated(Session.OtherId);
                }

                var rig = new DownloadRig();
                rig.Server.Answer(function, answer);
                Check(rig, (LpaError)error, function == "authenticateClient" ? LpaStage.AuthenticateClient : LpaStage.GetBoundProfilePackage, rig.Run());
                CheckCancelled(rig, "7F", told);
            }
        }

        [TestMethod]
        public void A_refusal_of_the_server_carries_its_codes()
        {
            foreach (var function in new[] { "initiateAuthentication", "authenticateClient", "getBoundProfilePackage" })
            {
                var rig = new DownloadRig();
                rig.Server.Answer(function, Session.Failed("8.2.6", "3.8"));
                var e = rig.Run();
                Assert.AreEqual((int)LpaError.ServerRefused, (int)e.Code, function);
                Assert.AreEqual("8.2.6", e.SubjectCode);
                Assert.AreEqual("3.8", e.ReasonCode);
                Assert.AreEqual(200, e.HttpStatus);
                Assert.AreEqual(function != "initiateAuthentication", rig.Journal.Has("BF41"));
                Assert.IsFalse(rig.Journal.Has("cancelSession"));
                CheckClosed(rig);
            }
        }

        [TestMethod]
        [DataRow("", (int)LpaError.ConfirmationCodeRequired, "00")]
        [DataRow("!61", (int)LpaError.UserRejected, "00")]
        [DataRow("!62", (int)LpaError.UserTimeout, "02")]
        public void What_the_end_user_does_is_the_reason(string answer, int error, string reason)
        {
            var rig = new DownloadRig { Confirmation = answer.Length == 0 ? null : answer };
            rig.Server.Answer("authenticateClient", Session.Authenticated(Session.Id, Session.SmdpSigned2WithCode));
            Check(rig, (LpaError)error, LpaStage.Confirmation, rig.Run());
            CheckCancelled(rig, reason, true);
        }

        [TestMethod]
        [DataRow("BF21", "!20", (int)LpaError.CardTimeout, 8, "7F")]
        [DataRow("BF21", "6985", (int)LpaError.CardStatusWord, 8, "7F")]
        [DataRow("BF36", "6A80", (int)LpaError.CardStatusWord, 10, "05")]
        [DataRow("88", "!20", (int)LpaError.CardTimeout, 10, "05")]
        [DataRow("A0", "BF38009000", (int)LpaError.CardData, 10, "05")]
        [DataRow(Session.LastSegment, "9000", (int)LpaError.InstallNoResult, 10, "05")]
        public void A_session_that_fails_on_the_card_is_cancelled(string step, string answer, int error, int stage, string reason)
        {
            var rig = new DownloadRig();
            rig.Card.Answer(step, answer);
            Check(rig, (LpaError)error, (LpaStage)stage, rig.Run());
            CheckCancelled(rig, reason, true);
        }

        [TestMethod]
        [DataRow("~", (int)LpaError.ConnectionClosed)]
        [DataRow("!", (int)LpaError.ServerData)]
        [DataRow("\"}", (int)LpaError.PackageFormat)]
        public void A_package_that_ends_early_cancels_the_session(string end, int error)
        {
            var rig = new DownloadRig();
            var whole = Session.Bound();
            rig.Server.Answer("getBoundProfilePackage", whole.Substring(0, whole.Length - 14) + end);
            Check(rig, (LpaError)error, LpaStage.LoadBoundProfilePackage, rig.Run());
            CheckCancelled(rig, "05", true);
        }

        [TestMethod]
        public void A_package_of_another_session_cancels_this_one()
        {
            var rig = new DownloadRig();
            rig.Server.Answer("getBoundProfilePackage", Session.Bound(Session.Id, Session.Package.Substring(0, 22) + Session.OtherId + Session.Package.Substring(54)));
            Check(rig, LpaError.TransactionMismatch, LpaStage.LoadBoundProfilePackage, rig.Run());
            CheckCancelled(rig, "05", true);
        }

        [TestMethod]
        public void A_profile_that_the_eUICC_did_not_install_is_reported_and_not_cancelled()
        {
            var rig = new DownloadRig();
            rig.Card.Answer("88", Session.NotInstalled + "9000");
            var e = rig.Run();
            Check(rig, LpaError.InstallFailed, LpaStage.LoadBoundProfilePackage, e);
            Assert.AreEqual(5 * 256 + 10, e.Detail);
            Assert.AreEqual("A1 88 handleNotification BF30 disconnect close", rig.Journal.From("A1"));
            Assert.AreEqual("{" + Session.Base64("pendingNotification", Session.NotInstalled) + "}", rig.Server.Body("handleNotification"));

            rig = new DownloadRig();
            rig.Card.Answer("88", Session.NotInstalled + "9000");
            rig.Server.Answer("handleNotification", "!45");
            Check(rig, LpaError.InstallFailed, LpaStage.LoadBoundProfilePackage, rig.Run());
            Assert.AreEqual((int)LpaError.ConnectionClosed, (int)rig.Download.ReportError.Code);
            Assert.IsFalse(rig.Journal.Has("BF30"));
            Assert.IsFalse(rig.Journal.Has("BF41"));
        }

        [TestMethod]
        public void A_cancellation_that_fails_does_not_hide_why()
        {
            var rig = new DownloadRig();
            rig.Card.Answer("BF21", "6985");
            rig.Card.Answer("BF41", "!20");
            Check(rig, LpaError.CardStatusWord, LpaStage.PrepareDownload, rig.Run());
            Assert.IsFalse(rig.Journal.Has("cancelSession"));

            rig = new DownloadRig();
            rig.Card.Answer("BF21", "6985");
            rig.Server.Answer("cancelSession", "!44");
            var e = rig.Run();
            Check(rig, LpaError.CardStatusWord, LpaStage.PrepareDownload, e);
            Assert.AreEqual(0x6985, e.StatusWord);
            Assert.AreEqual(200, e.HttpStatus);
        }

        [TestMethod]
        public void A_fault_of_the_program_ends_the_session_too()
        {
            var rig = new DownloadRig { Failing = LpaStage.PrepareDownload };
            Check(rig, LpaError.Internal, LpaStage.PrepareDownload, rig.Run());
            CheckCancelled(rig, "7F", true);
        }

        private static void Check(DownloadRig rig, LpaError error, LpaStage stage, LpaException e)
        {
            Assert.IsNotNull(e, "no failure");
            Assert.AreEqual((int)error, (int)e.Code, rig.Journal.Text);
            Assert.AreEqual((int)stage, (int)e.Stage);
            Assert.IsNull(rig.Result);
            CheckClosed(rig);
        }

        private static void CheckCancelled(DownloadRig rig, string reason, bool serverTold)
        {
            Assert.AreEqual(Cancelled + reason, rig.Card.Request("BF41"));
            Assert.AreEqual(serverTold ? "BF41 cancelSession disconnect close" : "BF41 disconnect close", rig.Journal.From("BF41"));
            if (serverTold)
            {
                var body = Session.Text("transactionId", Session.Id) + "," + Session.Base64("cancelSessionResponse", Session.CancelSessionResponse);
                Assert.AreEqual("{" + body + "}", rig.Server.Body("cancelSession"));
            }
        }

        private static void CheckClosed(DownloadRig rig)
        {
            Assert.IsFalse(rig.Isdr.IsOpen);
            Assert.IsTrue(rig.Journal.Has("disconnect"));
            Assert.IsTrue(rig.Journal.Has("close") || !rig.Journal.Has("select"), rig.Journal.Text);
        }
    }
}
