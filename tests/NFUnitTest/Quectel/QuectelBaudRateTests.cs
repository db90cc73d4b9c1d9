using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelBaudRateTests
    {
        private static BaudRate Speed(ModemOnPins board)
        {
            var modem = new QuectelModem(board);
            modem.At.SettleTimeout = 100;
            modem.Speed.ProbeTimeout = 10;
            return modem.Speed;
        }

        [TestMethod]
        public void Finds_the_modems_speed()
        {
            Finds_the_modems_speed(115200);
            Finds_the_modems_speed(921600);
            Finds_the_modems_speed(460800);
            Finds_the_modems_speed(230400);
            Finds_the_modems_speed(57600);
            Finds_the_modems_speed(38400);
            Finds_the_modems_speed(19200);
            Finds_the_modems_speed(9600);
        }

        private static void Finds_the_modems_speed(int rate)
        {
            var board = new ModemOnPins { ModemRate = rate };
            Assert.IsTrue(Speed(board).Find());
            Assert.AreEqual(rate, board.BaudRate);
        }

        [TestMethod]
        public void Keeps_its_own_speed_when_there_is_no_modem()
        {
            var board = new ModemOnPins { IsOn = false, BaudRate = 57600 };
            Assert.IsFalse(Speed(board).Find());
            Assert.AreEqual(57600, board.BaudRate);
        }

        [TestMethod]
        public void Passes_over_a_speed_that_the_line_has_not()
        {
            var board = new ModemOnPins { ModemRate = 460800, LineLacks = 921600 };
            Assert.IsTrue(Speed(board).Find());
            Assert.AreEqual(460800, board.BaudRate);
        }

        [TestMethod]
        public void Raises_the_speed_on_both_sides()
        {
            var board = new ModemOnPins();
            Assert.IsTrue(Speed(board).Change(BaudRate.Highest));
            Assert.AreEqual(921600, board.BaudRate);
            Assert.AreEqual(921600, board.ModemRate);
            Assert.AreEqual("AT+IPR=921600|", board.Commands);
        }

        [TestMethod]
        public void Asks_for_flow_control_only_where_it_is_wired()
        {
            var board = new ModemOnPins { HasFlowControl = true };
            Assert.IsTrue(Speed(board).Change(460800));
            Assert.AreEqual("AT+IFC=2,2|AT+IPR=460800|", board.Commands);
        }

        [TestMethod]
        public void Does_nothing_at_the_speed_that_is_set()
        {
            var board = new ModemOnPins();
            Assert.IsTrue(Speed(board).Change(115200));
            Assert.AreEqual(string.Empty, board.Commands);
        }

        [TestMethod]
        public void Stays_when_the_modem_refuses()
        {
            var board = new ModemOnPins { RefusesRate = true };
            Assert.IsFalse(Speed(board).Change(921600));
            Assert.AreEqual(115200, board.BaudRate);
        }

        [TestMethod]
        public void Falls_back_when_the_higher_speed_does_not_arrive()
        {
            var board = new ModemOnPins { HighestCarried = 460800 };
            Assert.IsFalse(Speed(board).Change(921600));
            Assert.AreEqual(115200, board.BaudRate);
            Assert.AreEqual(115200, board.ModemRate);
        }

        [TestMethod]
        public void Falls_back_when_the_line_has_no_such_speed()
        {
            var board = new ModemOnPins { LineLacks = 921600 };
            Assert.IsFalse(Speed(board).Change(921600));
            Assert.AreEqual(115200, board.BaudRate);
            Assert.AreEqual(string.Empty, board.Commands);
        }

        [TestMethod]
        public void Takes_only_usual_speeds()
        {
            Quectel.Fails(LpaError.InvalidArgument, () => Speed(new ModemOnPins()).Change(115201));
            var silent = new QuectelModem(new ScriptedLine()).Speed;
            Assert.IsFalse(silent.CanChange);
            Assert.AreEqual(0, silent.Current);
            Assert.IsFalse(silent.Change(115200));
        }
    }
}
