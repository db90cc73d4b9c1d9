using NanoLpa;
using NanoLpa.Firmware;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class SoftwareWatchdogTests
    {
        private const int Patience = 300000;

        [TestMethod]
        public void Restarts_the_board_once_when_nobody_feeds_it()
        {
            var board = new WatchedBoard(Patience);
            board.Pass(Patience - 1);
            Assert.AreEqual(0, board.Restarts);
            board.Pass(1);
            Assert.AreEqual(1, board.Restarts);
            board.Pass(10 * Patience);
            Assert.AreEqual(1, board.Restarts);
        }

        [TestMethod]
        public void Whoever_feeds_it_has_all_the_time_again()
        {
            var board = new WatchedBoard(Patience);
            for (var i = 0; i < 10; i++)
            {
                board.Pass(Patience - 1);
                board.Watchdog.Feed();
                board.Pass(1);
            }

            Assert.AreEqual(0, board.Restarts);
            board.Pass(Patience - 1);
            Assert.AreEqual(0, board.Restarts);
            board.Pass(1);
            Assert.AreEqual(1, board.Restarts);
        }

        [TestMethod]
        public void A_person_at_an_idle_console_is_waited_for()
        {
            // Three hours.
            var board = new WatchedBoard(Patience) { Patient = 3 * 3600, Says = "list\r" };
            var terminal = new UartTerminal(board) { Watchdog = board.Watchdog };
            Assert.AreEqual("list", terminal.ReadLine(-1));
            Assert.IsTrue(board.Now > 3 * 3600 * 1000, board.Now.ToString());
            Assert.AreEqual(0, board.Restarts);
        }

        [TestMethod]
        public void A_modem_that_takes_long_is_waited_for()
        {
            // Ten minutes, in pieces of half a second.
            var board = new WatchedBoard(Patience) { Patient = 1200, Says = "\r\nOK\r\n" };
            var at = new AtClient(board) { Watchdog = board.Watchdog };
            at.Execute("AT+COPS=?", 180000);
            Assert.IsTrue(board.Now > 2 * Patience - 1000, board.Now.ToString());
            Assert.AreEqual(0, board.Restarts);
        }

        [TestMethod]
        public void A_modem_that_says_nothing_to_anybody_ends_the_wait_not_the_board()
        {
            var board = new WatchedBoard(Patience) { Patient = int.MaxValue };
            var at = new AtClient(board) { Watchdog = board.Watchdog };
            Quectel.Fails(LpaError.ModemTimeout, () => at.Execute("AT+COPS=?", 20));
            Assert.AreEqual(0, board.Restarts);
        }

        [TestMethod]
        public void A_driver_that_does_not_come_back_is_ended_by_a_restart()
        {
            var board = new WatchedBoard(Patience) { HangsFor = 2 * Patience, Says = "\r\nOK\r\n" };
            var at = new AtClient(board) { Watchdog = board.Watchdog };
            at.Execute("AT", 60000);
            Assert.AreEqual(1, board.Restarts);
        }

        /// <summary>A board whose time passes while its line is read, at once.</summary>
        private sealed class WatchedBoard : ISerialLine, IClock
        {
            private const int TimerInterval = 10000;

            private readonly SoftwareWatchdog _watchdog;
            private byte[] _said;
            private int _taken;

            public WatchedBoard(int patience)
            {
                _watchdog = new SoftwareWatchdog(patience, this, () => Restarts++);
            }

            public IWatchdog Watchdog => _watchdog;

            public int Restarts { get; private set; }

            public long Now { get; private set; }

            /// <summary>How many reads there are before something comes.</summary>
            public int Patient { get; set; }

            /// <summary>How long one read takes, whatever it was given.</summary>
            public int HangsFor { get; set; }

            /// <summary>What comes then.</summary>
            public string Says { get; set; }

            public long Milliseconds => Now;

            /// <summary>Lets time pass, with the board's timer in it.</summary>
            public void Pass(long milliseconds)
            {
                while (milliseconds > 0)
                {
                    var step = milliseconds < TimerInterval ? milliseconds : TimerInterval;
                    Now += step;
                    milliseconds -= step;
                    _watchdog.Check();
                }
            }

            public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
            {
                if (_said == null && timeoutMilliseconds > 0)
                {
                    Pass(HangsFor > 0 ? HangsFor : timeoutMilliseconds);
                    if (Patient-- > 0)
                    {
                        return 0;
                    }

                    _said = Utf8.ToBytes(Says);
                }

                var left = _said == null ? 0 : _said.Length - _taken;
                count = count < left ? count : left;
                for (var i = 0; i < count; i++)
                {
                    buffer[offset + i] = _said[_taken++];
                }

                return count;
            }

            public void Write(byte[] buffer, int offset, int count)
            {
            }
        }
    }
}
