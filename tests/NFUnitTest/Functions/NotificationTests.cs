using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class NotificationTests
    {
        private const string Pending = "30" + "26" + Session.Notification + "5F3700";

        [TestMethod]
        public void Notifications_are_listed()
        {
            var rig = Rig(Vectors.NotificationList);
            var list = new NotificationList(rig.Isdr, rig.Es9).List();
            Assert.AreEqual("BF2800", rig.Card.Request("BF28"));
            Assert.AreEqual(2, list.Length);
            Assert.AreEqual(1, list[0].SequenceNumber);
            Assert.AreEqual((int)NotificationEvent.Install, (int)list[0].Operation);
            Assert.AreEqual("127.0.0.1:8443", list[0].Address);
            Assert.AreEqual("8949449999999990023", list[0].Iccid);
            Assert.AreEqual(2, list[1].SequenceNumber);
            Assert.AreEqual((int)NotificationEvent.Enable, (int)list[1].Operation);
        }

        [TestMethod]
        public void A_notification_may_name_no_profile_and_have_any_number()
        {
            var list = new NotificationList(Rig("BF280F" + "A00D" + "BF2F0A" + "800100" + "81020410" + "0C0161").Isdr, null).List();
            Assert.AreEqual(0, list[0].SequenceNumber);
            Assert.AreEqual((int)NotificationEvent.Delete, (int)list[0].Operation);
            Assert.IsNull(list[0].Iccid);
            list = new NotificationList(Rig("BF2810" + "A00E" + "BF2F0B" + "80020080" + "81020520" + "0C0161").Isdr, null).List();
            Assert.AreEqual(128, list[0].SequenceNumber);
            Assert.AreEqual((int)NotificationEvent.Disable, (int)list[0].Operation);
        }

        [TestMethod]
        public void A_list_may_be_empty()
        {
            Assert.AreEqual(0, new NotificationList(Rig("BF2802A000").Isdr, null).List().Length);
        }

        [TestMethod]
        public void A_list_that_does_not_come_is_told()
        {
            CheckNoList("BF280381017F", LpaError.EuiccRefused);
            CheckNoList("BF2800", LpaError.CardData);
            CheckNoList("BF280CA00A" + "BF2F07" + "800100" + "81020410", LpaError.CardData);
            CheckNoList("BF280EA00C" + "BF2F09" + "800100" + "810104" + "0C0161", LpaError.CardData);
            CheckNoList("BF280FA00D" + "BF2F0A" + "8001FF" + "81020410" + "0C0161", LpaError.CardData);
        }

        [TestMethod]
        public void A_notification_is_fetched_reported_and_removed()
        {
            var rig = Rig(ListOf(Session.Notification));
            rig.Card.Answer("BF2B", "BF2B2A" + "A028" + Pending + "9000");
            var list = new NotificationList(rig.Isdr, rig.Es9);
            list.Report(list.List()[0]);
            Assert.AreEqual("open select BF28 BF2B handleNotification BF30", rig.Journal.Text);
            Assert.AreEqual("BF2B05A003800107", rig.Card.Request("BF2B"));
            Assert.AreEqual("BF3003800107", rig.Card.Request("BF30"));
            Assert.AreEqual("{" + Session.Base64("pendingNotification", Pending) + "}", rig.Server.Body("handleNotification"));
            Assert.AreEqual("r.example.a", rig.Server.Last.Host);
        }

        [TestMethod]
        public void A_notification_that_is_gone_is_no_failure()
        {
            foreach (var answer in new[] { "BF2B03810101", "BF2B02A000" })
            {
                var rig = Rig(ListOf(Session.Notification));
                rig.Card.Answer("BF2B", answer + "9000");
                var list = new NotificationList(rig.Isdr, rig.Es9);
                list.Report(list.List()[0]);
                Assert.AreEqual("BF2B", rig.Journal.From("BF2B"));
            }
        }

        [TestMethod]
        public void A_notification_that_is_not_reported_stays()
        {
            CheckNotReported("BF2B0381017F", "#204", LpaError.EuiccRefused);
            CheckNotReported("BF2B00", "#204", LpaError.CardData);
            CheckNotReported("BF2B2AA028" + Pending, "#500", LpaError.HttpStatus);
            CheckNotReported("BF2B2AA028" + Pending, "!43", LpaError.TlsRefused);
        }

        [TestMethod]
        public void What_is_removed_already_is_no_failure()
        {
            CheckRemoved(0, false);
            CheckRemoved(1, false);
            CheckRemoved(2, true);
            CheckRemoved(127, true);
        }

        private static void CheckRemoved(int status, bool fails)
        {
            var rig = Rig("BF2802A000");
            rig.Card.Answer("BF30", "BF30038001" + Expect.ToHex(new[] { (byte)status }, 0, 1) + "9000");
            var request = new TlvWriter(16);
            if (fails)
            {
                Assert.AreEqual(status, Expect.Error(LpaError.EuiccRefused, () => RemoveNotification.Call(rig.Isdr, request, 300)).Detail);
            }
            else
            {
                RemoveNotification.Call(rig.Isdr, request, 300);
            }

            Assert.AreEqual("BF30048002012C", rig.Card.Request("BF30"));
        }

        private static void CheckNotReported(string answer, string reply, LpaError error)
        {
            var rig = Rig(ListOf(Session.Notification));
            rig.Card.Answer("BF2B", answer + "9000");
            rig.Server.Answer("handleNotification", reply);
            var list = new NotificationList(rig.Isdr, rig.Es9);
            Expect.Error(error, () => list.Report(list.List()[0]));
            Assert.IsFalse(rig.Journal.Has("BF30"));
        }

        private static void CheckNoList(string answer, LpaError error)
        {
            Expect.Error(error, () => new NotificationList(Rig(answer).Isdr, null).List());
        }

        private static string ListOf(string notification) => "BF2825" + "A023" + notification;

        private static DownloadRig Rig(string list)
        {
            var rig = new DownloadRig();
            rig.Card.Answer("BF28", list + "9000");
            rig.Isdr.Open();
            return rig;
        }
    }
}
