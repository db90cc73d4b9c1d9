using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelModemCardTests
    {
        private const string Refused = "\r\nERROR\r\n";
        private const string Aid = "A0000005591010FFFFFFFF8900000100";
        private const string CsimOpen = "AT+CSIM=10,\"0070000001\"\r";
        private const string CsimSelect = "AT+CSIM=42,\"01A4040010" + Aid + "\"\r";
        private const string CsimChallenge = "AT+CSIM=16,\"81E2910003BF2E00\"\r";
        private const string CsimClose = "AT+CSIM=10,\"0070800100\"\r";
        private const string Cho = "AT+CCHO=\"" + Aid + "\"\r";
        private const string Eid = "BF3E035C015A";

        [TestMethod]
        public void CSIM_is_used_where_it_works()
        {
            var line = new ScriptedLine()
                .On(CsimOpen, Csim("019000"))
                .On(CsimSelect, Csim("6121"))
                .On(CsimChallenge, Csim("6115"))
                .On("AT+CSIM=22,\"81E2910006" + Eid + "\"\r", Csim("9000"))
                .On(CsimClose, Csim("9000"));
            Assert.AreEqual((int)CardAccess.Csim, (int)Use(line).Access);
        }

        [TestMethod]
        public void Without_CSIM_it_is_CGLA()
        {
            var line = new ScriptedLine().On(CsimOpen, Refused);
            Assert.AreEqual((int)CardAccess.Cgla, (int)Use(OnCgla(line)).Access);
        }

        [TestMethod]
        public void An_answer_that_does_not_come_says_nothing_of_CSIM()
        {
            // The answer to the first command is lost; the channel that it opened is closed.
            var line = new ScriptedLine()
                .On(CsimOpen, string.Empty)
                .On("AT\r", "\r\nOK\r\n")
                .On(CsimOpen, Csim("029000"))
                .On(CsimChallenge, Csim("6D00"))
                .On("AT+CSIM=10,\"81F2000000\"\r", Csim("62088202782183023F009000"))
                .On("AT+CSIM=10,\"81F2000100\"\r", Csim("9000"))
                .On(CsimClose, Csim("9000"))
                .On("AT+CSIM=42,\"02A4040010" + Aid + "\"\r", Csim("9000"))
                .On("AT+CSIM=16,\"82E2910003BF2E00\"\r", Csim("9000"));
            var card = new ModemCard(new AtClient(line) { LongestTimeout = 100 });
            var channel = new LogicalChannel(card);
            Quectel.Fails(LpaError.CardTimeout, () => channel.Open(IsdR.StandardAid));
            Assert.AreEqual((int)CardAccess.Unknown, (int)card.Access);
            channel.Open(IsdR.StandardAid);
            Assert.AreEqual(2, channel.Number);
            Assert.AreEqual((int)CardAccess.Csim, (int)card.Access);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_CSIM_that_never_answers_is_not_used()
        {
            var line = new ScriptedLine().On(CsimOpen, string.Empty).On("AT\r", "\r\nOK\r\n").On(CsimOpen, string.Empty).On("AT\r", "\r\nOK\r\n").On(Cho, "\r\n+CCHO: 7\r\n\r\nOK\r\n");
            var card = new ModemCard(new AtClient(line) { LongestTimeout = 100 });
            var channel = new LogicalChannel(card);
            Quectel.Fails(LpaError.CardTimeout, () => channel.Open(IsdR.StandardAid));
            channel.Open(IsdR.StandardAid);
            Assert.AreEqual((int)CardAccess.Cgla, (int)card.Access);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_modem_that_keeps_channels_to_itself_is_asked_by_CGLA()
        {
            A_modem_that_keeps_channels_to_itself_is_asked_by_CGLA("6881");
            A_modem_that_keeps_channels_to_itself_is_asked_by_CGLA("6D00");
        }

        private static void A_modem_that_keeps_channels_to_itself_is_asked_by_CGLA(string answer)
        {
            var line = new ScriptedLine().On(CsimOpen, Csim(answer));
            Assert.AreEqual((int)CardAccess.Cgla, (int)Use(OnCgla(line)).Access);
        }

        [TestMethod]
        public void A_CSIM_that_opens_a_channel_and_selects_nothing_is_not_used()
        {
            A_CSIM_that_opens_a_channel_and_selects_nothing_is_not_used("\r\nERROR\r\n");
            A_CSIM_that_opens_a_channel_and_selects_nothing_is_not_used("\r\n+CME ERROR: 0\r\n");
            A_CSIM_that_opens_a_channel_and_selects_nothing_is_not_used("\r\nOK\r\n");
        }

        private static void A_CSIM_that_opens_a_channel_and_selects_nothing_is_not_used(string answer)
        {
            var line = new ScriptedLine().On(CsimOpen, Csim("019000")).On(CsimSelect, answer).On(CsimClose, Csim("9000"));
            Assert.AreEqual((int)CardAccess.Cgla, (int)Use(OnCgla(line)).Access);
        }

        [TestMethod]
        public void A_CSIM_that_passes_no_command_is_not_used()
        {
            A_CSIM_that_passes_no_command_is_not_used("\r\nERROR\r\n");
            A_CSIM_that_passes_no_command_is_not_used("\r\n+CSIM: 4,\"6E00\"\r\n\r\nOK\r\n");
        }

        private static void A_CSIM_that_passes_no_command_is_not_used(string answer)
        {
            var line = new ScriptedLine().On(CsimOpen, Csim("019000")).On(CsimSelect, Csim("9000")).On(CsimChallenge, answer).On(CsimClose, Refused);
            Assert.AreEqual((int)CardAccess.Cgla, (int)Use(OnCgla(line)).Access);
        }

        [TestMethod]
        public void A_card_without_the_application_leaves_it_open()
        {
            var line = new ScriptedLine()
                .On(CsimOpen, Csim("019000"))
                .On(CsimSelect, Csim("6A82"))
                .On("AT+CSIM=20,\"80AA000005A903830107\"\r", Csim("9000"))
                .On(CsimSelect, Csim("6A82"))
                .On(CsimClose, Csim("9000"));
            var card = new ModemCard(new AtClient(line));
            Quectel.Fails(LpaError.CardNoIsdR, () => new LogicalChannel(card).Open(IsdR.StandardAid));
            Assert.AreEqual((int)CardAccess.Unknown, (int)card.Access);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Another_application_is_not_sent_what_only_an_ISD_R_takes()
        {
            var line = new ScriptedLine()
                .On(CsimOpen, Csim("019000"))
                .On("AT+CSIM=22,\"01A4040006A00000055801\"\r", Csim("9000"))
                .On("AT+CSIM=22,\"81E2910006" + Eid + "\"\r", Csim("9000"))
                .On(CsimClose, Csim("9000"));
            var card = new ModemCard(new AtClient(line));
            var channel = new LogicalChannel(card);
            channel.Open(Expect.FromHex("A00000055801"));
            var data = Expect.FromHex(Eid);
            Assert.AreEqual(0x9000, channel.Exchange(0xE2, 0x91, 0, data, data.Length, new ByteBuffer(16, 256, LpaError.CardResponse)));
            channel.Close();
            Assert.AreEqual((int)CardAccess.Unknown, (int)card.Access);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_card_without_a_free_channel_is_no_fault_of_CSIM()
        {
            var line = new ScriptedLine().On(CsimOpen, Csim("6A81"));
            var card = new ModemCard(new AtClient(line));
            var response = new byte[258];
            Assert.AreEqual(2, card.Transmit(Expect.FromHex("0070000001"), 5, response));
            Assert.AreEqual("6A81", Expect.ToHex(response, 0, 2));
            Assert.AreEqual((int)CardAccess.Unknown, (int)card.Access);
        }

        [TestMethod]
        public void A_modem_with_neither_says_so_and_is_asked_again()
        {
            var line = new ScriptedLine();
            for (var i = 0; i < 2; i++)
            {
                line.On(CsimOpen, Refused)
                    .On(Cho, Refused).On("AT+CCHC=1\r", Refused).On("AT+CCHC=2\r", Refused).On("AT+CCHC=3\r", Refused).On(Cho, Refused)
                    .On("AT+CSIM=20,\"80AA000005A903830107\"\r", Refused).On("AT+CGLA=0,20,\"80AA000005A903830107\"\r", Refused)
                    .On(Cho, Refused);
            }

            var card = new ModemCard(new AtClient(line));
            for (var i = 0; i < 2; i++)
            {
                Quectel.Fails(LpaError.CardTransport, () => new LogicalChannel(card).Open(IsdR.StandardAid));
                Assert.AreEqual((int)CardAccess.Unknown, (int)card.Access);
            }

            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void One_may_be_prescribed()
        {
            var card = new ModemCard(new AtClient(OnCgla(new ScriptedLine()))) { Access = CardAccess.Cgla, Timeout = 5000 };
            Assert.AreEqual(5000, card.Csim.Timeout);
            Assert.AreEqual(5000, card.Timeout);
            var channel = new LogicalChannel(card);
            channel.Open(IsdR.StandardAid);
            Assert.AreEqual(1, channel.Number);
        }

        private static string Csim(string answer) => "\r\n+CSIM: " + answer.Length.ToString() + ",\"" + answer + "\"\r\n\r\nOK\r\n";

        private static ScriptedLine OnCgla(ScriptedLine line) => line
            .On(Cho, "\r\n+CCHO: 7\r\n\r\nOK\r\n")
            .On("AT+CGLA=7,22,\"80E2910006" + Eid + "\"\r", "\r\n+CGLA: 4,\"9000\"\r\n\r\nOK\r\n")
            .On("AT+CCHC=7\r", "\r\nOK\r\n");

        /// <summary>Opens the ISD-R, sends it a command and closes it.</summary>
        private static ModemCard Use(ScriptedLine line)
        {
            var card = new ModemCard(new AtClient(line));
            var channel = new LogicalChannel(card);
            channel.Open(IsdR.StandardAid);
            var data = Expect.FromHex(Eid);
            Assert.AreEqual(0x9000, channel.Exchange(0xE2, 0x91, 0, data, data.Length, new ByteBuffer(16, 256, LpaError.CardResponse)));
            channel.Close();
            Assert.AreEqual(120000, card.Csim.Timeout);
            Assert.IsTrue(line.IsDone);
            return card;
        }
    }
}
