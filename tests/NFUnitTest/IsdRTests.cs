using System;
using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class IsdRTests
    {
        [TestMethod]
        [DataRow(6, 1)]
        [DataRow(6, 5)]
        [DataRow(6, 6)]
        [DataRow(6, 7)]
        [DataRow(6, 12)]
        [DataRow(6, 61)]
        [DataRow(120, 120)]
        [DataRow(120, 121)]
        [DataRow(120, 240)]
        [DataRow(120, 1000)]
        [DataRow(255, 255)]
        [DataRow(255, 256)]
        [DataRow(255, 510)]
        [DataRow(255, 700)]
        public void A_request_goes_out_in_numbered_blocks(int size, int length)
        {
            foreach (var written in new[] { 1, 7, 255, length })
            {
                var card = new ScriptedCard { Otherwise = "9000" }.Answer("019000");
                var isdr = new IsdR(card) { SegmentSize = size };
                isdr.Open();
                Write(isdr, length, written);
                CheckBlocks(card, 2, size, length);
                isdr.Close();
            }
        }

        [TestMethod]
        public void Each_request_counts_from_zero()
        {
            var card = new ScriptedCard { Otherwise = "9000" }.Answer("019000");
            var isdr = new IsdR(card) { SegmentSize = 6 };
            isdr.Open();
            Write(isdr, 13, 13);
            Write(isdr, 13, 13);
            CheckBlocks(card, 5, 6, 13);
        }

        [TestMethod]
        public void The_largest_request_has_256_blocks()
        {
            var card = new ScriptedCard { Otherwise = "9000" }.Answer("019000");
            var isdr = new IsdR(card) { SegmentSize = 6 };
            isdr.Open();
            Write(isdr, 256 * 6, 200);
            CheckBlocks(card, 2, 6, 256 * 6);
            Expect.Error(LpaError.InvalidArgument, () => Write(isdr, 256 * 6 + 1, 200));
        }

        [TestMethod]
        [DataRow(5)]
        [DataRow(256)]
        [DataRow(0)]
        [DataRow(-1)]
        public void A_block_has_6_to_255_bytes(int size)
        {
            var isdr = new IsdR(new ScriptedCard());
            Expect.Error(LpaError.InvalidArgument, () => isdr.SegmentSize = size);
            Assert.AreEqual(255, isdr.SegmentSize);
        }

        [TestMethod]
        public void Blocks_are_short_when_the_modem_refuses_the_first_long_one()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "!21");
            card.Otherwise = "9000";
            var isdr = new IsdR(card);
            isdr.Open();
            Write(isdr, 600, 200);
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

            Assert.AreEqual(Expect.ToHex(Pattern(600), 0, 600), sent);
            Assert.AreEqual(2 + sizes.Length, card.Commands.Count);
        }

        [TestMethod]
        public void A_request_of_one_long_block_is_sent_again_in_short_ones()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "!21", "9000", "AA9000");
            var isdr = new IsdR(card);
            isdr.Open();
            isdr.Begin();
            isdr.Write(Pattern(121), 0, 121);
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
            Write(isdr, 121, 121);
            Write(isdr, 300, 300);
            CheckBlocks(card, 5, 120, 300);
        }

        [TestMethod]
        [DataRow("!20", (int)LpaError.CardTimeout)]
        [DataRow("!22", (int)LpaError.CardResponse)]
        [DataRow("6700", (int)LpaError.CardStatusWord)]
        public void Only_a_refusal_of_the_modem_makes_blocks_short(string answer, int error)
        {
            var card = new ScriptedCard().Answer("019000", "9000", answer);
            var isdr = new IsdR(card);
            isdr.Open();
            Expect.Error((LpaError)error, () => Write(isdr, 300, 300));
            Assert.AreEqual(255, isdr.SegmentSize);
            Assert.AreEqual(3, card.Commands.Count);
        }

        [TestMethod]
        public void A_refusal_after_a_long_block_went_through_is_an_error()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "9000", "!21");
            var isdr = new IsdR(card);
            isdr.Open();
            Expect.Error(LpaError.CardTransport, () => Write(isdr, 600, 600));
            Assert.AreEqual(4, card.Commands.Count);
            Assert.AreEqual(255, isdr.SegmentSize);
        }

        [TestMethod]
        public void A_refusal_of_a_short_block_or_of_a_size_that_was_set_is_an_error()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "!21");
            var isdr = new IsdR(card);
            isdr.Open();
            Expect.Error(LpaError.CardTransport, () => Write(isdr, 120, 120));
            card = new ScriptedCard().Answer("019000", "9000", "!21");
            isdr = new IsdR(card) { SegmentSize = 200 };
            isdr.Open();
            Expect.Error(LpaError.CardTransport, () => Write(isdr, 300, 300));
            Assert.AreEqual(3, card.Commands.Count);
        }

        [TestMethod]
        public void A_block_that_the_card_took_is_not_sent_again_when_its_answer_gets_lost()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "6105", "!21");
            var isdr = new IsdR(card);
            isdr.Open();
            Expect.Error(LpaError.CardTransport, () => Write(isdr, 200, 200));
            Assert.AreEqual(4, card.Commands.Count);
        }

        [TestMethod]
        public void An_error_of_the_card_carries_its_status_word()
        {
            var isdr = new IsdR(new ScriptedCard().Answer("019000", "9000", "9000", "6985"));
            isdr.SegmentSize = 100;
            isdr.Open();
            Assert.AreEqual(0x6985, Expect.Error(LpaError.CardStatusWord, () => Write(isdr, 200, 200)).StatusWord);
        }

        [TestMethod]
        public void Its_own_AID_is_selected()
        {
            var card = new ScriptedCard { Otherwise = "9000" }.Answer("019000");
            var isdr = new IsdR(card) { Aid = Expect.FromHex("A0000005591010FFFFFFFF8900050500") };
            Assert.AreEqual(0, isdr.StatusWord);
            isdr.Open();
            Assert.IsTrue(isdr.IsOpen);
            Assert.AreEqual(0x9000, isdr.StatusWord);
            Assert.AreEqual("01A4040010A0000005591010FFFFFFFF8900050500", (string)card.Commands[1]);
            Expect.Bytes("A0000005591010FFFFFFFF8900000100", IsdR.StandardAid);
        }

        [TestMethod]
        public void A_response_has_the_tag_that_was_asked_for()
        {
            var isdr = new IsdR(new ScriptedCard().Answer("019000", "9000", "BF3E035A01119000", "BF3E035A01119000", "9000", "BF3E059000"));
            isdr.Open();
            var request = new TlvWriter(8);
            request.End(request.Begin(0xBF3E));
            Assert.IsTrue(isdr.Send(request, 0xBF3E).Find(0x5A));
            Expect.Error(LpaError.CardData, () => isdr.Send(request, 0xBF2E));
            Expect.Error(LpaError.CardData, () => isdr.Send(request, 0xBF3E));
            Expect.Error(LpaError.CardData, () => isdr.Send(request, 0xBF3E));
        }

        private static byte[] Pattern(int length)
        {
            var bytes = new byte[length];
            for (var i = 0; i < length; i++)
            {
                bytes[i] = (byte)(i * 3 + 1);
            }

            return bytes;
        }

        private static void Write(IsdR isdr, int length, int piece)
        {
            var bytes = Pattern(length);
            isdr.Begin();
            for (var i = 0; i < length; i += piece)
            {
                isdr.Write(bytes, i, length - i < piece ? length - i : piece);
            }

            isdr.End();
        }

        private static void CheckBlocks(ScriptedCard card, int first, int size, int length)
        {
            var bytes = Pattern(length);
            var blocks = (length + size - 1) / size;
            Assert.AreEqual(first + blocks, card.Commands.Count);
            for (var i = 0; i < blocks; i++)
            {
                var count = i == blocks - 1 ? length - i * size : size;
                var head = Expect.ToHex(new[] { (byte)0x81, (byte)0xE2, (byte)(i == blocks - 1 ? 0x91 : 0x11), (byte)i, (byte)count }, 0, 5);
                Assert.AreEqual(head + Expect.ToHex(bytes, i * size, count), (string)card.Commands[first + i]);
            }
        }
    }
}
