using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class LogicalChannelTests
    {
        private const string Command = "81E291000155 ";
        private const string Fetch = "81C00000";

        [TestMethod]
        public void An_answer_that_comes_at_once_is_taken()
        {
            CheckAtOnce("9000", 0x9000, "");
            CheckAtOnce("AABB9000", 0x9000, "AABB");
            CheckAtOnce("AA910F", 0x910F, "AA");
            CheckAtOnce("6985", 0x6985, "");
            CheckAtOnce("6F00", 0x6F00, "");
        }

        [TestMethod]
        public void What_the_card_keeps_is_fetched()
        {
            var card = new ScriptedCard().Answer("6103", "AABBCC9000");
            Check(card, 0x9000, "AABBCC");
            Assert.AreEqual(Command + Fetch + "03 ", card.Log);
        }

        [TestMethod]
        public void A_chain_is_fetched_to_its_end()
        {
            var full = Expect.ToHex(new byte[256], 0, 256);
            var card = new ScriptedCard().Answer("01026100", full + "6100", full + "6105", "1122334455910B");
            Check(card, 0x910B, "0102" + full + full + "1122334455");
            Assert.AreEqual(Command + Fetch + "00 " + Fetch + "00 " + Fetch + "05 ", card.Log);
        }

        [TestMethod]
        public void A_card_that_gives_less_than_it_says_is_asked_again()
        {
            Check(new ScriptedCard().Answer("6110", "116108", "226100", "339000"), 0x9000, "112233");
        }

        [TestMethod]
        public void The_length_that_the_card_wants_is_given()
        {
            var card = new ScriptedCard().Answer("6C05", "11223344559000");
            Check(card, 0x9000, "1122334455");
            Assert.AreEqual(Command + "81E29100015505 ", card.Log);
        }

        [TestMethod]
        public void The_length_that_the_card_wants_is_given_when_fetching_too()
        {
            var card = new ScriptedCard().Answer("6100", "6C02", "11226101", "6C01", "339000");
            Check(card, 0x9000, "112233");
            Assert.AreEqual(Command + Fetch + "00 " + Fetch + "02 " + Fetch + "01 " + Fetch + "01 ", card.Log);
        }

        [TestMethod]
        public void A_wanted_length_is_given_once()
        {
            Check(new ScriptedCard().Answer("6C05", "6C05"), 0x6C05, string.Empty);
            Check(new ScriptedCard().Answer("AABB6C01", "119000"), 0x9000, "11");
            Check(new ScriptedCard().Answer("6105", "6C04", "6C05"), 0x6C05, string.Empty);
        }

        [TestMethod]
        public void An_error_at_the_end_of_a_chain_is_the_answer()
        {
            Check(new ScriptedCard().Answer("6103", "116102", "6F00"), 0x6F00, "11");
        }

        [TestMethod]
        public void A_chain_that_brings_nothing_ends()
        {
            var card = new ScriptedCard { Otherwise = "6100" };
            var e = Fail(LpaError.CardResponse, card);
            Assert.AreEqual(0x6100, e.StatusWord);
            Assert.IsTrue(card.Commands.Count < 10);
        }

        [TestMethod]
        public void An_empty_answer_in_between_is_forgiven()
        {
            Check(new ScriptedCard().Answer("6102", "6102", "116101", "6101", "229000"), 0x9000, "1122");
        }

        [TestMethod]
        public void A_chain_without_end_ends()
        {
            var card = new ScriptedCard { Otherwise = "116100" };
            Fail(LpaError.CardResponse, card);
            Assert.IsTrue(card.Commands.Count < 200);
        }

        [TestMethod]
        public void An_answer_beyond_the_buffer_is_refused()
        {
            var full = Expect.ToHex(new byte[256], 0, 256);
            Fail(LpaError.CardResponse, new ScriptedCard { Otherwise = full + "6100" });
        }

        [TestMethod]
        public void An_answer_without_status_word_is_refused()
        {
            foreach (var answer in new[] { "", "90" })
            {
                Fail(LpaError.CardResponse, new ScriptedCard().Answer(answer));
                Fail(LpaError.CardResponse, new ScriptedCard().Answer("6101", answer));
            }
        }

        [TestMethod]
        public void An_answer_that_is_too_long_is_refused()
        {
            Fail(LpaError.CardResponse, new ScriptedCard().Answer(Expect.ToHex(new byte[257], 0, 257) + "9000"));
        }

        [TestMethod]
        public void A_failure_to_transmit_is_passed_on()
        {
            CheckPassedOn("!20", LpaError.CardTimeout);
            CheckPassedOn("!21", LpaError.CardTransport);
            CheckPassedOn("!22", LpaError.CardResponse);
        }

        [TestMethod]
        public void A_command_without_answer_leaves_no_status_word()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "!20");
            var channel = new LogicalChannel(card);
            channel.Open(new byte[5]);
            Assert.AreEqual(0x9000, channel.StatusWord);
            Expect.Error(LpaError.CardTimeout, () => channel.Exchange(0xE2, 0x91, 0, new byte[1], 1, Buffer()));
            Assert.AreEqual(0, channel.StatusWord);
        }

        [TestMethod]
        public void Data_of_255_bytes_goes_out_whole()
        {
            var data = new byte[255];
            data[254] = 0xAB;
            var card = new ScriptedCard().Answer("019000", "9000", "6C00", "9000");
            var channel = new LogicalChannel(card);
            channel.Open(new byte[5]);
            channel.Exchange(0xE2, 0x11, 0x07, data, 255, Buffer());
            Assert.AreEqual("81E21107FF" + Expect.ToHex(data, 0, 255), (string)card.Commands[2]);
            Assert.AreEqual("81E21107FF" + Expect.ToHex(data, 0, 255) + "00", (string)card.Commands[3]);
        }

        [TestMethod]
        public void Data_goes_behind_what_was_there()
        {
            var channel = OpenOn(new ScriptedCard().Answer("6C01", "229000"));
            var response = Buffer();
            response.Append(0x11);
            channel.Exchange(0xE2, 0x91, 0x00, new byte[] { 0x55 }, 1, response);
            Expect.Bytes("1122", response.Bytes, 0, response.Length);
        }

        private static void CheckPassedOn(string failure, LpaError error)
        {
            Assert.AreEqual(100, Fail(error, new ScriptedCard().Answer(failure)).Detail);
            Fail(error, new ScriptedCard().Answer("6101", failure));
            Fail(error, new ScriptedCard().Answer("6C01", failure));
            Fail(error, new ScriptedCard().Answer("6101", "6C01", failure));
        }

        private static void CheckAtOnce(string answer, int statusWord, string data)
        {
            var card = new ScriptedCard().Answer(answer);
            Check(card, statusWord, data);
            Assert.AreEqual(Command, card.Log);
        }

        private static ByteBuffer Buffer() => new ByteBuffer(16, 1024, LpaError.CardResponse);

        private static LogicalChannel OpenOn(ScriptedCard card)
        {
            var opening = new OpeningCard(card);
            var channel = new LogicalChannel(opening);
            channel.Open(new byte[5]);
            opening.Opened = true;
            return channel;
        }

        private static void Check(ScriptedCard card, int statusWord, string data)
        {
            var channel = OpenOn(card);
            var response = Buffer();
            Assert.AreEqual(statusWord, channel.Exchange(0xE2, 0x91, 0x00, new byte[] { 0x55 }, 1, response));
            Assert.AreEqual(statusWord, channel.StatusWord);
            Expect.Bytes(data, response.Bytes, 0, response.Length);
            Assert.IsTrue(card.IsThrough);
        }

        private static LpaException Fail(LpaError error, ScriptedCard card)
        {
            var channel = OpenOn(card);
            return Expect.Error(error, () => channel.Exchange(0xE2, 0x91, 0x00, new byte[] { 0x55 }, 1, Buffer()));
        }

        /// <summary>Opens channel 1 by itself; what comes then goes to another card.</summary>
        private sealed class OpeningCard : ICard
        {
            private readonly ICard _then;

            public OpeningCard(ICard then)
            {
                _then = then;
            }

            public bool Opened;

            public int Transmit(byte[] command, int length, byte[] response)
            {
                if (Opened)
                {
                    return _then.Transmit(command, length, response);
                }

                // The answer may go over the command.
                var answer = Expect.FromHex(command[1] == 0x70 ? "019000" : "9000");
                answer.CopyTo(response, 0);
                return answer.Length;
            }
        }
    }
}
