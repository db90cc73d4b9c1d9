using System;
using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>A notification that one device dumps is sent by another.</summary>
    [TestClass]
    public class NotificationDumpTests
    {
        [TestMethod]
        public void What_one_device_dumps_another_sends()
        {
            What_one_device_dumps_another_sends(1, true);
            What_one_device_dumps_another_sends(2, false);
        }

        private static void What_one_device_dumps_another_sends(int number, bool installation)
        {
            var pending = installation ? Vectors.InstallationResult : Vectors.EnableNotification;
            var offline = new NotificationRig();
            offline.Hold(number, pending);
            var dump = offline.Esim.Notifications.Dump(number);
            Assert.AreEqual(Convert.ToBase64String(Expect.FromHex(pending)), dump);
            Assert.AreEqual(string.Empty, offline.Asked);
            Assert.AreEqual(string.Empty, offline.Removed());

            var online = new NotificationRig();
            var sent = online.Esim.Notifications.Send(dump);
            Assert.IsNotNull(sent);
            Assert.AreEqual(number, sent.SequenceNumber);
            Assert.AreEqual((int)(installation ? NotificationEvent.Install : NotificationEvent.Enable), (int)sent.Operation);
            Assert.AreEqual("127.0.0.1:8443", sent.Address);
            Assert.AreEqual("8949449999999990023", sent.Iccid);
            Assert.AreEqual("127.0.0.1", online.Rig.Server.Last.Host);
            Assert.AreEqual(8443, online.Rig.Server.Last.Port);
            Assert.AreEqual("{" + Session.Text("pendingNotification", dump) + "}", online.Rig.Server.Body("handleNotification"));
            Assert.AreEqual("handleNotification disconnect", online.Rig.Journal.Text, "the card is not needed");
        }

        [TestMethod]
        public void What_is_not_there_cannot_be_dumped()
        {
            var rig = new NotificationRig();
            Assert.IsNull(rig.Esim.Notifications.Dump(9));
            Assert.AreEqual((int)LpaError.NotificationNotFound, (int)rig.Esim.LastError.Code);
        }

        [TestMethod]
        public void A_refusal_is_told()
        {
            A_refusal_is_told("#500", (int)LpaError.HttpStatus);
            A_refusal_is_told("!40", (int)LpaError.NoNetwork);
        }

        private static void A_refusal_is_told(string answer, int error)
        {
            var rig = new NotificationRig();
            rig.Rules["127.0.0.1"] = answer;
            Assert.IsNull(rig.Esim.Notifications.Send(Base64(Vectors.InstallationResult)));
            Assert.AreEqual(error, (int)rig.Esim.LastError.Code);
            Assert.AreEqual((int)LpaStage.Notification, (int)rig.Esim.LastError.Stage);
            Assert.AreEqual(0, rig.Esim.LastError.StatusWord);
            Assert.IsFalse(rig.Esim.IsBusy);
        }

        [TestMethod]
        public void What_is_no_notification_is_not_sent()
        {
            Refused(null);
            Refused(string.Empty);
            Refused("!!!!");
            Refused("AA");
            Refused(Base64("3000"));
            Refused(Base64("BF3700"));
            Refused(Base64("BF3703BF2700"));
            Refused(Base64("30" + "2A" + Session.Notification));
            Refused(Base64("3026" + Session.Notification + "5F3700" + "00"));
            Refused(Base64(Vectors.EnableNotification + "30"));
            Refused(Base64(Vectors.InstallationResult.Substring(0, 200)));
            Refused(Base64("BF2326" + Session.Notification + "5F3700"));
            Refused(Base64(Session.Notification));
            Refused(Base64("3005BF2F028001"));
        }

        [TestMethod]
        public void An_address_that_is_none_is_told()
        {
            var rig = new NotificationRig();
            Assert.IsNull(rig.Esim.Notifications.Send(Base64("3010" + "BF2F0D" + "800101" + "81020410" + "0C04FFFE2E61")));
            Assert.AreEqual((int)LpaError.NotificationAddress, (int)rig.Esim.LastError.Code);
        }

        [TestMethod]
        public void A_number_is_removed_without_a_server()
        {
            var rig = new NotificationRig();
            rig.Add(7, "a");
            Assert.AreEqual(0, rig.Esim.Notifications.Remove(7));
            Assert.AreEqual("07 ", rig.Removed());
            Assert.AreEqual(string.Empty, rig.Asked);
            rig.Rig.Card.Answer("BF30", "BF300380017F9000");
            Assert.AreEqual(-1, rig.Esim.Notifications.Remove(7));
            Assert.AreEqual((int)LpaError.EuiccRefused, (int)rig.Esim.LastError.Code);
        }

        private static void Refused(string dump)
        {
            var rig = new NotificationRig();
            Assert.IsNull(rig.Esim.Notifications.Send(dump), dump);
            Assert.AreEqual((int)LpaError.NotificationFormat, (int)rig.Esim.LastError.Code, dump);
            Assert.AreEqual(string.Empty, rig.Asked, dump);
        }

        private static string Base64(string hex) => Convert.ToBase64String(Expect.FromHex(hex));
    }
}
