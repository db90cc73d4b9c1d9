using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;
using static NFUnitTest.CglaScript;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelCglaCardTests
    {
        private const string Refused = "\r\nERROR\r\n";
        private const string Close = "0070800100";
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

        private static ScriptedLine RefusedTwice(int error)
        {
            var answer = "\r\n+CME ERROR: " + error.ToString() + "\r\n";
            return new ScriptedLine().On(Cho, answer)
                .On("AT+CCHC=1\r", Refused).On("AT+CCHC=2\r", Refused).On("AT+CCHC=3\r", Refused)
                .On(Cho, answer);
        }
    }
}
