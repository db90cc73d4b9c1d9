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

        private const string Check = "ATE1|AT+CGMI=|AT+CGMI=|AT+CGMI=|AT+CGMI=|ATE0|";

        [TestMethod]
        public void Raises_to_a_speed_at_which_every_byte_comes_back()
        {
            var board = new ModemOnPins();
            Assert.IsTrue(Speed(board).Raise(460800));
            Assert.AreEqual(460800, board.BaudRate);
            Assert.AreEqual(460800, board.ModemRate);
            Assert.AreEqual("AT+IPR=460800|" + Check, board.Commands);
            Assert.IsFalse(board.HasEcho);
        }

        [TestMethod]
        public void Goes_back_when_one_bit_of_two_thousand_bytes_is_wrong()
        {
            var board = new ModemOnPins { DamagedOf = 2000 };
            Assert.IsFalse(Speed(board).Raise(460800));
            Assert.AreEqual(115200, board.BaudRate);
            Assert.AreEqual(115200, board.ModemRate);
            Assert.IsTrue(board.Commands.IndexOf("AT+IPR=460800|ATE1|AT+CGMI=|AT+CGMI=|AT+CGMI=|AT+CGMI=|AT+IPR=115200|") == 0, board.Commands);
            Assert.IsFalse(board.HasEcho, "echo is left on");
        }

        [TestMethod]
        public void Goes_back_when_hardly_a_byte_arrives()
        {
            var board = new ModemOnPins { DamagedOf = 3 };
            Assert.IsFalse(Speed(board).Raise(921600));
            Assert.AreEqual(115200, board.BaudRate);
            Assert.AreEqual(115200, board.ModemRate);
            Assert.IsFalse(board.HasEcho);
        }

        [TestMethod]
        public void Stays_where_it_is_when_it_cannot_be_raised()
        {
            Stays(new ModemOnPins { RefusesRate = true }, "AT+IPR=460800|ATE0|");
            Stays(new ModemOnPins { IgnoresRate = true }, "AT+IPR=460800|ATE0|");
            Stays(new ModemOnPins { LineLacks = 460800 }, "ATE0|");
            Stays(new ModemOnPins { HighestCarried = 230400 }, "AT+IPR=460800|AT+IPR=115200|ATE0|");
            Stays(new ModemOnPins { LacksEcho = true }, "AT+IPR=460800|ATE1|AT+CGMI=|AT+IPR=115200|ATE0|");
            Assert.IsFalse(new QuectelModem(new ScriptedLine()).Speed.Raise(460800), "a line without speed");
        }

        private static void Stays(ModemOnPins board, string commands)
        {
            Assert.IsFalse(Speed(board).Raise(460800), commands);
            Assert.AreEqual(115200, board.BaudRate, commands);
            Assert.AreEqual(115200, board.ModemRate, commands);
            Assert.AreEqual(commands, board.Commands);
        }

        [TestMethod]
        public void A_modem_that_is_back_by_itself_is_told_from_one_that_is_brought_back()
        {
            var board = new ModemOnPins();
            var speed = Speed(board);
            Assert.IsTrue(speed.Raise(460800));
            board.ModemRate = 115200;
            Assert.IsFalse(speed.Return(115200, true), "it had restarted");
            Assert.IsTrue(speed.Raise(460800));
            Assert.IsTrue(speed.Return(115200, true), "it had not");
            Assert.AreEqual(115200, board.ModemRate);
            Assert.IsTrue(speed.Raise(460800));
            Assert.IsTrue(speed.Return(115200, false), "nobody has looked");
            Assert.AreEqual(115200, board.ModemRate);
        }

        [TestMethod]
        public void A_modem_that_has_lost_its_speed_is_found_by_the_next_command()
        {
            var board = new ModemOnPins();
            var modem = new QuectelModem(board);
            modem.At.SettleTimeout = 100;
            modem.Speed.ProbeTimeout = 10;
            Assert.IsTrue(modem.Speed.Raise(921600));
            board.ModemRate = 115200;
            Quectel.Fails(LpaError.ModemTimeout, () => modem.At.Execute("AT+X", 10));
            modem.At.Execute("AT+Y", 1000);
            Assert.AreEqual(115200, modem.Speed.Current);

            // It is looked for nowhere but where it was.
            board.ModemRate = 57600;
            Quectel.Fails(LpaError.ModemTimeout, () => modem.At.Execute("AT+X", 10));
            Quectel.Fails(LpaError.ModemTimeout, () => modem.At.Execute("AT+Y", 10));
            Assert.AreEqual(115200, modem.Speed.Current);
            board.ModemRate = 921600;
            modem.At.Execute("AT+Y", 1000);
            Assert.AreEqual(921600, modem.Speed.Current);
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
