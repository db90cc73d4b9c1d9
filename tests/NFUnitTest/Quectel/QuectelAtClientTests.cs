using System.Threading;
using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelAtClientTests
    {
        private static readonly byte[] Prefix = Utf8.ToBytes("+X:");

        [TestMethod]
        public void Finds_the_final_OK()
        {
            Finds_the_final_OK("\r\nOK\r\n");
            Finds_the_final_OK("OK\r\n");
            Finds_the_final_OK("\r\r\nOK\r\r\n");
            Finds_the_final_OK("\nOK\n");
            Finds_the_final_OK("AT+Y=1\r\r\nOK\r\n");
            Finds_the_final_OK("AT+Y=1\r\nOK\r\n");
            Finds_the_final_OK("AT+Y=1\rOK\r\n");
            Finds_the_final_OK("\u0001rubbish\r\n\r\nOK\r\n");
        }

        private static void Finds_the_final_OK(string answer)
        {
            for (var piece = 1; piece < 8; piece++)
            {
                var line = new ScriptedLine(piece).On("AT+Y=1\r", answer).On("AT+Y=1\r", answer);
                var at = new AtClient(line);
                at.Execute("AT+Y=1", 1000);
                at.Execute("AT+Y=1", 1000);
                Assert.IsTrue(line.IsDone);
            }
        }

        [TestMethod]
        public void Knows_every_refusal()
        {
            Knows_every_refusal("\r\nERROR\r\n", -1);
            Knows_every_refusal("\r\n+CME ERROR: 30\r\n", 30);
            Knows_every_refusal("\r\n+CME ERROR:0\r\n", 0);
            Knows_every_refusal("\r\n+CME ERROR: SIM busy\r\n", -1);
            Knows_every_refusal("\r\n+CMS ERROR: 500\r\n", 500);
            Knows_every_refusal("AT+Y\r\r\n+CME ERROR: 4000000000\r\n", -1);
        }

        private static void Knows_every_refusal(string answer, int detail)
        {
            var at = new AtClient(new ScriptedLine(1).On("AT+Y\r", answer).On("AT+Z\r", "\r\nOK\r\n"));
            Assert.AreEqual(detail, Quectel.Fails(LpaError.ModemRefused, () => at.Execute("AT+Y", 1000)));
            Assert.IsTrue(at.TryExecute("AT+Z", 1000));
        }

        [TestMethod]
        public void Tells_an_answer_from_what_comes_unasked()
        {
            var line = new ScriptedLine(1).On(
                "AT+X?\r",
                "\r\n+CREG: 1\r\nAT+X?\r\r\nRING\r\n\r\n+X: 5,\"a\"\r\n\r\n+QIND: SMS DONE\r\n+X:6,\"OK\"\r\n\r\nOK\r\n");
            line.Say("\r\nRDY\r\n");
            var heard = new UrcRecorder();
            var at = new AtClient(line);
            at.AddUrcHandler(heard);
            at.Begin("AT+X").Text("?");
            at.Send(1000);
            Assert.IsTrue(at.ReadAnswer(Prefix));
            Assert.AreEqual(5, at.Line.Number());
            Assert.IsTrue(at.ReadAnswer(Prefix));
            Assert.AreEqual("6,\"OK\"", at.Line.Rest());
            Assert.IsFalse(at.ReadAnswer(Prefix));
            Assert.AreEqual("RDY|+CREG: 1|RING|+QIND: SMS DONE|", heard.Lines);
        }

        [TestMethod]
        public void Reads_raw_bytes_whatever_they_say()
        {
            const string Payload = "\nOK\r\n\r\nERROR\r\n+QSSLURC: \"closed\",0\r\n> \r";
            for (var piece = 1; piece < 70; piece += 3)
            {
                var line = new ScriptedLine(piece).On(
                    "AT+X\r", "\r\n+X: " + Payload.Length.ToString() + "\r\n" + Payload + "\r\nOK\r\n\r\n+URC\r\n");
                var heard = new UrcRecorder();
                var at = new AtClient(line);
                at.AddUrcHandler(heard);
                at.Begin("AT+X");
                at.Send(1000);
                Assert.IsTrue(at.ReadAnswer(Prefix));
                var raw = new byte[at.Line.Number()];
                at.ReadRaw(raw, 0, raw.Length);
                at.ReadOk();
                Assert.AreEqual(Payload, Quectel.Text(raw, raw.Length));
                at.Poll();
                Assert.IsTrue(line.IsDone);
                Assert.AreEqual("+URC|", heard.Lines);
            }
        }

        [TestMethod]
        public void Waits_for_the_prompt()
        {
            Waits_for_the_prompt("\r\n> ");
            Waits_for_the_prompt("\r\n>");
            Waits_for_the_prompt("AT+S\r\r\n> ");
            Waits_for_the_prompt("AT+S\r> ");
            Waits_for_the_prompt("\r\n+URC\r\n\r\n> \r\n+URC\r\n");
        }

        private static void Waits_for_the_prompt(string answer)
        {
            for (var piece = 1; piece < 5; piece++)
            {
                // With echo on, the data comes back too.
                var line = new ScriptedLine(piece).On("AT+S\r", answer).On("data", "data\r\n+URC\r\n\r\nSEND OK\r\n").On("AT\r", "OK\r\n");
                var at = new AtClient(line);
                at.Begin("AT+S");
                at.Send(1000);
                at.ReadPrompt();
                at.WriteRaw(Utf8.ToBytes("data"), 0, 4);
                Assert.IsTrue(at.ReadAnswer(Utf8.ToBytes("SEND ")));
                at.EndAnswer();
                at.Execute("AT", 1000);
                Assert.IsTrue(line.IsDone);
            }
        }

        [TestMethod]
        public void A_prompt_may_be_refused_or_missing()
        {
            var line = new ScriptedLine()
                .On("AT+S\r", "\r\n+CME ERROR: 3\r\n")
                .On("AT+S\r", "\r\nOK\r\n")
                .On("AT+S\r", string.Empty)
                .On("\u001BAT\r", "> \r\nOK\r\n")
                .On("AT+T\r", "OK\r\n");
            var at = new AtClient(line);
            for (var i = 0; i < 3; i++)
            {
                at.Begin("AT+S");
                at.Send(20);
                Quectel.Fails(i < 2 ? LpaError.ModemRefused : LpaError.ModemTimeout, () => at.ReadPrompt());
            }

            at.Execute("AT+T", 1000);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_late_answer_is_not_taken_for_the_next_one()
        {
            // Late before the probe, with the probe's answer, and after a probe that the busy modem ignored.
            const string Late = "\r\n+X: 1\r\n\r\nOK\r\n";
            for (var when = 0; when < 3; when++)
            {
                var line = new ScriptedLine(3).On("AT+X\r", string.Empty);
                if (when == 2)
                {
                    line.On("AT\r", string.Empty);
                }

                line.On("AT\r", when == 0 ? "\r\nOK\r\n" : Late + "\r\nOK\r\n\r\nOK\r\n").On("AT+X\r", "\r\n+X: 2\r\n\r\nOK\r\n");
                var at = new AtClient(line);
                at.Begin("AT+X");
                at.Send(10);
                Quectel.Fails(LpaError.ModemTimeout, () => at.ReadAnswer(Prefix));
                if (when == 0)
                {
                    line.Say(Late);
                }

                at.Begin("AT+X");
                at.Send(1000);
                Assert.IsTrue(at.ReadAnswer(Prefix));
                Assert.AreEqual(2, at.Line.Number());
                at.ReadOk();
                Assert.IsTrue(line.IsDone);
            }
        }

        [TestMethod]
        public void An_answer_that_was_left_in_the_middle_is_settled()
        {
            var line = new ScriptedLine()
                .On("AT+X\r", "\r\n+X: 40\r\nshort\r\n+QSSLURC: \"closed\",0\r\n")
                .On("AT\r", "\r\nERROR\r\n")
                .On("AT\r", "\r\nOK\r\n")
                .On("AT+Y\r", "\r\nOK\r\n");
            var heard = new UrcRecorder();
            var at = new AtClient(line);
            at.AddUrcHandler(heard);
            at.Begin("AT+X");
            at.Send(20);
            Assert.IsTrue(at.ReadAnswer(Prefix));
            Quectel.Fails(LpaError.ModemTimeout, () => at.ReadRaw(new byte[40], 0, 40));
            at.Execute("AT+Y", 1000);
            Assert.AreEqual(string.Empty, heard.Lines);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_modem_that_stays_silent_is_reported()
        {
            var line = new ScriptedLine().On("AT+X\r", string.Empty).On("AT\r", string.Empty);
            var at = new AtClient(line) { SettleTimeout = 1 };
            Assert.AreEqual(-1, Quectel.Fails(LpaError.ModemTimeout, () => at.Execute("AT+X", 1)));
            Quectel.Fails(LpaError.ModemTimeout, () => at.Execute("AT+X", 1));
            line.IsGone = true;
            Assert.AreEqual(AtClient.LineGone, Quectel.Fails(LpaError.ModemTimeout, () => at.Poll()));
        }

        [TestMethod]
        public void An_overlong_line_is_dropped_whole()
        {
            var line = new ScriptedLine(100).On("AT+X\r", "\r\n+X: " + new string('7', 5000) + "\r\n+X: 1\r\nOK\r\n");
            var heard = new UrcRecorder();
            var at = new AtClient(line);
            at.AddUrcHandler(heard);
            at.Begin("AT+X");
            at.Send(1000);
            Assert.IsTrue(at.ReadAnswer(Prefix));
            Assert.AreEqual(1, at.Line.Number());
            at.ReadOk();
            Assert.AreEqual(string.Empty, heard.Lines);
        }

        [TestMethod]
        public void A_babbling_modem_holds_nobody()
        {
            var at = new AtClient(new Babbler("+URC\r\n"));
            Quectel.Fails(LpaError.ModemTimeout, () => at.Execute("AT", 20));
            at.Poll();
            Assert.IsFalse(at.WaitForUrc(20));
            at = new AtClient(new Babbler("x"));
            Quectel.Fails(LpaError.ModemTimeout, () => at.Execute("AT", 20));
        }

        [TestMethod]
        public void Threads_take_turns()
        {
            var line = new Responder();
            var at = new AtClient(line);
            var other = new Thread(() => Chat(at, "AT+LONGER="));
            other.Start();
            Chat(at, "AT+S=");
            Assert.IsTrue(other.Join(10000));
            Assert.AreEqual(100, line.Commands);
        }

        [TestMethod]
        public void A_handler_may_not_send()
        {
            var line = new ScriptedLine();
            line.Say("+URC\r\n");
            var at = new AtClient(line);
            at.AddUrcHandler(new Sender(at));
            Quectel.Fails(LpaError.Busy, () => at.WaitForUrc(1000));
        }

        [TestMethod]
        public void Nothing_from_outside_ends_a_parameter()
        {
            Nothing_from_outside_ends_a_parameter("quo\"te");
            Nothing_from_outside_ends_a_parameter("line\r\nAT+EVIL");
            Nothing_from_outside_ends_a_parameter("blank space");
            Nothing_from_outside_ends_a_parameter("\u00e4");
            Nothing_from_outside_ends_a_parameter("");
        }

        private static void Nothing_from_outside_ends_a_parameter(string text)
        {
            var writer = new AsciiWriter(new byte[64]);
            Quectel.Fails(LpaError.InvalidArgument, () => writer.Token(text));
        }

        [TestMethod]
        public void Numbers_and_bounds_of_the_writer()
        {
            var writer = new AsciiWriter(new byte[24]);
            writer.Number(0).Text(",").Number(10).Text(",").Number(2147483647).Text(",").HexDigits(new byte[] { 0xAB, 0x0F }, 0, 2);
            Assert.AreEqual("0,10,2147483647,AB0F", Quectel.Text(writer.Buffer, writer.Length));
            Quectel.Fails(LpaError.InvalidArgument, () => writer.Number(12345));
            Quectel.Fails(LpaError.InvalidArgument, () => writer.Text("12345"));
        }

        private static void Chat(AtClient at, string command)
        {
            for (var i = 0; i < 50; i++)
            {
                at.Execute(command + i.ToString(), 5000);
                at.Poll();
            }
        }

        /// <summary>Says OK to each command, and ERROR when one is written before that was read.</summary>
        private sealed class Responder : ISerialLine
        {
            private byte[] _answer = new byte[0];
            private int _taken;

            public int Commands { get; private set; }

            public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
            {
                if (_taken == _answer.Length)
                {
                    return 0;
                }

                buffer[offset] = _answer[_taken++];
                return 1;
            }

            public void Write(byte[] buffer, int offset, int count)
            {
                var good = _taken == _answer.Length && buffer[offset] == 'A' && buffer[offset + count - 1] == '\r';
                Commands++;
                _answer = Utf8.ToBytes(good ? "\r\nOK\r\n" : "\r\nERROR\r\n");
                _taken = 0;
            }
        }

        private sealed class Babbler : ISerialLine
        {
            private readonly byte[] _text;

            public Babbler(string text)
            {
                _text = Utf8.ToBytes(text);
            }

            public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
            {
                var taken = count < _text.Length ? count : _text.Length;
                System.Array.Copy(_text, 0, buffer, offset, taken);
                return taken;
            }

            public void Write(byte[] buffer, int offset, int count)
            {
            }
        }

        private sealed class Sender : IUrcHandler
        {
            private readonly AtClient _at;

            public Sender(AtClient at)
            {
                _at = at;
            }

            public bool OnUrc(AtLine line)
            {
                _at.Execute("AT", 1);
                return true;
            }
        }
    }
}
