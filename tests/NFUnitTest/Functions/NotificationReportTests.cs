using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>Nothing that a server must hear is lost: what is reported, in which order, and what stays.</summary>
    [TestClass]
    public class NotificationReportTests
    {
        private const string One = "989444999999990920F3";
        private const string OneDigits = "8949449999999990023";
        private const string Two = "989444999999991920F3";

        [TestMethod]
        public void Number_0_is_a_number_like_any_other()
        {
            var rig = new NotificationRig();
            rig.Add(0, "a");
            Assert.AreEqual(0, rig.Esim.Notifications.List()[0].SequenceNumber);
            Assert.AreEqual(0, rig.Esim.Notifications.Report(rig.Esim.Notifications.List()[0]));
            Assert.AreEqual("BF2B05A003800100", rig.Rig.Card.Request("BF2B"));
            Assert.AreEqual("00 ", rig.Removed());
            Assert.IsNotNull(rig.Esim.Notifications.Dump(0));
            Assert.AreEqual("0 ", NotificationRig.Codes(rig.Esim.Notifications.ReportAll(null)));
            Assert.AreEqual("00 00 ", rig.Removed());
            Assert.AreEqual(0, rig.Esim.Notifications.Remove(0));
            Assert.AreEqual("00 00 00 ", rig.Removed());
        }

        [TestMethod]
        public void What_keeps_one_back_does_not_keep_the_others()
        {
            var rig = new NotificationRig();
            rig.Add(1, "not_a_host");
            rig.Add(2, "refuses", One);
            rig.Add(3, "takes");
            rig.Add(4, string.Empty);
            rig.Add(5, "a:99999");
            rig.Add(6, "breaks");
            rig.Add(7, "takes");
            rig.Rules["refuses"] = "#500";
            rig.Rules["breaks"] = "!45";
            var reports = rig.Esim.Notifications.ReportAll(null);
            Assert.AreEqual("27 47 0 27 27 45 0 ", NotificationRig.Codes(reports));
            Assert.AreEqual("refuses takes breaks takes ", rig.Asked);
            Assert.AreEqual("03 07 ", rig.Removed());
            Assert.AreEqual(500, reports[1].Error.HttpStatus);
            Assert.AreEqual((int)LpaStage.Notification, (int)reports[1].Error.Stage);
            Assert.AreEqual(OneDigits, reports[1].Notification.Iccid);
            Assert.AreEqual(0, reports[3].Error.HttpStatus, "another's status");
            Assert.IsNull(rig.Esim.LastError);
        }

        [TestMethod]
        public void One_is_removed_only_when_its_server_has_taken_it()
        {
            One_is_removed_only_when_its_server_has_taken_it("#200", true);
            One_is_removed_only_when_its_server_has_taken_it("#204", true);
            One_is_removed_only_when_its_server_has_taken_it("#299", true);
            One_is_removed_only_when_its_server_has_taken_it("#199", false);
            One_is_removed_only_when_its_server_has_taken_it("#300", false);
            One_is_removed_only_when_its_server_has_taken_it("#404", false);
            One_is_removed_only_when_its_server_has_taken_it("#500", false);
            One_is_removed_only_when_its_server_has_taken_it("!40", false);
            One_is_removed_only_when_its_server_has_taken_it("!43", false);
            One_is_removed_only_when_its_server_has_taken_it("!45", false);
            One_is_removed_only_when_its_server_has_taken_it("!46", false);
        }

        private static void One_is_removed_only_when_its_server_has_taken_it(string answer, bool removed)
        {
            var rig = new NotificationRig();
            rig.Add(7, "a");
            rig.Rules["a"] = answer;
            Assert.AreEqual(removed, rig.Esim.Notifications.ReportAll(null)[0].Error == null);
            Assert.AreEqual(removed ? "07 " : string.Empty, rig.Removed());
            Assert.AreEqual(removed ? 0 : -1, rig.Esim.Notifications.Report(rig.Esim.Notifications.List()[0]));
            Assert.AreEqual(removed ? "07 07 " : string.Empty, rig.Removed());
        }

        [TestMethod]
        public void A_server_that_is_not_there_is_asked_once()
        {
            A_server_that_is_not_there_is_asked_once("!41");
            A_server_that_is_not_there_is_asked_once("!42");
            A_server_that_is_not_there_is_asked_once("!43");
            A_server_that_is_not_there_is_asked_once("!44");
        }

        private static void A_server_that_is_not_there_is_asked_once(string answer)
        {
            var rig = new NotificationRig();
            rig.Add(1, "away");
            rig.Add(2, "here");
            rig.Add(3, "away");
            rig.Rules["away"] = answer;
            Assert.AreEqual(answer.Substring(1) + " 0 " + answer.Substring(1) + " ", NotificationRig.Codes(rig.Esim.Notifications.ReportAll(null)));
            Assert.AreEqual("away here ", rig.Asked);
            Assert.AreEqual("02 ", rig.Removed());
        }

        [TestMethod]
        public void Without_a_network_no_other_is_tried()
        {
            Without_a_network_no_other_is_tried("!40");
            Without_a_network_no_other_is_tried("!49");
        }

        private static void Without_a_network_no_other_is_tried(string answer)
        {
            var rig = new NotificationRig();
            rig.Add(1, "a");
            rig.Add(2, "b");
            rig.Rules["a"] = answer;
            var code = answer.Substring(1) + " ";
            Assert.AreEqual(code + code, NotificationRig.Codes(rig.Esim.Notifications.ReportAll(null)));
            Assert.AreEqual("a ", rig.Asked);
            Assert.AreEqual(string.Empty, rig.Removed());
        }

        [TestMethod]
        public void Those_of_a_profile_are_reported_alone()
        {
            var rig = new NotificationRig();
            rig.Add(1, "a", One);
            rig.Add(2, "b", Two);
            rig.Add(3, "c");
            rig.Add(4, "d", One);
            Assert.AreEqual("0 0 ", NotificationRig.Codes(rig.Esim.Notifications.ReportAll(OneDigits)));
            Assert.AreEqual("a d ", rig.Asked);
            Assert.AreEqual("01 04 ", rig.Removed());
            Assert.AreEqual(0, rig.Esim.Notifications.ReportAll("8949449999999999999").Length);
        }

        [TestMethod]
        public void After_a_reset_of_the_card_only_the_rest_is_reported()
        {
            var rig = new NotificationRig();
            rig.Add(1, "a");
            rig.Add(2, "b");
            rig.Add(3, "c");
            var before = rig.Rig.Server.Asked;
            var calls = 0;
            rig.Rig.Server.Asked = () =>
            {
                before();

                // The reset comes between the server's answer for number 2 and its removal.
                rig.Rig.Card.Answer("BF30", ++calls == 2 ? "6881" : "BF30038001009000");
            };
            Assert.AreEqual("0 0 0 ", NotificationRig.Codes(rig.Esim.Notifications.ReportAll(null)));
            Assert.AreEqual("a b b c ", rig.Asked);
            Assert.AreEqual("01 02 02 03 ", rig.Removed());
        }

        [TestMethod]
        public void A_card_that_stays_away_is_no_endless_loop()
        {
            var rig = new NotificationRig();
            rig.Add(1, "a");
            rig.Add(2, "b");
            rig.Rig.Card.Answer("BF30", "6881");
            Assert.AreEqual("23 23 ", NotificationRig.Codes(rig.Esim.Notifications.ReportAll(null)));
            Assert.AreEqual("a a b ", rig.Asked);

            rig = new NotificationRig();
            rig.Add(1, "a");
            rig.Add(2, "b");
            rig.Rig.Card.Answer("BF30", "!20");
            Assert.AreEqual("20 20 ", NotificationRig.Codes(rig.Esim.Notifications.ReportAll(null)));
            Assert.AreEqual("a ", rig.Asked);
        }

        [TestMethod]
        public void They_are_listed_and_reported_on_one_channel()
        {
            var rig = new NotificationRig();
            rig.Add(1, "a");
            rig.Add(2, "a");
            Assert.AreEqual("0 0 ", NotificationRig.Codes(rig.Esim.Notifications.ReportAll(null)));
            Assert.AreEqual(
                "open select BF28 BF2B handleNotification BF30 BF2B handleNotification BF30 disconnect close", rig.Rig.Journal.Text);
        }

        [TestMethod]
        public void What_cannot_be_listed_is_told()
        {
            var rig = new NotificationRig();
            rig.Rig.Card.Answer("BF28", "6A88");
            Assert.IsNull(rig.Esim.Notifications.List());
            Assert.IsNull(rig.Esim.Notifications.ReportAll(null));
            Assert.AreEqual((int)LpaError.CardStatusWord, (int)rig.Esim.Notifications.LastError.Code);

            rig = new NotificationRig();
            rig.Add(1, "a");
            var listed = rig.Esim.Notifications.List();
            rig.Rig.Card.Answer("open", "6A81");
            Assert.AreEqual("24 ", NotificationRig.Codes(rig.Esim.Notifications.Report(listed)));
            Assert.AreEqual(string.Empty, rig.Asked);
        }

        [TestMethod]
        public void Another_one_than_asked_for_is_not_sent()
        {
            var rig = new NotificationRig();
            rig.Add(1, "a");
            rig.Add(2, "b");
            rig.Hold(2, "30" + "26" + Session.Notification + "5F3700");
            Assert.AreEqual("0 26 ", NotificationRig.Codes(rig.Esim.Notifications.ReportAll(null)));
            Assert.AreEqual("a ", rig.Asked);
            Assert.AreEqual("01 ", rig.Removed());
        }

        [TestMethod]
        public void One_deletion_that_is_refused_does_not_stop_the_others()
        {
            var rig = new NotificationRig();
            var first = "BF2F16" + "800101" + "81020410" + "0C0161" + "5A0A" + One;
            var second = "BF2F16" + "800102" + "81020410" + "0C0162" + "5A0A" + One;
            rig.Rig.Card.Answer("BF28", NotificationRig.Tlv("BF28", NotificationRig.Tlv("A0", first + second)) + "9000");
            rig.Hold(1, NotificationRig.Tlv("30", first));
            rig.Hold(2, NotificationRig.Tlv("30", second));
            rig.Rules["a"] = "#404";
            Assert.AreEqual(-1, rig.Esim.ReportProfileDelNotification(OneDigits));
            Assert.AreEqual((int)LpaError.HttpStatus, (int)rig.Esim.LastError.Code);
            Assert.AreEqual(404, rig.Esim.LastError.Detail);
            Assert.AreEqual("a b ", rig.Asked);
            Assert.AreEqual("02 ", rig.Removed());
        }
    }
}
