using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelCsimCardTests
    {
        private const string Command = "AT+CSIM=10,\"80CAFF000A\"\r";

        private static readonly byte[] Apdu = { 0x80, 0xCA, 0xFF, 0x00, 0x0A };

        [TestMethod]
        public void Takes_the_answer()
        {
            Takes_the_answer("\r\n+CSIM: 8,\"ABCD9000\"\r\n\r\nOK\r\n");
            Takes_the_answer("\r\n+CSIM: 8,\"abcd9000\"\r\n\r\nOK\r\n");
            Takes_the_answer("\r\n+CSIM:8,aBcD9000\r\nOK\r\n");
            Takes_the_answer("AT+CSIM=10,\"80CAFF000A\"\r\r\n+CSIM: 8,\"ABCD9000\"\r\n\r\nOK\r\n");
            Takes_the_answer("\r\n+CREG: 5\r\n\r\n+CSIM: 8, \"ABCD9000\"\r\n\r\nRING\r\n\r\nOK\r\n");
        }

        private static void Takes_the_answer(string answer)
        {
            for (var piece = 1; piece < 10; piece++)
            {
                var line = new ScriptedLine(piece).On(Command, answer);
                var card = new CsimCard(new AtClient(line));
                var response = new byte[258];
                Assert.AreEqual(4, card.Transmit(Apdu, Apdu.Length, response));
                Assert.AreEqual("ABCD9000", Hex.ToString(response, 0, 4));
                Assert.IsTrue(line.IsDone);
            }
        }

        [TestMethod]
        public void Takes_the_longest_command_and_answer_in_one_array()
        {
            var apdu = new byte[261];
            for (var i = 0; i < apdu.Length; i++)
            {
                apdu[i] = (byte)(7 * i);
            }

            var data = new byte[258];
            data[0] = 0xA5;
            data[256] = 0x90;
            var line = new ScriptedLine(50).On(
                "AT+CSIM=522,\"" + Hex.ToString(apdu, 0, 261) + "\"\r",
                "\r\n+CSIM: 516,\"" + Hex.ToString(data, 0, 258) + "\"\r\n\r\nOK\r\n");
            Assert.AreEqual(258, new CsimCard(new AtClient(line)).Transmit(apdu, 261, apdu));
            Assert.AreEqual(0xA5, (int)apdu[0]);
            Assert.AreEqual(0x90, (int)apdu[256]);
        }

        [TestMethod]
        public void Refuses_a_garbled_answer()
        {
            Refuses_a_garbled_answer("\r\n+CSIM: 8,\"ABCD90\"\r\n\r\nOK\r\n");
            Refuses_a_garbled_answer("\r\n+CSIM: 6,\"ABCD9000\"\r\n\r\nOK\r\n");
            Refuses_a_garbled_answer("\r\n+CSIM: 7,\"ABCD900\"\r\n\r\nOK\r\n");
            Refuses_a_garbled_answer("\r\n+CSIM: 2,\"90\"\r\n\r\nOK\r\n");
            Refuses_a_garbled_answer("\r\n+CSIM: 8,\"ABCD90G0\"\r\n\r\nOK\r\n");
            Refuses_a_garbled_answer("\r\n+CSIM: 8,\"ABCD9000\r\n\r\nOK\r\n");
            Refuses_a_garbled_answer("\r\n+CSIM: 8,ABCD9000\"\r\n\r\nOK\r\n");
            Refuses_a_garbled_answer("\r\n+CSIM: \"ABCD9000\"\r\n\r\nOK\r\n");
            Refuses_a_garbled_answer("\r\n+CSIM: 518,\"00\"\r\n\r\nOK\r\n");
            Refuses_a_garbled_answer("\r\n+CSIM:\r\n\r\nOK\r\n");
            Refuses_a_garbled_answer("\r\nOK\r\n");
        }

        private static void Refuses_a_garbled_answer(string answer)
        {
            var line = new ScriptedLine(5).On(Command, answer).On(Command, "\r\n+CSIM: 4,\"9000\"\r\n\r\nOK\r\n");
            var card = new CsimCard(new AtClient(line));
            Quectel.Fails(LpaError.CardResponse, () => card.Transmit(Apdu, Apdu.Length, new byte[258]));
            Assert.AreEqual(2, card.Transmit(Apdu, Apdu.Length, new byte[258]));
        }

        [TestMethod]
        public void Refuses_an_endless_answer()
        {
            var line = new ScriptedLine().On(Command, "\r\n+CSIM: 4000,\"" + new string('A', 4000) + "\"\r\n\r\nOK\r\n");
            var card = new CsimCard(new AtClient(line));
            Quectel.Fails(LpaError.CardResponse, () => card.Transmit(Apdu, Apdu.Length, new byte[258]));
        }

        [TestMethod]
        public void Says_why_the_modem_refused()
        {
            Says_why_the_modem_refused("\r\nERROR\r\n", -1);
            Says_why_the_modem_refused("\r\n+CME ERROR: 13\r\n", 13);
            Says_why_the_modem_refused("\r\n+CME ERROR: SIM failure\r\n", -1);
        }

        private static void Says_why_the_modem_refused(string answer, int detail)
        {
            var card = new CsimCard(new AtClient(new ScriptedLine(2).On(Command, answer)));
            Assert.AreEqual(detail, Quectel.Fails(LpaError.CardTransport, () => card.Transmit(Apdu, Apdu.Length, new byte[258])));
        }

        [TestMethod]
        public void A_late_answer_is_not_that_of_the_next_APDU()
        {
            var line = new ScriptedLine(4)
                .On(Command, string.Empty)
                .On("AT\r", "\r\n+CSIM: 4,\"6A88\"\r\n\r\nOK\r\n\r\nOK\r\n")
                .On(Command, "\r\n+CSIM: 4,\"9000\"\r\n\r\nOK\r\n");
            var card = new CsimCard(new AtClient(line)) { Timeout = 10 };
            var response = new byte[258];
            Quectel.Fails(LpaError.CardTimeout, () => card.Transmit(Apdu, Apdu.Length, response));
            card.Timeout = 1000;
            Assert.AreEqual(2, card.Transmit(Apdu, Apdu.Length, response));
            Assert.AreEqual(0x90, (int)response[0]);
        }

        [TestMethod]
        public void Refuses_a_length_that_is_none()
        {
            var card = new CsimCard(new AtClient(new ScriptedLine()));
            Quectel.Fails(LpaError.InvalidArgument, () => card.Transmit(Apdu, 3, new byte[258]));
            Quectel.Fails(LpaError.InvalidArgument, () => card.Transmit(Apdu, 6, new byte[258]));
            Quectel.Fails(LpaError.InvalidArgument, () => card.Transmit(new byte[300], 262, new byte[258]));
        }
    }
}
