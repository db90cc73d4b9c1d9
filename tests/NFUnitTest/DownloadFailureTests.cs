using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class DownloadFailureTests
    {
        [TestMethod]
        public void A_missing_confirmation_code_is_told_before_the_card_is_touched()
        {
            var rig = new DownloadRig();
            FailedDownload.Check(rig, LpaError.ConfirmationCodeRequired, LpaStage.ActivationCode, rig.Run(Session.Code + "$$1"));
            Assert.AreEqual(1, rig.Asked);
            Assert.AreEqual("disconnect", rig.Journal.Text);
        }

        [TestMethod]
        public void What_fails_on_the_card_before_it_knows_the_server_has_nothing_to_cancel()
        {
            CheckCard("open", "6A81", LpaError.CardNoChannel, 2);
            CheckCard("open", "!20", LpaError.CardTimeout, 2);
            CheckCard("select", "6A82", LpaError.CardNoIsdR, 2);
            CheckCard("BF20", "!21", LpaError.CardTransport, 3);
            CheckCard("BF20", "6E00", LpaError.CardStatusWord, 3);
            CheckCard("BF20", "9000", LpaError.CardData, 3);
            CheckCard("BF2E", "BF2E038001119000", LpaError.CardData, 3);
            CheckCard("BF2E", "BF2E80", LpaError.CardStatusWord, 3);
            CheckCard("BF38", "!20", LpaError.CardTimeout, 5);
            CheckCard("BF38", "6985", LpaError.CardStatusWord, 5);
            CheckCard("BF38", "BF38009000", LpaError.CardData, 5);
            CheckCard("BF38", "BF38028000" + "9000", LpaError.CardData, 5);
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
            FailedDownload.Check(rig, LpaError.AuthenticateServerRefused, LpaStage.AuthenticateServer, e);
            Assert.AreEqual(7, e.Detail);
            Assert.IsFalse(rig.Journal.Has("BF41"));

            rig = new DownloadRig();
            rig.Card.Answer("BF21", "BF2117" + "A115" + "8010" + Session.Id + "020104" + "9000");
            e = rig.Run();
            FailedDownload.Check(rig, LpaError.PrepareDownloadRefused, LpaStage.PrepareDownload, e);
            Assert.AreEqual(4, e.Detail);
            FailedDownload.CheckCancelled(rig, "7F", true);
        }

        [TestMethod]
        public void What_fails_at_the_server_before_it_is_authenticated_has_nothing_to_cancel()
        {
            CheckServer("!40", LpaError.NoNetwork);
            CheckServer("!43", LpaError.TlsRefused);
            CheckServer("!45", LpaError.ConnectionClosed);
            CheckServer("#500", LpaError.HttpStatus);
            CheckServer("#302", LpaError.HttpStatus);
            CheckServer("#404", LpaError.HttpStatus);
            CheckServer("#204", LpaError.ServerData);
            CheckServer("[]", LpaError.ServerData);
            CheckServer("{\"header\":~", LpaError.ConnectionClosed);
        }

        [TestMethod]
        public void A_server_that_is_another_than_the_one_asked_is_refused()
        {
            var rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", Session.Initiated(Session.Id, Session.ServerSigned1(Session.Id, "smdp.example.org")));
            FailedDownload.Check(rig, LpaError.AddressMismatch, LpaStage.InitiateAuthentication, rig.Run());
            rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", Session.Initiated(Session.OtherId));
            FailedDownload.Check(rig, LpaError.TransactionMismatch, LpaStage.InitiateAuthentication, rig.Run());
            rig = new DownloadRig();
            FailedDownload.Check(rig, LpaError.OidMismatch, LpaStage.InitiateAuthentication, rig.Run(Session.Code + "$2.999.11"));
            Assert.IsFalse(rig.Journal.Has("BF38"));
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
                FailedDownload.CheckClosed(rig);
            }
        }

        [TestMethod]
        public void A_profile_that_the_eUICC_did_not_install_is_reported_and_not_cancelled()
        {
            var rig = new DownloadRig();
            rig.Card.Answer("88", Session.NotInstalled + "9000");
            var e = rig.Run();
            FailedDownload.Check(rig, LpaError.InstallFailed, LpaStage.LoadBoundProfilePackage, e);
            Assert.AreEqual(5 * 256 + 10, e.Detail);
            Assert.AreEqual("A1 88 handleNotification BF30 disconnect close", rig.Journal.From("A1"));
            Assert.AreEqual("{" + Session.Base64("pendingNotification", Session.NotInstalled) + "}", rig.Server.Body("handleNotification"));

            rig = new DownloadRig();
            rig.Card.Answer("88", Session.NotInstalled + "9000");
            rig.Server.Answer("handleNotification", "!45");
            FailedDownload.Check(rig, LpaError.InstallFailed, LpaStage.LoadBoundProfilePackage, rig.Run());
            Assert.AreEqual((int)LpaError.ConnectionClosed, (int)rig.Download.ReportError.Code);
            Assert.IsFalse(rig.Journal.Has("BF30"));
            Assert.IsFalse(rig.Journal.Has("BF41"));
        }

        private static void CheckServer(string answer, LpaError error)
        {
            var rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", answer);
            var e = rig.Run();
            FailedDownload.Check(rig, error, LpaStage.InitiateAuthentication, e);
            Assert.AreEqual(answer[0] == '#' ? int.Parse(answer.Substring(1)) : answer[0] == '!' ? 0 : 200, e.HttpStatus);
            Assert.AreEqual("initiateAuthentication disconnect close", rig.Journal.From("initiateAuthentication"));
        }

        private static void CheckCard(string step, string answer, LpaError error, int stage)
        {
            var rig = new DownloadRig();
            rig.Card.Answer(step, answer);
            FailedDownload.Check(rig, error, (LpaStage)stage, rig.Run());
            Assert.IsFalse(rig.Journal.Has("BF41"));
            Assert.IsFalse(rig.Journal.Has("cancelSession"));
        }
    }
}
