using System;
using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    /// <summary>What a modem does wrong: it ends by a deadline with a typed error, and the next command finds nothing of it.</summary>
    [TestClass]
    public class QuectelAtFailureTests
    {
        private static readonly byte[] Prefix = Utf8.ToBytes("+X:");

        [TestMethod]
        public void A_late_answer_to_a_command_that_timed_out_is_not_taken_for_the_next_one_s()
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
        public void A_line_of_100_KB_that_has_an_end_is_dropped_whole()
        {
            var line = new BabblingLine("\r\n+X: ", new string('7', 512)) { Most = 100 * 1024, Then = "\r\n+X: 1\r\nOK\r\n" };
            var heard = new UrcRecorder();
            var at = new AtClient(line);
            at.AddUrcHandler(heard);
            at.Begin("AT+X");
            at.Send(10000);
            Assert.IsTrue(at.ReadAnswer(Prefix));
            Assert.AreEqual(1, at.Line.Number());
            at.ReadOk();
            Assert.AreEqual(string.Empty, heard.Lines);
        }

        [TestMethod]
        public void An_answer_of_100_KB_without_a_line_end_ends_at_the_deadline()
        {
            var line = new BabblingLine("\r\n+X: ", new string('7', 512)) { Most = 100 * 1024 };
            var at = new AtClient(line);
            at.Begin("AT+X");
            at.Send(100);
            Quectel.Fails(LpaError.ModemTimeout, () => at.ReadAnswer(Prefix));
            at.Execute("AT+Y", 10000);
            Assert.IsTrue(line.IsSane);
        }

        [TestMethod]
        public void URCs_for_ever_hold_nobody()
        {
            var line = new BabblingLine(string.Empty, "+URC\r\n");
            var at = new AtClient(line) { SettleTimeout = 50 };
            Quectel.Fails(LpaError.ModemTimeout, () => at.Execute("AT", 20));
            at.Poll();
            Assert.IsFalse(at.WaitForUrc(20));
            Assert.IsFalse(at.Synchronize(20));
            Quectel.Fails(LpaError.ModemTimeout, () => at.Execute("AT", 20));
            line.IsSane = true;
            at.Execute("AT", 1000);
        }

        [TestMethod]
        public void Bytes_for_ever_without_a_line_end_hold_nobody()
        {
            var line = new BabblingLine(string.Empty, "x");
            var at = new AtClient(line) { SettleTimeout = 50 };
            Quectel.Fails(LpaError.ModemTimeout, () => at.Execute("AT", 20));
            Assert.IsFalse(at.Synchronize(20));
            line.IsSane = true;
            at.Execute("AT", 1000);
        }

        [TestMethod]
        public void A_card_s_answer_that_never_ends_holds_nobody()
        {
            // A long one is taken in parts, each of which comes in time.
            var line = new BabblingLine("\r\n+CGLA: 2000,\"", new string('7', 512));
            var at = new AtClient(line) { SettleTimeout = 50 };
            at.Begin("AT+CGLA=1");
            at.Send(200);
            Assert.IsTrue(at.ReadAnswerOrBare(Utf8.ToBytes("+CGLA:")));
            Assert.IsTrue(at.Line.IsPart);
            var begin = Environment.TickCount64;
            Quectel.Fails(LpaError.ModemTimeout, () => ReadParts(at));
            Assert.IsTrue(Environment.TickCount64 - begin < 5000);
            line.IsSane = true;
            at.Execute("AT", 1000);
        }

        private static void ReadParts(AtClient at)
        {
            while (at.Line.IsPart)
            {
                at.ReadPart();
            }
        }

        [TestMethod]
        public void No_state_survives_a_prompt_that_did_not_come()
        {
            var line = new ReplyLine(Utf8.ToBytes("\r\n+URC\r\n"), Utf8.ToBytes("> \r\nOK\r\n"));
            var at = new AtClient(line);
            at.Begin("AT+S=5");
            at.Send(10);
            Quectel.Fails(LpaError.ModemTimeout, () => at.ReadPrompt());

            // The prompt that is still in what comes next is no answer any more.
            at.Execute("AT+T", 1000);
            Assert.AreEqual(1, line.Probes);
        }

        [TestMethod]
        public void No_state_survives_a_caller_that_leaves_by_an_exception()
        {
            var line = new ReplyLine(Utf8.ToBytes("\r\n+X: 1\r\n+X: 2\r\n\r\nOK\r\n"), Utf8.ToBytes("\r\n+X: 3\r\n\r\nOK\r\n"));
            var at = new AtClient(line);
            at.Begin("AT+X");
            at.Send(1000);
            Assert.IsTrue(at.ReadAnswer(Prefix));
            at.Begin("AT+X");
            at.Send(1000);
            Assert.IsTrue(at.ReadAnswer(Prefix));
            Assert.AreEqual(3, at.Line.Number());
            at.ReadOk();
        }
    }
}
