using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class DownloadRetryTests
    {
        [TestMethod]
        public void What_may_pass_is_tried_again_and_nobody_is_asked_twice()
        {
            var rig = new DownloadRig { Confirmation = "1", Healed = "getBoundProfilePackage", HealedAnswer = Session.Bound(), HealedBefore = 3 };
            rig.Server.Answer("authenticateClient", Session.Authenticated(Session.Id, Session.SmdpSigned2WithCode));
            rig.Server.Answer("getBoundProfilePackage", "!45");
            Assert.IsNull(rig.RunRepeated());
            Assert.IsTrue(rig.Result.Succeeded);
            Assert.AreEqual("2/3:45 3/3:45", rig.Retries.Text.Trim());
            Assert.AreEqual(1, rig.Asked);
            Assert.AreEqual(1, rig.AskedInstall);
            FailedDownload.CheckClosed(rig);
        }

        [TestMethod]
        public void There_are_so_many_attempts_and_no_more()
        {
            CheckAttempts("!44", 3, "2/3:44 3/3:44");
            CheckAttempts("!44", 1, string.Empty);
            CheckAttempts("#503", 2, "2/2:47");
        }

        [TestMethod]
        public void What_is_final_is_not_tried_again()
        {
            CheckAttempts("#404", 3, string.Empty);
            CheckAttempts(Session.Failed("8.2.6", "3.8"), 3, string.Empty);
            CheckAttempts("{}", 3, string.Empty);
            CheckAttempts("!43", 3, string.Empty);

            var rig = new DownloadRig { Decision = InstallDecision.Reject };
            Assert.AreEqual((int)LpaError.UserRejected, (int)rig.RunRepeated().Code);
            rig.Card.Answer(Session.LastSegment, Session.NotInstalled + "9000");
            rig.Decision = InstallDecision.Install;
            Assert.AreEqual((int)LpaError.InstallFailed, (int)rig.RunRepeated().Code);
            Assert.AreEqual(string.Empty, rig.Retries.Text.Trim());
        }

        [TestMethod]
        public void A_result_that_nobody_heard_is_found_on_the_eUICC()
        {
            foreach (var lost in new[] { "!20", "!21", "!22", "BF38009000", "9000" })
            {
                var rig = new DownloadRig();
                rig.Card.Answer(Session.LastSegment, lost);
                Keep(rig, Session.Installed);
                Assert.IsNull(rig.RunRepeated(), lost);
                Assert.IsTrue(rig.Result.Succeeded);
                Assert.AreEqual(string.Empty, rig.Retries.Text.Trim());
                Assert.IsFalse(rig.Journal.Has("BF41"), rig.Journal.Text);
                Assert.IsTrue(rig.Journal.Has("handleNotification"));
            }
        }

        [TestMethod]
        public void A_bad_result_that_nobody_heard_is_final()
        {
            var rig = new DownloadRig();
            rig.Card.Answer(Session.LastSegment, "!20");
            Keep(rig, Session.NotInstalled);
            FailedDownload.Check(rig, LpaError.InstallFailed, LpaStage.LoadBoundProfilePackage, rig.RunRepeated());
            Assert.AreEqual(string.Empty, rig.Retries.Text.Trim());
        }

        [TestMethod]
        public void The_result_of_another_session_is_none()
        {
            var rig = new DownloadRig();
            rig.Card.Answer(Session.LastSegment, "!20");
            var other = "BF374ABF27428010" + Session.OtherId + Session.Installed.Substring(48);
            Assert.AreEqual(Session.Installed.Length, other.Length);
            Keep(rig, other);
            FailedDownload.Check(rig, LpaError.CardTimeout, LpaStage.LoadBoundProfilePackage, rig.RunRepeated());
            Assert.AreEqual("2/3:20 3/3:20", rig.Retries.Text.Trim());
        }

        private static void Keep(DownloadRig rig, string result)
        {
            rig.Card.Answer("BF28", Session.Tlv("BF28", Session.Tlv("A0", Session.Notification)) + "9000");
            rig.Card.Answer("BF2B", Session.Tlv("BF2B", Session.Tlv("A0", result)) + "9000");
        }

        private static void CheckAttempts(string answer, int attempts, string retries)
        {
            var rig = new DownloadRig();
            rig.Server.Answer("authenticateClient", answer);
            Assert.IsNotNull(rig.RunRepeated(attempts));
            Assert.AreEqual(retries, rig.Retries.Text.Trim());
            FailedDownload.CheckClosed(rig);
        }
    }
}
