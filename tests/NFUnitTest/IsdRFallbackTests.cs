using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class IsdRFallbackTests
    {
        [TestMethod]
        public void Blocks_are_short_when_the_modem_refuses_the_first_long_one()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "!21");
            card.Otherwise = "9000";
            var isdr = new IsdR(card);
            isdr.Open();
            Blocks.Write(isdr, 600, 200);
            Assert.AreEqual(120, isdr.SegmentSize);

            // The refused block again, as 120 + 120 + 15, then blocks of 120.
            var sizes = new[] { 255, 120, 120, 15, 120, 120, 105 };
            var sent = string.Empty;
            for (var i = 0; i < sizes.Length; i++)
            {
                var command = (string)card.Commands[2 + i];
                var number = i == 0 ? 0 : i - 1;
                var head = (i == 6 ? "81E291" : "81E211") + Expect.ToHex(new[] { (byte)number, (byte)sizes[i] }, 0, 2);
                Assert.AreEqual(head, command.Substring(0, 10));
                sent += i == 0 ? string.Empty : command.Substring(10);
            }

            Assert.AreEqual(Expect.ToHex(Blocks.Pattern(600), 0, 600), sent);
            Assert.AreEqual(2 + sizes.Length, card.Commands.Count);
        }

        [TestMethod]
        public void A_request_of_one_long_block_is_sent_again_in_short_ones()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "!21", "9000", "AA9000");
            var isdr = new IsdR(card);
            isdr.Open();
            isdr.Begin();
            isdr.Write(Blocks.Pattern(121), 0, 121);
            var response = isdr.End();
            Assert.AreEqual("81E21100" + "78", ((string)card.Commands[3]).Substring(0, 10));
            Assert.AreEqual("81E29101" + "01" + "69", (string)card.Commands[4]);
            Expect.Bytes("AA", response.Bytes, 0, 1);
        }

        [TestMethod]
        public void The_short_size_is_kept()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "!21");
            card.Otherwise = "9000";
            var isdr = new IsdR(card);
            isdr.Open();
            Blocks.Write(isdr, 121, 121);
            Blocks.Write(isdr, 300, 300);
            Blocks.Check(card, 5, 120, 300);
        }

        [TestMethod]
        public void A_long_block_that_the_card_refuses_for_its_length_is_sent_again_in_short_ones()
        {
            foreach (var refusal in new[] { "6700", "6601" })
            {
                var card = new ScriptedCard().Answer("019000", "9000", refusal);
                card.Otherwise = "9000";
                var isdr = new IsdR(card);
                isdr.Open();
                Blocks.Write(isdr, 300, 300);
                Assert.AreEqual(120, isdr.SegmentSize);
                Assert.AreEqual("81E2110078", ((string)card.Commands[3]).Substring(0, 10));
                Assert.AreEqual("81E291032D", ((string)card.Commands[6]).Substring(0, 10));
                Assert.AreEqual(7, card.Commands.Count);
            }
        }

        [TestMethod]
        public void After_a_long_block_of_which_nothing_is_known_blocks_are_short()
        {
            CheckFails("!20", LpaError.CardTimeout, 300, 120);
            CheckFails("!22", LpaError.CardResponse, 300, 120);

            // It may have been refused for its length, or for what the card was to answer.
            CheckFails("6700", LpaError.CardStatusWord, 200, 255);
        }

        [TestMethod]
        public void What_has_nothing_to_do_with_the_length_leaves_blocks_long()
        {
            CheckFails("6985", LpaError.CardStatusWord, 300, 255);
            CheckFails("6A80", LpaError.CardStatusWord, 300, 255);
            CheckFails("!20", LpaError.CardTimeout, 120, 255);
        }

        [TestMethod]
        public void A_failure_after_a_long_block_went_through_is_an_error_and_makes_blocks_short()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "9000", "!21");
            var isdr = new IsdR(card);
            isdr.Open();
            Expect.Error(LpaError.CardTransport, () => Blocks.Write(isdr, 600, 600));
            Assert.AreEqual(4, card.Commands.Count);
            Assert.AreEqual(120, isdr.SegmentSize);
        }

        [TestMethod]
        public void A_refusal_of_a_short_block_or_of_a_size_that_was_set_is_an_error()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "!21");
            var isdr = new IsdR(card);
            isdr.Open();
            Expect.Error(LpaError.CardTransport, () => Blocks.Write(isdr, 120, 120));
            card = new ScriptedCard().Answer("019000", "9000", "!21");
            isdr = new IsdR(card) { SegmentSize = 200 };
            isdr.Open();
            Expect.Error(LpaError.CardTransport, () => Blocks.Write(isdr, 300, 300));
            Assert.AreEqual(3, card.Commands.Count);
        }

        [TestMethod]
        public void A_block_that_the_card_took_is_not_sent_again_when_its_answer_gets_lost()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "6105", "!21");
            var isdr = new IsdR(card);
            isdr.Open();
            Expect.Error(LpaError.CardTransport, () => Blocks.Write(isdr, 200, 200));
            Assert.AreEqual(4, card.Commands.Count);
        }

        private static void CheckFails(string answer, LpaError error, int size, int left)
        {
            var card = new ScriptedCard().Answer("019000", "9000", answer);
            var isdr = new IsdR(card);
            isdr.Open();
            Expect.Error(error, () => Blocks.Write(isdr, size, size));
            Assert.AreEqual(left, isdr.SegmentSize);
            Assert.AreEqual(3, card.Commands.Count);
        }
    }
}
