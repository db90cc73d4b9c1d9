using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>What a download tells its server besides the result.</summary>
    [TestClass]
    public class InstallReportTests
    {
        private const string Iccid = "5A0A989444999999990920F3";
        private const string Here = "722E6578616D706C652E61";
        private const string There = "732E6578616D706C652E61";
        private const string Request = "BF2B06A00481020780";
        private const string Told = "handleNotification BF30 BF2B handleNotification BF30 disconnect close";
        private const string ToldResult = "handleNotification BF30 disconnect close";

        [TestMethod]
        public void The_install_notification_follows_the_result()
        {
            var rig = Rig(Configured("0780", Here));
            var pending = Pending(8, "0780", Here, Iccid);
            rig.Card.Answer("BF2B", List(pending));
            Check(rig, Told, false);
            Assert.AreEqual(Request, rig.Card.Request("BF2B"));
            Assert.AreEqual("BF3003800108", rig.Card.Request("BF30"));
            Assert.AreEqual("{" + Session.Base64("pendingNotification", pending) + "}", rig.Server.Body("handleNotification"));
            Assert.AreEqual("r.example.a", rig.Server.Last.Host);
            Assert.AreEqual(8, rig.Download.Reported.Notification.SequenceNumber);
            Assert.IsNull(rig.Download.Reported.Error);
            Assert.IsNull(rig.Download.ReportError);
        }

        [TestMethod]
        public void It_is_found_among_others()
        {
            var rig = Rig(Configured("0780", Here));
            var result = Session.Installed;
            var others = result + Pending(1, "0780", Here, "5A0A989444999999990920F4") + Pending(2, "0780", There, Iccid)
                + Pending(3, "0640", Here, Iccid) + Pending(4, "0780", Here, string.Empty);
            rig.Card.Answer("BF2B", List(others + Pending(5, "0780", Here, Iccid)));
            Check(rig, Told, false);
            Assert.AreEqual("BF3003800105", rig.Card.Request("BF30"));

            rig = Rig(Configured("0780", Here));
            rig.Card.Answer("BF2B", List(others));
            Check(rig, "handleNotification BF30 BF2B disconnect close", true);
            Assert.IsNull(rig.Download.ReportError);
        }

        [TestMethod]
        public void One_that_is_for_another_server_stays()
        {
            Check(Rig(Configured("0780", There)), ToldResult, true);

            // With another for the server that is spoken to, that one alone is told.
            var rig = Rig(Configured("0780", There) + Configured("04F0", "522E6578616D706C652E61"));
            rig.Card.Answer("BF2B", List(Pending(8, "0780", There, Iccid) + Pending(9, "0780", Here, Iccid)));
            Check(rig, Told, true);
            Assert.AreEqual("BF3003800109", rig.Card.Request("BF30"));
        }

        [TestMethod]
        public void The_card_is_asked_only_where_the_profile_wants_it()
        {
            Check(Rig(Configured("0640", Here) + Configured("0520", Here) + Configured("0410", There)), ToldResult, false);
            Check(Rig(string.Empty), ToldResult, false);
        }

        [TestMethod]
        public void A_server_that_does_not_say_leaves_it_open()
        {
            var rig = new DownloadRig();
            rig.Server.Answer("authenticateClient", Session.Authenticated(metadata: NotificationRig.Tlv("BF25", Iccid)));
            Check(rig, ToldResult, true);

            // Nor does one whose words cannot be read, and the profile is the eUICC's to judge.
            Check(Rig("3003800207"), ToldResult, true);
            Check(Rig("3004" + "80020780"), ToldResult, true);
        }

        [TestMethod]
        public void Where_it_is_not_wanted_the_result_is_told_alone()
        {
            var rig = Rig(Configured("0780", Here));
            rig.ReportsInstall = false;
            Check(rig, ToldResult, true);
        }

        [TestMethod]
        public void A_failure_leaves_profile_and_notification()
        {
            CheckFailure("#503", null, LpaError.HttpStatus, "BF2B handleNotification");
            CheckFailure("!44", null, LpaError.NetworkTimeout, "BF2B handleNotification");
            CheckFailure("#204", "6A80", LpaError.CardStatusWord, "BF2B");
            CheckFailure("#204", "!20", LpaError.CardTimeout, "BF2B");
            CheckFailure("#204", "BF2B0381017F9000", LpaError.EuiccRefused, "BF2B");
            CheckFailure("#204", "BF2B04A00230019000", LpaError.CardData, "BF2B");
        }

        [TestMethod]
        public void Nothing_else_is_tried_where_the_result_was_not_taken()
        {
            var rig = Rig(Configured("0780", Here));
            rig.Server.Answer("handleNotification", "#500");
            Check(rig, "handleNotification disconnect close", true);
            Assert.AreEqual((int)LpaError.HttpStatus, (int)rig.Download.ReportError.Code);
        }

        [TestMethod]
        public void A_profile_that_is_not_installed_has_no_other_notification()
        {
            var rig = Rig(Configured("0780", Here));
            rig.Card.Answer(Session.LastSegment, Session.NotInstalled + "9000");
            Assert.AreEqual((int)LpaError.InstallFailed, (int)rig.Run().Code);
            Assert.AreEqual(ToldResult, rig.Journal.From("handleNotification"));
            Assert.IsFalse(rig.Download.IsPending);
        }

        /// <summary>A download of a profile with some notificationConfigurationInfo.</summary>
        private static DownloadRig Rig(string configured)
        {
            var rig = new DownloadRig();
            var metadata = NotificationRig.Tlv("BF25", Iccid + "9100" + NotificationRig.Tlv("B6", configured));
            rig.Server.Answer("authenticateClient", Session.Authenticated(metadata: metadata));
            return rig;
        }

        private static void Check(DownloadRig rig, string steps, bool pending)
        {
            Assert.IsNull(rig.Run());
            Assert.IsTrue(rig.Result.Succeeded);
            Assert.AreEqual(steps, rig.Journal.From("handleNotification"));
            Assert.AreEqual(pending, rig.Download.IsPending);
        }

        private static void CheckFailure(string server, string card, LpaError error, string steps)
        {
            var rig = Rig(Configured("0780", Here));
            rig.Card.Answer("BF2B", card == null ? List(Pending(8, "0780", Here, Iccid)) : card);
            var calls = 0;
            rig.Server.Asked = () =>
            {
                calls += rig.Server.Last.Path.EndsWith("handleNotification") ? 1 : 0;
                rig.Server.Answer("handleNotification", calls < 2 ? "#204" : server);
            };
            Check(rig, "handleNotification BF30 " + steps + " disconnect close", true);
            Assert.AreEqual("BF3003800107", rig.Card.Request("BF30"));
            Assert.AreEqual((int)error, (int)rig.Download.ReportError.Code);
            Assert.AreEqual((int)LpaStage.ReportResult, (int)rig.Download.ReportError.Stage);
            Assert.IsNull(rig.Download.Reported);
        }

        private static string Configured(string events, string address) =>
            NotificationRig.Tlv("30", NotificationRig.Tlv("80", events) + NotificationRig.Tlv("81", address));

        private static string Pending(int number, string operation, string address, string iccid) => NotificationRig.Tlv("30",
            NotificationRig.Tlv("BF2F", "8001" + Expect.ToHex(new[] { (byte)number }, 0, 1) + NotificationRig.Tlv("81", operation) + NotificationRig.Tlv("0C", address) + iccid)
            + "5F3700");

        private static string List(string pending) => NotificationRig.Tlv("BF2B", NotificationRig.Tlv("A0", pending)) + "9000";
    }
}
