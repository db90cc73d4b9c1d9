using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    /// <summary>What modems write in different ways, and means the same.</summary>
    [TestClass]
    public class QuectelAtFormTests
    {
        private static readonly byte[] Prefix = Utf8.ToBytes("+X:");

        [TestMethod]
        public void Echo_may_be_on_or_off()
        {
            Finds_the_final_OK("\r\nOK\r\n");
            Finds_the_final_OK("AT+Y=1\r\r\nOK\r\n");
            Finds_the_final_OK("AT+Y=1\r\nOK\r\n");
            Finds_the_final_OK("AT+Y=1\rOK\r\n");
            Finds_the_final_OK("AT+Y=1\nOK\r\n");
        }

        [TestMethod]
        public void Lines_may_end_in_any_way()
        {
            Finds_the_final_OK("OK\r\n");
            Finds_the_final_OK("\r\r\nOK\r\r\n");
            Finds_the_final_OK("\nOK\n");
            Finds_the_final_OK("\n\n\r\n\r\nOK\r\n");
            Finds_the_final_OK("  \r\nOK\n");
        }

        [TestMethod]
        public void Garbage_may_come_before_an_answer()
        {
            Finds_the_final_OK("\u0001rubbish\r\n\r\nOK\r\n");
            Finds_the_final_OK("> > \r\nOK\r\n");

            // A text of nanoFramework would end at its first zero.
            Finds_the_final_OK(new byte[] { 0x00, 0x00, 0xFF, 0x0D, 0x0A, 0x00, 0x80, 0x0D, 0x0A, 0x4F, 0x4B, 0x0D, 0x0A });
        }

        private static void Finds_the_final_OK(string answer) => Finds_the_final_OK(Utf8.ToBytes(answer));

        private static void Finds_the_final_OK(byte[] answer)
        {
            var command = Utf8.ToBytes("AT+Y=1\r");

            // Cut into pieces of every size, single bytes first.
            for (var piece = 1; piece < 8; piece++)
            {
                var line = new ScriptedLine(piece).On(command, answer).On(command, answer);
                var at = new AtClient(line);
                at.Execute("AT+Y=1", 1000);
                at.Execute("AT+Y=1", 1000);
                Assert.IsTrue(line.IsDone);
            }
        }

        [TestMethod]
        public void ERROR_is_a_refusal() => Knows_the_refusal("\r\nERROR\r\n", -1);

        [TestMethod]
        public void CME_ERROR_has_a_number()
        {
            Knows_the_refusal("\r\n+CME ERROR: 30\r\n", 30);
            Knows_the_refusal("\r\n+CME ERROR:0\r\n", 0);
            Knows_the_refusal("AT+Y\r\r\n+CME ERROR: 4000000000\r\n", -1);
        }

        [TestMethod]
        public void CME_ERROR_may_be_verbose()
        {
            Knows_the_refusal("\r\n+CME ERROR: SIM busy\r\n", -1);
            Knows_the_refusal("\r\n+CME ERROR: operation not allowed\r\n", -1);
        }

        [TestMethod]
        public void CMS_ERROR_is_a_refusal()
        {
            Knows_the_refusal("\r\n+CMS ERROR: 500\r\n", 500);
            Knows_the_refusal("\r\n+CMS ERROR: unknown error\r\n", -1);
        }

        private static void Knows_the_refusal(string answer, int detail)
        {
            var at = new AtClient(new ScriptedLine(1).On("AT+Y\r", answer).On("AT+Z\r", "\r\nOK\r\n"));
            Assert.AreEqual(detail, Quectel.Fails(LpaError.ModemRefused, () => at.Execute("AT+Y", 1000)));
            Assert.IsTrue(at.TryExecute("AT+Z", 1000));
        }

        [TestMethod]
        public void URCs_may_come_inside_an_answer()
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
        public void URCs_may_come_between_prompt_and_data()
        {
            for (var piece = 1; piece < 9; piece++)
            {
                var line = new ScriptedLine(piece)
                    .On("AT+S\r", "\r\n> \r\n+QSSLURC: \"recv\",0\r\n\r\n+CREG: 1\r\n")
                    .On("data", "\r\n+QIND: SMS DONE\r\n\r\nSEND OK\r\n");
                var heard = new UrcRecorder();
                var at = new AtClient(line);
                at.AddUrcHandler(heard);
                at.Begin("AT+S");
                at.Send(1000);
                at.ReadPrompt();
                at.WriteRaw(Utf8.ToBytes("data"), 0, 4);
                Assert.IsTrue(at.ReadAnswer(Utf8.ToBytes("SEND ")));
                at.EndAnswer();
                at.Poll();
                Assert.IsTrue(line.IsDone);
                Assert.AreEqual("+QSSLURC: \"recv\",0|+CREG: 1|+QIND: SMS DONE|", heard.Lines);
            }
        }

        [TestMethod]
        public void Hex_may_be_in_either_case()
        {
            Hex_may_be_in_either_case("BF2D03A0AbcD9000");
            Hex_may_be_in_either_case("bf2d03a0abcd9000");
            Hex_may_be_in_either_case("BF2D03A0ABCD9000");
        }

        private static void Hex_may_be_in_either_case(string digits)
        {
            var line = new ScriptedLine(3).On("AT+CSIM=10,\"80E2910000\"\r", "\r\n+CSIM: 16,\"" + digits + "\"\r\n\r\nOK\r\n");
            var response = new byte[258];
            Assert.AreEqual(8, new CsimCard(new AtClient(line)).Transmit(new byte[] { 0x80, 0xE2, 0x91, 0x00, 0x00 }, 5, response));
            Expect.Bytes("BF2D03A0ABCD9000", response, 0, 8);
        }

        [TestMethod]
        public void Raw_bytes_may_say_anything()
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
        public void A_prompt_may_come_in_any_way()
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
    }
}
