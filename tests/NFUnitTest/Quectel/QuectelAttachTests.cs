using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelAttachTests
    {
        private const int Long = 20000;

        /// <summary>A modem in its home network, with an active context.</summary>
        private static TableLine Home() => new TableLine()
            .On("AT+CFUN?", "+CFUN: 1")
            .On("AT+CPIN?", "+CPIN: READY")
            .On("AT+CREG?", "+CREG: 0,1")
            .On("AT+CGREG?", "+CGREG: 0,0")
            .On("AT+CSQ", "+CSQ: 20,99")
            .On("AT+QIACT?", "+QIACT: 1,1,1,\"10.0.0.1\"")
            .On("AT+CGACT?", "+CGACT: 1,1");

        private static QuectelModem Modem(TableLine line)
        {
            var modem = new QuectelModem(line);
            modem.Card.Access = CardAccess.Csim;
            modem.Attach.DeniedPatience = 0;
            return modem;
        }

        [TestMethod]
        public void Changes_nothing_in_a_modem_that_is_attached()
        {
            var line = Home().On("AT+CEREG?", "+CEREG: 0,1");
            var modem = Modem(line);
            modem.Attach.Run(Long);
            Assert.AreEqual(0, line.Count("AT+CFUN=1"));
            Assert.AreEqual(0, line.Count("AT+QIACT=1"));
            Assert.IsFalse(modem.Attach.RadioWasSwitched);
            Assert.AreEqual("10.0.0.1", modem.Network.Address);
        }

        [TestMethod]
        public void Goes_step_by_step()
        {
            var line = Home()
                .On("AT+QICSGP=1", "+QICSGP: 1,\"old\",\"\",\"\",0")
                .On("AT+CEREG?", "+CEREG: 0,1").On("AT+CEREG?", "+CEREG: 0,2").On("AT+CEREG?", "+CEREG: 0,5");
            var modem = Modem(line);
            var steps = new StepRecorder();
            modem.Attach.Listener = steps;
            modem.Network.AccessPoint.Name = "iot";
            modem.Attach.Run(Long);
            Assert.AreEqual("0 2 1 3 s 4 5 ", steps.Steps);
            Assert.AreEqual(1, line.Count("AT+QICSGP=1,1,\"iot\",\"\",\"\",0"));
            Assert.AreEqual(1, line.Count("AT+CFUN=4"));
            Assert.AreEqual(1, line.Count("AT+CFUN=1"));
        }

        [TestMethod]
        public void Writes_no_access_point_that_the_modem_has()
        {
            var line = Home()
                .On("AT+QICSGP=1", "+QICSGP: 3,\"iot\",\"me\",\"secret\",2")
                .On("AT+CEREG?", "+CEREG: 0,1");
            var modem = Modem(line);
            var point = modem.Network.AccessPoint;
            point.Name = "iot";
            point.IpType = IpType.IPv4v6;
            point.UserName = "me";
            point.Password = "secret";
            point.Authentication = 2;
            modem.Attach.Run(Long);
            Assert.AreEqual(0, line.Count("AT+QICSGP=1,3,\"iot\",\"me\",\"secret\",2"));
            Assert.AreEqual(0, line.Count("AT+CFUN=4"));
        }

        [TestMethod]
        public void Switches_on_a_radio_that_is_off()
        {
            var line = new TableLine()
                .On("AT+CFUN?", "+CFUN: 4")
                .On("AT+CPIN?", "+CPIN: READY")
                .On("AT+CEREG?", "+CEREG: 0,1")
                .On("AT+QIACT?", "+QIACT: 1,1,1,\"10.0.0.1\"");
            Modem(line).Attach.Run(Long);
            Assert.AreEqual(1, line.Count("AT+CFUN=1"));
            Assert.AreEqual(0, line.Count("AT+CFUN=4"));
        }

        [TestMethod]
        [DataRow("+CPIN: SIM PIN", 82)]
        [DataRow("+CPIN: EMPTY_EUICC", 83)]
        public void Says_what_the_card_lacks(string answer, int code)
        {
            var line = new TableLine().On("AT+CFUN?", "+CFUN: 1").On("AT+CPIN?", answer);
            var modem = Modem(line);
            var error = Expect.Error((LpaError)code, () => modem.Attach.Run(Long));
            Assert.AreEqual((int)LpaStage.Network, (int)error.Stage);
            Assert.AreEqual(0, line.Count("AT+CEREG?"));
        }

        [TestMethod]
        public void Says_that_there_is_no_card()
        {
            var line = new TableLine()
                .On("AT+CFUN?", "+CFUN: 1")
                .On("AT+CPIN?", "+CME ERROR: 10")
                .On("AT+CSIM=10,\"0070000001\"", "+CME ERROR: 10");
            var modem = Modem(line);
            Expect.Error(LpaError.NoSim, () => modem.Attach.Run(100));
        }

        [TestMethod]
        public void A_denial_is_tried_once_more_with_a_fresh_radio()
        {
            var line = Home().On("AT+CEREG?", "+CEREG: 3,3,,,,0,11").On("AT+CEER", "+CEER: no such luck");
            var modem = Modem(line);
            var error = Expect.Error(LpaError.RegistrationDenied, () => modem.Attach.Run(Long));
            Assert.AreEqual(11, error.Detail);
            Assert.AreEqual("no such luck", modem.Attach.Report);
            Assert.AreEqual(1, line.Count("AT+CFUN=4"));
            Assert.AreEqual(1, line.Count("AT+CFUN=1"));
            Assert.IsTrue(modem.Attach.RadioWasSwitched);
        }

        [TestMethod]
        public void A_barred_card_is_not_tried_again()
        {
            var line = Home().On("AT+CEREG?", "+CEREG: 3,3,,,,0,3");
            var modem = Modem(line);
            Assert.AreEqual(3, Quectel.Fails(LpaError.RegistrationDenied, () => modem.Attach.Run(Long)));
            Assert.AreEqual(0, line.Count("AT+CFUN=4"));
        }

        [TestMethod]
        public void The_radio_is_switched_once_however_long_it_takes()
        {
            var line = Home().On("AT+CEREG?", "+CEREG: 0,2");
            var modem = Modem(line);
            modem.Attach.PollInterval = 20;
            Expect.Error(LpaError.RegistrationTimeout, () => modem.Attach.Run(3000));
            Assert.AreEqual(1, line.Count("AT+CFUN=4"));
            Assert.AreEqual(1, line.Count("AT+CFUN=1"));
            Assert.IsTrue(line.Count("AT+CEREG?") >= 4, line.Count("AT+CEREG?").ToString());
        }

        [TestMethod]
        public void A_radio_that_was_switched_just_before_is_spared()
        {
            var line = Home().On("AT+CEREG?", "+CEREG: 0,2");
            var modem = Modem(line);
            modem.Attach.PollInterval = 20;
            modem.Attach.SparesRadio = true;
            Expect.Error(LpaError.RegistrationTimeout, () => modem.Attach.Run(300));
            Assert.AreEqual(0, line.Count("AT+CFUN=4"));
            line = Home().On("AT+CEREG?", "+CEREG: 3,3,,,,0,11");
            modem = Modem(line);
            modem.Attach.SparesRadio = true;
            Expect.Error(LpaError.RegistrationDenied, () => modem.Attach.Run(Long));
            Assert.AreEqual(0, line.Count("AT+CFUN=4"));
            Assert.AreEqual(0, line.Count("AT+CFUN=1"));
            Assert.IsFalse(modem.Attach.RadioWasSwitched);
        }

        [TestMethod]
        public void Without_any_signal_that_is_the_reason()
        {
            var line = new TableLine()
                .On("AT+CFUN?", "+CFUN: 1")
                .On("AT+CPIN?", "+CPIN: READY")
                .On("AT+CSQ", "+CSQ: 99,99")
                .On("AT+CEREG?", "+CEREG: 0,2");
            var modem = Modem(line);
            Expect.Error(LpaError.NoSignal, () => modem.Attach.Run(50));
        }

        [TestMethod]
        public void A_context_that_cannot_be_activated_is_told_from_no_registration()
        {
            var line = new TableLine()
                .On("AT+CFUN?", "+CFUN: 1")
                .On("AT+CPIN?", "+CPIN: READY")
                .On("AT+CEREG?", "+CEREG: 0,1")
                .On("AT+QIACT=1", "+CME ERROR: 30")
                .On("AT+CEER", "+CEER: wrong APN");
            var modem = Modem(line);
            Assert.AreEqual(30, Quectel.Fails(LpaError.NoNetwork, () => modem.Attach.Run(Long)));
            Assert.AreEqual("wrong APN", modem.Attach.Report);
            Assert.AreEqual(150000, modem.Network.Timeout);
        }

        private sealed class StepRecorder : IAttachListener
        {
            public string Steps { get; private set; } = string.Empty;

            public void OnStep(AttachStep step) => Steps += ((int)step).ToString() + " ";

            public void OnSearching(Registration registration, int signal, int seconds)
            {
                Assert.AreEqual(20, signal);
                Assert.AreEqual((int)RegistrationState.Searching, (int)registration.State);
                Steps += "s ";
            }
        }
    }
}
