using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelCglaCardTests
    {
        private const string Done = "\r\nOK\r\n";
        private const string Refused = "\r\nERROR\r\n";
        private const string Aid = "A0000005591010FFFFFFFF8900000100";
        private const string Cho = "AT+CCHO=\"" + Aid + "\"\r";
        private const string Open = "0070000001";
        private const string Close = "0070800100";
        private const string Select = "01A4040010" + Aid;
        private const string Challenge = "81E2910003BF2E00";
        private const string StatusCommand = "AT+CGLA=7,10,\"80F2000000\"\r";

        [TestMethod]
        public void A_channel_is_a_session_of_whatever_name()
        {
            A_channel_is_a_session_of_whatever_name("\r\n+CCHO: 7\r\n\r\nOK\r\n", "7");
            A_channel_is_a_session_of_whatever_name("\r\n+CCHO:7\r\n\r\nOK\r\n", "7");
            A_channel_is_a_session_of_whatever_name("\r\n7\r\n\r\nOK\r\n", "7");
            A_channel_is_a_session_of_whatever_name("\r\nRING\r\n\r\n+CREG: 1\r\n\r\n+CCHO: 4294967295\r\n\r\nOK\r\n", "4294967295");
            A_channel_is_a_session_of_whatever_name("\r\n+CCHO: 1A2b3C4d\r\n\r\nOK\r\n", "1A2b3C4d");
            A_channel_is_a_session_of_whatever_name("\r\n+CMT: ,24\r\n07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741\r\n\r\n7\r\n\r\nOK\r\n", "7");
        }

        private static void A_channel_is_a_session_of_whatever_name(string answer, string session)
        {
            for (var piece = 1; piece < 8; piece++)
            {
                var line = new ScriptedLine(piece)
                    .On(Cho, answer)
                    .On("AT+CGLA=" + session + ",16,\"80E2910003BF2E00\"\r", "\r\n+CGLA: 4,\"6110\"\r\n\r\nOK\r\n")
                    .On("AT+CGLA=" + session + ",10,\"80C0000010\"\r", "\r\n+CGLA: 8,\"ABCD9000\"\r\n\r\nOK\r\n")
                    .On("AT+CCHC=" + session + "\r", Done);
                var card = new CglaCard(new AtClient(line));
                Answers(card, Open, "019000");
                Answers(card, Select, "9000");
                Answers(card, Challenge, "6110");
                Answers(card, "81C0000010", "ABCD9000");
                Answers(card, Close, "9000");
                Assert.IsTrue(line.IsDone);
            }
        }

        [TestMethod]
        public void Takes_an_answer_of_either_form()
        {
            Takes_an_answer_of_either_form("\r\n+CGLA: 8,\"ABCD9000\"\r\n\r\nOK\r\n");
            Takes_an_answer_of_either_form("\r\n+CGLA:8,\"abcd9000\"\r\n\r\nOK\r\n");
            Takes_an_answer_of_either_form("\r\n+CGLA: 8,ABCD9000\r\n\r\nOK\r\n");
            Takes_an_answer_of_either_form("\r\n8,\"ABCD9000\"\r\n\r\nOK\r\n");
            Takes_an_answer_of_either_form("\r\n8,ABCD9000\r\n\r\nOK\r\n");
            Takes_an_answer_of_either_form("\r\nRING\r\n\r\n8,\"ABCD9000\"\r\n\r\nRING\r\n\r\n1\r\n\r\nOK\r\n");
        }

        private static void Takes_an_answer_of_either_form(string answer)
        {
            var line = Opened(3).On("AT+CGLA=7,16,\"80E2910003BF2E00\"\r", answer);
            Answers(OpenCard(line), Challenge, "ABCD9000");
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Refuses_a_garbled_answer()
        {
            Refuses_a_garbled_answer("\r\n+CGLA: 8,\"ABCD90\"\r\n\r\nOK\r\n");
            Refuses_a_garbled_answer("\r\n9000\r\n\r\nOK\r\n");
            Refuses_a_garbled_answer("\r\nOK\r\n");
        }

        private static void Refuses_a_garbled_answer(string answer)
        {
            var line = Opened().On("AT+CGLA=7,16,\"80E2910003BF2E00\"\r", answer);
            var card = OpenCard(line);
            Quectel.Fails(LpaError.CardResponse, () => Transmit(card, Challenge));
        }

        [TestMethod]
        public void What_the_modem_has_fetched_as_a_whole_is_handed_on_in_pieces()
        {
            What_the_modem_has_fetched_as_a_whole_is_handed_on_in_pieces(300);
            What_the_modem_has_fetched_as_a_whole_is_handed_on_in_pieces(510);
            What_the_modem_has_fetched_as_a_whole_is_handed_on_in_pieces(512);
            What_the_modem_has_fetched_as_a_whole_is_handed_on_in_pieces(768);
            What_the_modem_has_fetched_as_a_whole_is_handed_on_in_pieces(3000);
        }

        private static void What_the_modem_has_fetched_as_a_whole_is_handed_on_in_pieces(int count)
        {
            var data = new byte[count];
            for (var i = 0; i < count; i++)
            {
                data[i] = (byte)(i + (i >> 8));
            }

            var digits = Expect.ToHex(data, 0, count) + "9000";
            foreach (var head in new[] { "+CGLA: ", "+CGLA:", string.Empty })
            {
                var answer = "\r\n" + head + digits.Length.ToString() + ",\"" + digits + "\"\r\n\r\nOK\r\n";
                for (var piece = 100; piece < 1500; piece += 333)
                {
                    var line = Opened(piece)
                        .On("AT+CGLA=7,16,\"80E2910003BF2E00\"\r", answer)
                        .On("AT+CCHC=7\r", Done);
                    var channel = new LogicalChannel(new CglaCard(new AtClient(line)));
                    channel.Open(IsdR.StandardAid);
                    var response = new ByteBuffer(16, 4000, LpaError.CardResponse);
                    Assert.AreEqual(0x9000, channel.Exchange(0xE2, 0x91, 0, Expect.FromHex("BF2E00"), 3, response));
                    Assert.AreEqual(count, response.Length);
                    Expect.Bytes(digits.Substring(0, 2 * count), response.Bytes, 0, count);
                    channel.Close();
                    Assert.IsTrue(line.IsDone);
                }
            }
        }

        [TestMethod]
        public void A_long_answer_that_is_garbled_is_refused()
        {
            A_long_answer_that_is_garbled_is_refused("+CGLA: 1204,\"", 1202);
            A_long_answer_that_is_garbled_is_refused("+CGLA: 1204,\"", 1206);
            A_long_answer_that_is_garbled_is_refused("+CGLA: 1203,\"", 1203);
            A_long_answer_that_is_garbled_is_refused("+CGLA: 70000,\"", 1204);
            A_long_answer_that_is_garbled_is_refused("+CGLA: 1204", 1204);
        }

        private static void A_long_answer_that_is_garbled_is_refused(string head, int digits)
        {
            var line = Opened(300)
                .On("AT+CGLA=7,16,\"80E2910003BF2E00\"\r", "\r\n" + head + new string('A', digits) + "\"\r\n\r\nOK\r\n")
                .On("AT+CGLA=7,10,\"80C0000010\"\r", "\r\n+CGLA: 4,\"6985\"\r\n\r\nOK\r\n");
            var card = OpenCard(line);
            Quectel.Fails(LpaError.CardResponse, () => Transmit(card, Challenge));
            Answers(card, "81C0000010", "6985");
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void The_class_byte_names_no_channel()
        {
            The_class_byte_names_no_channel("41E2910001BF", "00E2910001BF");
            The_class_byte_names_no_channel("C1E2910001BF", "80E2910001BF");
            The_class_byte_names_no_channel("83E2910001BF", "80E2910001BF");
            The_class_byte_names_no_channel("85E2910001BF", "84E2910001BF");
        }

        private static void The_class_byte_names_no_channel(string apdu, string sent)
        {
            var line = Opened().On("AT+CGLA=7,12,\"" + sent + "\"\r", "\r\n+CGLA: 4,\"9000\"\r\n\r\nOK\r\n");
            Answers(OpenCard(line), apdu, "9000");
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Sessions_that_a_crash_left_are_closed_when_none_can_be_opened()
        {
            var line = new ScriptedLine()
                .On(Cho, Refused)
                .On("AT+CCHC=1\r", Done)
                .On("AT+CCHC=2\r", Refused)
                .On("AT+CCHC=3\r", "\r\n+CME ERROR: 21\r\n")
                .On(Cho, "\r\n+CCHO: 1\r\n\r\nOK\r\n");
            var card = new CglaCard(new AtClient(line));
            Answers(card, Open, "019000");
            Answers(card, Select, "9000");
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_session_whose_name_nobody_heard_is_closed()
        {
            // 9 was opened; 8 belongs to another; the modem does not know 7.
            var line = new ScriptedLine()
                .On(Cho, string.Empty)
                .On("AT\r", Done)
                .On(Cho, "\r\n+CCHO: 10\r\n\r\nOK\r\n")
                .On("AT+CGLA=9,16,\"80E2910003BF2E00\"\r", "\r\n+CGLA: 4,\"6115\"\r\n\r\nOK\r\n")
                .On("AT+CCHC=9\r", Done)
                .On("AT+CGLA=8,16,\"80E2910003BF2E00\"\r", "\r\n+CGLA: 4,\"6D00\"\r\n\r\nOK\r\n")
                .On("AT+CGLA=7,16,\"80E2910003BF2E00\"\r", Refused)
                .On("AT+CCHC=10\r", Done)
                .On(Cho, "\r\n+CCHO: 11\r\n\r\nOK\r\n");
            var card = new CglaCard(new AtClient(line) { LongestTimeout = 100 });
            Answers(card, Open, "019000");
            Quectel.Fails(LpaError.CardTimeout, () => Transmit(card, Select));
            Answers(card, Open, "019000");
            Answers(card, Select, "9000");
            Answers(card, Close, "9000");
            Answers(card, Select, "9000");
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_session_that_a_restart_has_left_is_closed_when_another_is_opened()
        {
            var line = new ScriptedLine()
                .On(Cho, "\r\n+CCHO: 2\r\n\r\nOK\r\n")
                .On("AT+CGLA=1,16,\"80E2910003BF2E00\"\r", "\r\n+CGLA: 46,\"BF2E12801000112233445566778899AABBCCDDEEFF9000\"\r\n\r\nOK\r\n")
                .On("AT+CCHC=1\r", Done);
            OpenCard(line);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_session_that_the_modem_did_not_close_is_closed_when_another_is_opened()
        {
            var line = Opened()
                .On("AT+CCHC=7\r", Refused)
                .On(Cho, "\r\n+CCHO: 8\r\n\r\nOK\r\n")
                .On("AT+CGLA=7,16,\"80E2910003BF2E00\"\r", "\r\n+CGLA: 4,\"9000\"\r\n\r\nOK\r\n")
                .On("AT+CCHC=7\r", Done)
                .On("AT+CGLA=6,16,\"80E2910003BF2E00\"\r", Refused)
                .On("AT+CGLA=5,16,\"80E2910003BF2E00\"\r", Refused);
            var card = OpenCard(line);
            Answers(card, Close, "9000");
            Answers(card, Open, "019000");
            Answers(card, Select, "9000");
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void No_application_and_no_channel_are_told_apart()
        {
            var card = new CglaCard(new AtClient(RefusedTwice(22).On(Cho, "\r\n+CME ERROR: 22\r\n")));
            Answers(card, Open, "019000");
            Answers(card, Select, "6A82");
            Answers(card, Select, "6A82");

            card = new CglaCard(new AtClient(RefusedTwice(20)));
            Answers(card, Open, "019000");
            Assert.AreEqual(20, Quectel.Fails(LpaError.CardNoChannel, () => Transmit(card, Select)));
        }

        [TestMethod]
        public void An_error_that_says_nothing_gives_the_card_a_chance_first()
        {
            var line = RefusedTwice(3)
                .On("AT+CSIM=20,\"80AA000005A903830107\"\r", Refused)
                .On("AT+CGLA=0,20,\"80AA000005A903830107\"\r", "\r\n+CGLA: 4,\"9000\"\r\n\r\nOK\r\n")
                .On(Cho, "\r\n+CME ERROR: 3\r\n");
            var card = new CglaCard(new AtClient(line));
            Answers(card, Open, "019000");
            Answers(card, Select, "6A82");
            Answers(card, "80AA000005A903830107", "9000");
            Assert.AreEqual(3, Quectel.Fails(LpaError.CardTransport, () => Transmit(card, Select)));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void What_is_for_the_card_as_a_whole_may_find_no_way()
        {
            var line = new ScriptedLine()
                .On("AT+CSIM=20,\"80AA000005A903830107\"\r", Refused)
                .On("AT+CGLA=0,20,\"80AA000005A903830107\"\r", Refused);
            Answers(new CglaCard(new AtClient(line)), "80AA000005A903830107", "6D00");
        }

        [TestMethod]
        public void A_session_that_a_reset_has_closed_is_no_channel_any_more()
        {
            A_session_that_a_reset_has_closed_is_no_channel_any_more("\r\n+CME ERROR: 21\r\n", false);
            A_session_that_a_reset_has_closed_is_no_channel_any_more("\r\n+CME ERROR: 22\r\n", false);
            A_session_that_a_reset_has_closed_is_no_channel_any_more("\r\n+CME ERROR: 3\r\n", true);
            A_session_that_a_reset_has_closed_is_no_channel_any_more("\r\nERROR\r\n", true);
        }

        private static void A_session_that_a_reset_has_closed_is_no_channel_any_more(string answer, bool asked)
        {
            var line = Opened().On("AT+CGLA=7,16,\"80E2910003BF2E00\"\r", answer);
            if (asked)
            {
                line.On(StatusCommand, answer);
            }

            line.On(Cho, "\r\n+CCHO: 8\r\n\r\nOK\r\n");
            var card = OpenCard(line);
            Answers(card, Challenge, "6881");
            Answers(card, Challenge, "6881");
            Answers(card, Close, "9000");
            Answers(card, Open, "019000");
            Answers(card, Select, "9000");
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_command_that_is_refused_alone_leaves_the_session()
        {
            var line = Opened()
                .On("AT+CGLA=7,16,\"80E2910003BF2E00\"\r", "\r\n+CME ERROR: 3\r\n")
                .On(StatusCommand, "\r\n+CGLA: 4,\"6D00\"\r\n\r\nOK\r\n")
                .On("AT+CGLA=7,16,\"80E2910003BF2E00\"\r", "\r\n+CGLA: 4,\"9000\"\r\n\r\nOK\r\n");
            var card = OpenCard(line);
            Assert.AreEqual(3, Quectel.Fails(LpaError.CardTransport, () => Transmit(card, Challenge)));
            Answers(card, Challenge, "9000");
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void An_answer_that_does_not_come_is_the_card_s()
        {
            var card = new CglaCard(new AtClient(Opened().On("AT+CGLA=7,16,\"80E2910003BF2E00\"\r", string.Empty))) { Timeout = 10 };
            Answers(card, Open, "019000");
            Answers(card, Select, "9000");
            Quectel.Fails(LpaError.CardTimeout, () => Transmit(card, Challenge));
        }

        [TestMethod]
        public void Refuses_what_is_no_command()
        {
            var card = new CglaCard(new AtClient(new ScriptedLine()));
            Quectel.Fails(LpaError.InvalidArgument, () => Transmit(card, "00700000"));
            Quectel.Fails(LpaError.InvalidArgument, () => Transmit(card, "01A4040010A000"));
            Quectel.Fails(LpaError.InvalidArgument, () => card.Transmit(new byte[300], 262, new byte[258]));
        }

        private static ScriptedLine Opened(int piece = 4096) => new ScriptedLine(piece).On(Cho, "\r\n+CCHO: 7\r\n\r\nOK\r\n");

        private static ScriptedLine RefusedTwice(int error)
        {
            var answer = "\r\n+CME ERROR: " + error.ToString() + "\r\n";
            return new ScriptedLine().On(Cho, answer)
                .On("AT+CCHC=1\r", Refused).On("AT+CCHC=2\r", Refused).On("AT+CCHC=3\r", Refused)
                .On(Cho, answer);
        }

        private static CglaCard OpenCard(ScriptedLine line)
        {
            var card = new CglaCard(new AtClient(line));
            Answers(card, Open, "019000");
            Answers(card, Select, "9000");
            return card;
        }

        private static string Transmit(ICard card, string apdu)
        {
            // Command and answer in one array, as the logical channel has them.
            var bytes = new byte[262];
            var command = Expect.FromHex(apdu);
            command.CopyTo(bytes, 0);
            return Expect.ToHex(bytes, 0, card.Transmit(bytes, command.Length, bytes));
        }

        private static void Answers(ICard card, string apdu, string answer) => Assert.AreEqual(answer, Transmit(card, apdu), apdu);
    }
}
