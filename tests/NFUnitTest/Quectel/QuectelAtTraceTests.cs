using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelAtTraceTests
    {
        private const string Done = "\r\nOK\r\n";

        [TestMethod]
        public void Only_harmless_commands_show_what_they_say()
        {
            Only_harmless_commands_show_what_they_say("AT+CMEE=1", "AT+CMEE=1");
            Only_harmless_commands_show_what_they_say("ATE0", "ATE0");
            Only_harmless_commands_show_what_they_say("AT+QIACT?", "AT+QIACT?");
            Only_harmless_commands_show_what_they_say("AT+QSSLCFG=?", "AT+QSSLCFG=?");
            Only_harmless_commands_show_what_they_say("AT+QSSLOPEN=1,1,1,\"host\",443,0", "AT+QSSLOPEN=1,1,1,\"host\",443,0");
            Only_harmless_commands_show_what_they_say("AT+QICSGP=1,1,\"internet\",\"me\",\"secret\",1", "AT+QICSGP=***");
            Only_harmless_commands_show_what_they_say("AT+QICSGP=?", "AT+QICSGP=?");
            Only_harmless_commands_show_what_they_say("AT+CPIN=1234", "AT+CPIN=***");
            Only_harmless_commands_show_what_they_say("AT+UNHEARD=\"secret\"", "AT+UNHEARD=***");
            Only_harmless_commands_show_what_they_say("AT+CSIM=16,\"81E2910003BF2E00\"", "CSIM STORE DATA 1/1 BF2E GetEuiccChallenge 3 bytes");
            Only_harmless_commands_show_what_they_say("AT+CGLA=A1,10,\"80C0000010\"", "CGLA GET RESPONSE 16");
            Only_harmless_commands_show_what_they_say("AT+CSIM=6,\"A0F2", "CSIM ***");
            Only_harmless_commands_show_what_they_say("AT+CSIM=6", "CSIM ***");
        }

        private static void Only_harmless_commands_show_what_they_say(string command, string shown)
        {
            var trace = new TraceRecorder();
            var at = new AtClient(new ScriptedLine().On(command + "\r", Done)) { Trace = trace };
            at.Execute(command, 1000);
            Assert.AreEqual("> " + shown + "|< OK|", trace.Lines);
            Assert.AreEqual(string.Empty, trace.RawLines);
        }

        [TestMethod]
        public void Only_harmless_answers_are_shown()
        {
            Only_harmless_answers_are_shown("AT+CSIM=10,\"80C0000010\"", "+CSIM: 8,\"ABCD9000\"", "2 bytes 9000");
            Only_harmless_answers_are_shown("AT+CSIM=10,\"80C0000010\"", "+CSIM:4,9000", "9000");
            Only_harmless_answers_are_shown("AT+CGLA=1,10,\"80C0000010\"", "8,\"ABCD6110\"", "2 bytes 6110");
            Only_harmless_answers_are_shown("AT+CGLA=1,10,\"80C0000010\"", "+CGLA: 8,\"no hex\"", "*** 17 characters");
            Only_harmless_answers_are_shown("AT+CCHO=\"A000\"", "1", "1");
            Only_harmless_answers_are_shown("AT+CMEE=1", "+CME ERROR: SIM failure", "+CME ERROR: SIM failure");
            Only_harmless_answers_are_shown("AT+CMEE=1", "+CPIN: READY", "+CPIN: READY");
            Only_harmless_answers_are_shown("AT+QICSGP?", "+QICSGP: 1,\"internet\",\"me\",\"secret\",1", "+QICSGP:***");
            Only_harmless_answers_are_shown("AT+CMEE=1", "+CMT: ,24", "+CMT:***");
            Only_harmless_answers_are_shown("AT+CMEE=1", "07911326040000F0040B911346610089F6", "*** 34 characters");
            Only_harmless_answers_are_shown("AT+CMEE=1", "{\"matchingId\":\"X\"}", "*** 18 characters");
            Only_harmless_answers_are_shown("AT+CMEE=1", "+nothing known", "*** 14 characters");
            Only_harmless_answers_are_shown("AT+CGMM", "EC200A-EUHA a long name", "EC200A-EUHA a long name");
            Only_harmless_answers_are_shown("AT+CMEE=1", "\u001B[2J\u007F", "\\x1B[2J\\x7F");
            Only_harmless_answers_are_shown("AT+CGMM", "{\"authenticateServerResponse\":\"vzgBAgME\"}", "*** 41 characters");
        }

        private static void Only_harmless_answers_are_shown(string command, string answer, string shown)
        {
            var trace = new TraceRecorder();
            var isFinal = answer.IndexOf("ERROR") >= 0;
            var line = new ScriptedLine(3).On(command + "\r", "\r\n" + answer + "\r\n" + (isFinal ? string.Empty : Done));
            var at = new AtClient(line) { Trace = trace };
            Assert.AreEqual(!isFinal, at.TryExecute(command, 1000));
            Assert.AreEqual("< " + shown + "|" + (isFinal ? string.Empty : "< OK|"), trace.Lines.Substring(trace.Lines.IndexOf('|') + 1));
        }

        [TestMethod]
        public void An_echo_is_not_shown_again()
        {
            var trace = new TraceRecorder();
            const string Command = "AT+QICSGP=1,1,\"internet\",\"me\",\"secret\",1\r";
            new AtClient(new ScriptedLine().On(Command, Command + Done)) { Trace = trace }.Execute(Command.Substring(0, Command.Length - 1), 1000);
            Assert.AreEqual("> AT+QICSGP=***|< OK|", trace.Lines);
        }

        [TestMethod]
        public void Payloads_are_measured_and_raw_ones_shown()
        {
            var trace = new TraceRecorder(true);
            var line = new ScriptedLine()
                .On("AT+QSSLSEND=1,9\r", "\r\n> ")
                .On("secret\r\nx", "\r\nSEND OK\r\n")
                .On("AT+QSSLRECV=1,10\r", "\r\n+QSSLRECV: 4\r\nA\u0001\nB\r\nOK\r\n");
            var at = new AtClient(line) { Trace = trace };
            at.Begin("AT+QSSLSEND=1,9");
            at.Send(1000);
            at.ReadPrompt();
            at.WriteRaw(Utf8.ToBytes("-secret\r\nx"), 1, 9);
            Assert.IsTrue(at.ReadAnswer(Utf8.ToBytes("SEND ")));
            at.EndAnswer();
            at.Begin("AT+QSSLRECV=1,10");
            at.Send(1000);
            Assert.IsTrue(at.ReadAnswer(Utf8.ToBytes("+QSSLRECV:")));
            at.ReadRaw(new byte[4], 0, 4);
            at.ReadOk();
            Assert.AreEqual(
                "> AT+QSSLSEND=1,9|< >|> 9 bytes|< SEND OK|> AT+QSSLRECV=1,10|< +QSSLRECV: 4|< 4 bytes|< OK|", trace.Lines);
            Assert.AreEqual(
                "> AT+QSSLSEND=1,9|< >|> secret\\r\\nx|< SEND OK|> AT+QSSLRECV=1,10|< +QSSLRECV: 4|< A\\x01\\nB|< OK|", trace.RawLines);
        }

        [TestMethod]
        public void What_a_cut_off_payload_leaves_is_not_shown()
        {
            var trace = new TraceRecorder();
            var line = new ScriptedLine().On("AT+QSSLRECV=1,10\r", "\r\n+QSSLRECV: 10\r\nabc").On("AT\r", "\r\nID\r\nOK\r\n");
            var at = new AtClient(line) { Trace = trace };
            at.Begin("AT+QSSLRECV=1,10");
            at.Send(10);
            Assert.IsTrue(at.ReadAnswer(Utf8.ToBytes("+QSSLRECV:")));
            Quectel.Fails(LpaError.ModemTimeout, () => at.ReadRaw(new byte[10], 0, 10));
            line.Say("secret\r\n");
            Assert.IsTrue(at.Synchronize(1000));
            Assert.AreEqual("> AT+QSSLRECV=1,10|< +QSSLRECV: 10|< *** 6 characters|> AT|< *** 2 characters|< *** 2 characters|", trace.Lines);
        }

        [TestMethod]
        public void Of_a_line_in_parts_nothing_is_shown()
        {
            var trace = new TraceRecorder();
            var line = new ScriptedLine().On("AT+CGLA=1,10,\"80C0000010\"\r", "\r\n+CGLA: 1400,\"" + new string('A', 1400) + "\"\r\n\r\nOK\r\n");
            var at = new AtClient(line) { Trace = trace };
            at.Begin("AT+CGLA=1,10,\"80C0000010\"");
            at.Send(1000);
            Assert.IsTrue(at.ReadAnswerOrBare(Utf8.ToBytes("+CGLA:")));
            Assert.IsTrue(at.Line.IsPart);
            at.ReadPart();
            Assert.IsFalse(at.Line.IsPart);
            at.ReadOk();
            Assert.AreEqual("> CGLA GET RESPONSE 16|< *** 1024 characters|< *** 390 characters|< OK|", trace.Lines);
        }

        [TestMethod]
        public void Raw_lines_are_those_on_the_wire()
        {
            var trace = new TraceRecorder(true);
            var line = new ScriptedLine().On("AT+CSIM=10,\"80C0000010\"\r", "\r\n+CSIM: 8,\"ABCD9000\"\r\n\r\nOK\r\n");
            var at = new AtClient(line) { Trace = trace };
            new CsimCard(at).Transmit(Expect.FromHex("80C0000010"), 5, new byte[258]);
            Assert.AreEqual("> AT+CSIM=10,\"80C0000010\"|< +CSIM: 8,\"ABCD9000\"|< OK|", trace.RawLines);
            Assert.IsTrue(at.Trace == trace);
            at.Trace = null;
            Assert.IsNull(at.Trace);
        }
    }
}
