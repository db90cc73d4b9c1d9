using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelNetworkInfoTests
    {
        private const string Ok = "\r\n\r\nOK\r\n";

        private static Registration Ask(string circuit, string packet, string eps)
        {
            var line = new ScriptedLine()
                .On("AT+CREG?\r", circuit)
                .On("AT+CGREG?\r", packet)
                .On("AT+CEREG?\r", eps);
            var registration = new QuectelModem(line).Info.Registration();
            Assert.IsTrue(line.IsDone);
            return registration;
        }

        [TestMethod]
        public void Is_registered_by_data_not_by_calls()
        {
            var home = Ask("\r\n+CREG: 0,1" + Ok, "\r\n+CGREG: 0,0" + Ok, "\r\n+CEREG: 2,1,\"0001\",\"01A2D001\",8" + Ok);
            Assert.IsTrue(home.IsRegistered);
            Assert.IsFalse(home.IsRoaming);
            Assert.AreEqual((int)RegistrationState.Home, (int)home.State);

            var roaming = Ask("\r\n+CREG: 0,5" + Ok, "\r\n+CGREG: 0,5" + Ok, "\r\nERROR\r\n");
            Assert.IsTrue(roaming.IsRegistered);
            Assert.IsTrue(roaming.IsRoaming);

            var calls = Ask("\r\n+CREG: 0,1" + Ok, "\r\n+CGREG: 0,2" + Ok, "\r\n+CEREG: 0,2" + Ok);
            Assert.IsFalse(calls.IsRegistered);
            Assert.AreEqual((int)RegistrationState.Searching, (int)calls.State);
        }

        [TestMethod]
        [DataRow("\r\n+CEREG: 3,3,,,,0,11\r\n\r\nOK\r\n", 11)]
        [DataRow("\r\n+CEREG: 3,3,\"0001\",\"01A2D001\",8,0,15\r\n\r\nOK\r\n", 15)]
        [DataRow("\r\n+CEREG: 3,3,,,,1,77\r\n\r\nOK\r\n", -1)]
        [DataRow("\r\n+CEREG: 0,3\r\n\r\nOK\r\n", -1)]
        public void Reads_why_it_was_denied(string eps, int cause)
        {
            var denied = Ask("\r\n+CREG: 0,0" + Ok, "\r\n+CGREG: 0,0" + Ok, eps);
            Assert.IsTrue(denied.IsDenied);
            Assert.AreEqual(cause, denied.Cause);
            Assert.AreEqual((int)RegistrationState.Denied, (int)denied.State);
        }

        [TestMethod]
        public void The_routing_area_stands_before_the_cause_of_2G()
        {
            Assert.AreEqual(7, Ask("\r\n+CREG: 0,0" + Ok, "\r\n+CGREG: 3,3,,,,,0,7" + Ok, "\r\n+CEREG: 0,0" + Ok).Cause);
        }

        [TestMethod]
        public void Who_searches_on_is_not_denied()
        {
            Assert.IsFalse(Ask("\r\n+CREG: 0,3" + Ok, "\r\n+CGREG: 0,3" + Ok, "\r\n+CEREG: 0,2" + Ok).IsDenied);
            Assert.IsTrue(Ask("\r\n+CREG: 0,3" + Ok, "\r\n+CGREG: 0,0" + Ok, "\r\n+CEREG: 0,0" + Ok).IsDenied);
        }

        [TestMethod]
        public void A_report_in_between_does_no_harm()
        {
            var registration = Ask("\r\n+CREG: 0,2" + Ok, "\r\n+CGREG: 0,2" + Ok, "\r\n+CEREG: 0,5\r\n\r\n+CEREG: 5\r\n\r\nOK\r\n");
            Assert.IsTrue(registration.IsRoaming);
        }

        [TestMethod]
        public void A_loss_is_noted_from_the_question_on_until_the_next_watch()
        {
            Notes(true, "\r\n+CEREG: 0\r\n");
            Notes(true, "\r\n+CEREG: 2,\"0001\",\"01A2D001\",8\r\n\r\n+CEREG: 1\r\n");
            Notes(true, "\r\n+CEREG: 3,,,,0,11\r\n");
            Notes(false, "\r\n+CEREG: 5,\"0001\",\"01A2D001\",8\r\n");

            // Late answers, calls, and data over 2G, which there was none of.
            Notes(false, "\r\n+CEREG: 2,1\r\n");
            Notes(false, "\r\n+CREG: 0\r\n");
            Notes(false, "\r\n+CGREG: 0\r\n");
        }

        private static void Notes(bool isLoss, string report)
        {
            var line = new TableLine().On("AT+CREG?", "+CREG: 0,1").On("AT+CGREG?", "+CGREG: 0,0").On("AT+CEREG?", "+CEREG: 0,1");
            var modem = new QuectelModem(line);
            Assert.IsFalse(modem.Info.WasLost);
            modem.Info.Watch();
            Assert.IsFalse(modem.Info.WasLost, report);
            line.Say(report);
            modem.At.WaitForUrc(20);
            modem.At.WaitForUrc(20);
            Assert.AreEqual(isLoss, modem.Info.WasLost, report);
            modem.Info.Watch();
            Assert.IsFalse(modem.Info.WasLost, report);
        }

        [TestMethod]
        public void A_modem_that_is_seen_in_no_network_has_lost_it()
        {
            var line = new TableLine().On("AT+CREG?", "+CREG: 0,1").On("AT+CGREG?", "+CGREG: 0,0")
                .On("AT+CEREG?", "+CEREG: 0,1").On("AT+CEREG?", "+CEREG: 0,2").On("AT+CEREG?", "+CEREG: 0,1");
            var info = new QuectelModem(line).Info;
            info.Watch();
            Assert.IsFalse(info.WasLost);
            info.Registration();
            Assert.IsTrue(info.WasLost);
            info.Registration();
            Assert.IsTrue(info.WasLost);
            info.Watch();
            Assert.IsFalse(info.WasLost);
        }

        [TestMethod]
        [DataRow("\r\n+CSQ: 24,99\r\n\r\nOK\r\n", 24)]
        [DataRow("\r\n+CSQ: 0,0\r\n\r\nOK\r\n", 0)]
        [DataRow("\r\n+CSQ: 99,99\r\n\r\nOK\r\n", 99)]
        [DataRow("\r\n+CSQ: 120,99\r\n\r\nOK\r\n", 99)]
        [DataRow("\r\nOK\r\n", 99)]
        [DataRow("\r\n+CME ERROR: 3\r\n", 99)]
        public void Reads_the_signal(string answer, int signal)
        {
            var line = new ScriptedLine().On("AT+CSQ\r", answer);
            Assert.AreEqual(signal, new QuectelModem(line).Info.Signal());
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Reads_the_operator()
        {
            var line = new ScriptedLine()
                .On("AT+COPS?\r", "\r\n+COPS: 0,0,\"Test PLMN 1-1\",8" + Ok)
                .On("AT+COPS?\r", "\r\n+COPS: 0,2,\"00101\"" + Ok)
                .On("AT+COPS?\r", "\r\n+COPS: 0" + Ok)
                .On("AT+COPS?\r", "\r\n+CME ERROR: 515\r\n");
            var info = new QuectelModem(line).Info;
            var full = info.Operator();
            Assert.AreEqual("Test PLMN 1-1", full.Name);
            Assert.AreEqual(8, full.Technology);
            var bare = info.Operator();
            Assert.AreEqual("00101", bare.Name);
            Assert.AreEqual(-1, bare.Technology);
            Assert.IsNull(info.Operator());
            Assert.IsNull(info.Operator());
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Reads_the_date_of_a_clock_that_was_set()
        {
            Assert.AreEqual("26/11/20", Date("\r\n+CCLK: \"26/11/20,22:06:01+04\"" + Ok));
            foreach (var date in new[] { "80/01/06", "70/01/01", "00/01/01", "26/1/2", "26/00/10", "aa/bb/cc", "", "26" })
            {
                Assert.IsNull(Date("\r\n+CCLK: \"" + date + ",00:00:00\"" + Ok), date);
            }

            Assert.IsNull(Date("\r\nOK\r\n"));
            Assert.IsNull(Date("\r\n+CME ERROR: 3\r\n"));
        }

        private static string Date(string answer)
        {
            var line = new ScriptedLine().On("AT+CCLK?\r", answer);
            var date = new QuectelModem(line).Clock.Date();
            Assert.IsTrue(line.IsDone);
            return date;
        }

        [TestMethod]
        public void Asks_for_causes_where_the_modem_gives_them()
        {
            var line = new ScriptedLine()
                .On("AT+CREG=3\r", "\r\nERROR\r\n")
                .On("AT+CREG=2\r", "\r\nOK\r\n")
                .On("AT+CGREG=3\r", "\r\nOK\r\n")
                .On("AT+CEREG=3\r", "\r\n+CME ERROR: 50\r\n")
                .On("AT+CEREG=2\r", "\r\nERROR\r\n");
            new QuectelModem(line).Info.ReportCauses();
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Reads_the_modems_own_words()
        {
            var line = new ScriptedLine()
                .On("AT+CEER\r", "\r\n+CEER: EMM attach rejected" + Ok)
                .On("AT+CEER\r", "\r\n+CEER: \"no cause\"" + Ok)
                .On("AT+CEER\r", "\r\n+CEER: " + Ok)
                .On("AT+CEER\r", "\r\nERROR\r\n");
            var info = new QuectelModem(line).Info;
            Assert.AreEqual("EMM attach rejected", info.Report());
            Assert.AreEqual("no cause", info.Report());
            Assert.IsNull(info.Report());
            Assert.IsNull(info.Report());
            Assert.IsTrue(line.IsDone);
        }
    }
}
