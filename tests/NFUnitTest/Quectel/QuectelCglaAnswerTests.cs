using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;
using static NFUnitTest.CglaScript;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelCglaAnswerTests
    {
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
            What_the_modem_has_fetched_as_a_whole_is_handed_on_in_pieces(2000);
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
    }
}
