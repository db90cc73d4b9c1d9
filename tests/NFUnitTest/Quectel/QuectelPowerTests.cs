using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelPowerTests
    {
        private const int Wait = 400;

        private static QuectelModem Modem(ModemOnPins board)
        {
            var modem = new QuectelModem(board);
            modem.At.Watchdog = board;
            modem.Power.Pins = board;
            modem.Power.ProbeTimeout = 10;
            modem.Speed.ProbeTimeout = 10;
            modem.Power.Timings = new ModemTimings(10, 60, 40, Wait);
            return modem;
        }

        [TestMethod]
        public void Leaves_a_modem_alone_that_answers()
        {
            var board = new ModemOnPins();
            var modem = Modem(board);
            modem.Power.Start(Wait);
            Assert.AreEqual(string.Empty, board.Keys);
            Assert.AreEqual(0, modem.Power.Presses);
            Assert.IsTrue(board.Fed > 0, "watchdog");
        }

        [TestMethod]
        public void Leaves_a_modem_alone_that_answers_at_another_speed()
        {
            var board = new ModemOnPins { ModemRate = 9600 };
            var modem = Modem(board);
            modem.Power.Start(Wait);
            Assert.AreEqual(string.Empty, board.Keys);
            Assert.AreEqual(9600, board.BaudRate);
            Assert.AreEqual(9600, modem.Speed.Current);
        }

        [TestMethod]
        public void Presses_the_key_of_a_silent_modem()
        {
            var board = new ModemOnPins { IsOn = false };
            var modem = Modem(board);
            modem.Power.Start(Wait);
            Assert.AreEqual("P", board.Keys);
            Assert.AreEqual(1, modem.Power.Presses);
            Assert.IsTrue(board.PressTime >= 50 && board.PressTime < 500, "pulse of " + board.PressTime.ToString());
            Assert.AreEqual(115200, board.BaudRate);
        }

        [TestMethod]
        public void Presses_again_when_the_first_press_switched_it_off_or_did_nothing()
        {
            var board = new ModemOnPins { IsOn = false, PressesNeeded = 2 };
            Modem(board).Power.Start(Wait);
            Assert.AreEqual("PP", board.Keys);
        }

        [TestMethod]
        public void Resets_a_modem_that_no_press_wakes()
        {
            var board = new ModemOnPins { IsOn = false, PressesNeeded = 9, HasReset = true, ResetHelps = true };
            Modem(board).Power.Start(Wait);
            Assert.AreEqual("PR", board.Keys);
        }

        [TestMethod]
        public void Gives_up_after_two_presses()
        {
            var board = new ModemOnPins { IsOn = false, PressesNeeded = 9 };
            var modem = Modem(board);
            Quectel.Fails(LpaError.ModemTimeout, () => modem.Power.Start(Wait));
            Assert.AreEqual("PP", board.Keys);
        }

        [TestMethod]
        public void Without_keys_it_waits()
        {
            var board = new ModemOnPins { IsOn = false };
            var modem = Modem(board);
            modem.Power.Pins = null;
            Quectel.Fails(LpaError.ModemTimeout, () => modem.Power.Start(Wait));
            Assert.AreEqual(string.Empty, board.Keys);
        }

        [TestMethod]
        public void Does_not_press_a_modem_that_says_RDY() => Does_not_press_a_modem_that_says("RDY", true);

        [TestMethod]
        public void Does_not_press_a_modem_that_says_APP_RDY() => Does_not_press_a_modem_that_says("APP RDY", true);

        [TestMethod]
        public void Does_not_press_a_modem_that_says_CPIN_READY() => Does_not_press_a_modem_that_says("+CPIN: READY", false);

        [TestMethod]
        public void Does_not_press_a_modem_that_says_QUSIM() => Does_not_press_a_modem_that_says("+QUSIM: 1", false);

        [TestMethod]
        public void Does_not_press_a_modem_that_says_CFUN() => Does_not_press_a_modem_that_says("+CFUN: 1", false);

        private static void Does_not_press_a_modem_that_says(string urc, bool isStart)
        {
            var line = new ScriptedLine(3)
                .On("AT\r", "\r\n" + urc + "\r\n")
                .On("AT\r", "\r\n+QIND: SMS DONE\r\n\r\nOK\r\n");
            var keys = new ModemOnPins();
            var modem = new QuectelModem(line);
            modem.Power.Pins = keys;
            modem.Power.ProbeTimeout = 50;
            Assert.IsFalse(modem.Power.HasStarted);
            modem.Power.Start(10000);
            Assert.AreEqual(string.Empty, keys.Keys);

            // Of card and radio it speaks without a start, too.
            Assert.IsTrue(modem.Power.HasStarted == isStart);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void One_that_says_that_it_goes_off_does_not_start()
        {
            var line = new ScriptedLine()
                .On("AT\r", "\r\n+CPIN: READY\r\n\r\nNORMAL POWER DOWN\r\n")
                .On("AT\r", "\r\nOK\r\n");
            var keys = new ModemOnPins();
            var modem = new QuectelModem(line);
            modem.Power.Pins = keys;
            modem.Power.ProbeTimeout = 1;
            modem.Power.Timings = new ModemTimings(1, 1, 1, Wait);
            modem.Power.Start(1000);
            Assert.AreEqual("P", keys.Keys);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Garbage_after_power_up_does_no_harm()
        {
            var garbage = new byte[] { 0x00, 0xFF, 0x3E, 0x20, 0x80, 0x4F, 0x4B, 0xFE, 0x41, 0x54, 0x0D, 0x07, 0xC3 };
            for (var piece = 1; piece < 20; piece++)
            {
                var line = new ScriptedLine(piece).On("AT\r", "\r\nOK\r\n");
                line.Say(garbage);
                line.Say("\r\nRDY\r\n");
                var modem = new QuectelModem(line);
                modem.Power.ProbeTimeout = 1;
                modem.Power.Start(1000);
                Assert.IsTrue(line.IsDone);
            }
        }

        [TestMethod]
        public void Timings_are_those_of_the_module()
        {
            var bg95 = ModemTimings.Of(ModemModule.BG95);
            Assert.IsTrue(bg95.OnPulse > 500 && bg95.OnPulse < 1000, "BG95's window");
            Assert.IsTrue(bg95.PowerStable >= 30);
            Assert.AreEqual(2000, ModemTimings.Of(ModemModule.EC600U).OnPulse);
            Assert.AreEqual(2000, ModemTimings.Of(ModemModule.EC200A).OnPulse);
            Assert.AreEqual(bg95.OnPulse, ModemTimings.Of(ModemModule.Unknown).OnPulse);
        }
    }
}
