using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class DownloadCancelTests
    {
        // Who refused has ended the session itself, who cannot be reached cannot be told; all others are told. What may pass is
        // a time-out for the server, which then keeps the profile.
        [TestMethod]
        public void A_session_that_fails_at_the_server_is_cancelled()
        {
            CheckSession("!40", LpaError.NoNetwork, false, "02");
            CheckSession("!41", LpaError.HostNotFound, false, "7F");
            CheckSession("!42", LpaError.ConnectFailed, false, "02");
            CheckSession("!43", LpaError.TlsRefused, false, "7F");
            CheckSession("!44", LpaError.NetworkTimeout, true, "02");
            CheckSession("!45", LpaError.ConnectionClosed, true, "02");
            CheckSession("#500", LpaError.HttpStatus, true, "02");
            CheckSession("{}", LpaError.ServerData, true, "7F");
            CheckSession("{\"transactionId\":\"12\"}", LpaError.TransactionMismatch, true, "7F");
            CheckSession("{\"header\":~", LpaError.ConnectionClosed, true, "02");
        }

        [TestMethod]
        public void What_the_end_user_does_is_the_reason()
        {
            CheckUser("", LpaError.ConfirmationCodeRequired, "00");
            CheckUser("!61", LpaError.UserRejected, "00");
            CheckUser("!62", LpaError.UserTimeout, "02");
        }

        [TestMethod]
        public void A_profile_that_the_end_user_does_not_want_is_cancelled()
        {
            var rig = new DownloadRig { Decision = InstallDecision.Reject };
            FailedDownload.Check(rig, LpaError.UserRejected, LpaStage.Confirmation, rig.Run());
            FailedDownload.CheckCancelled(rig, "00", true);
            rig = new DownloadRig { Decision = InstallDecision.Postpone };
            FailedDownload.Check(rig, LpaError.UserPostponed, LpaStage.Confirmation, rig.Run());
            FailedDownload.CheckCancelled(rig, "01", true);
        }

        [TestMethod]
        public void A_session_that_fails_on_the_card_is_cancelled()
        {
            CheckCardCancelled("BF21", "!20", LpaError.CardTimeout, 8, "02");
            CheckCardCancelled("BF21", "6985", LpaError.CardStatusWord, 8, "7F");
            CheckCardCancelled("BF36", "6A80", LpaError.CardStatusWord, 10, "05");
            CheckCardCancelled("88", "!20", LpaError.CardTimeout, 10, "02");
            CheckCardCancelled("A0", "BF38009000", LpaError.CardData, 10, "05");
            CheckCardCancelled(Session.LastSegment, "9000", LpaError.InstallNoResult, 10, "05");
        }

        [TestMethod]
        public void A_package_that_ends_early_cancels_the_session()
        {
            CheckEarlyEnd("~", LpaError.ConnectionClosed, "02");
            CheckEarlyEnd("!", LpaError.ServerData, "7F");
            CheckEarlyEnd("\"}", LpaError.PackageFormat, "05");
        }

        [TestMethod]
        public void A_package_of_another_session_cancels_this_one()
        {
            var rig = new DownloadRig();
            rig.Server.Answer("getBoundProfilePackage", Session.Bound(Session.Id, Session.Package.Substring(0, 22) + Session.OtherId + Session.Package.Substring(54)));
            FailedDownload.Check(rig, LpaError.TransactionMismatch, LpaStage.LoadBoundProfilePackage, rig.Run());
            FailedDownload.CheckCancelled(rig, "05", true);
        }

        [TestMethod]
        public void A_cancellation_that_fails_does_not_hide_why()
        {
            var rig = new DownloadRig();
            rig.Card.Answer("BF21", "6985");
            rig.Card.Answer("BF41", "!20");
            FailedDownload.Check(rig, LpaError.CardStatusWord, LpaStage.PrepareDownload, rig.Run());
            Assert.IsFalse(rig.Journal.Has("cancelSession"));

            rig = new DownloadRig();
            rig.Card.Answer("BF21", "6985");
            rig.Server.Answer("cancelSession", "!44");
            var e = rig.Run();
            FailedDownload.Check(rig, LpaError.CardStatusWord, LpaStage.PrepareDownload, e);
            Assert.AreEqual(0x6985, e.StatusWord);
            Assert.AreEqual(200, e.HttpStatus);
        }

        [TestMethod]
        public void A_fault_of_the_program_ends_the_session_too()
        {
            var rig = new DownloadRig { Failing = LpaStage.PrepareDownload };
            FailedDownload.Check(rig, LpaError.Internal, LpaStage.PrepareDownload, rig.Run());
            FailedDownload.CheckCancelled(rig, "7F", true);
        }

        private static void CheckSession(string answer, LpaError error, bool told, string reason)
        {
            foreach (var function in new[] { "authenticateClient", "getBoundProfilePackage" })
            {
                if (answer[0] == '{' && answer.Length > 20 && function == "authenticateClient")
                {
                    answer = Session.Authenticated(Session.OtherId);
                }

                var rig = new DownloadRig();
                rig.Server.Answer(function, answer);
                FailedDownload.Check(rig, error, function == "authenticateClient" ? LpaStage.AuthenticateClient : LpaStage.GetBoundProfilePackage, rig.Run());
                FailedDownload.CheckCancelled(rig, reason, told);
            }
        }

        private static void CheckUser(string answer, LpaError error, string reason)
        {
            var rig = new DownloadRig { Confirmation = answer.Length == 0 ? null : answer };
            rig.Server.Answer("authenticateClient", Session.Authenticated(Session.Id, Session.SmdpSigned2WithCode));
            FailedDownload.Check(rig, error, LpaStage.Confirmation, rig.Run());
            FailedDownload.CheckCancelled(rig, reason, true);
        }

        private static void CheckCardCancelled(string step, string answer, LpaError error, int stage, string reason)
        {
            var rig = new DownloadRig();
            rig.Card.Answer(step, answer);
            FailedDownload.Check(rig, error, (LpaStage)stage, rig.Run());
            FailedDownload.CheckCancelled(rig, reason, true);
        }

        private static void CheckEarlyEnd(string end, LpaError error, string reason)
        {
            var rig = new DownloadRig();
            var whole = Session.Bound();
            rig.Server.Answer("getBoundProfilePackage", whole.Substring(0, whole.Length - 14) + end);
            FailedDownload.Check(rig, error, LpaStage.LoadBoundProfilePackage, rig.Run());
            FailedDownload.CheckCancelled(rig, reason, true);
        }
    }
}
