using System;
using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class IsdRTests
    {
        [TestMethod]
        public void A_request_goes_out_in_numbered_blocks()
        {
            CheckRequest(6, 1);
            CheckRequest(6, 5);
            CheckRequest(6, 6);
            CheckRequest(6, 7);
            CheckRequest(6, 12);
            CheckRequest(6, 61);
            CheckRequest(120, 120);
            CheckRequest(120, 121);
            CheckRequest(120, 240);
            CheckRequest(120, 1000);
            CheckRequest(255, 255);
            CheckRequest(255, 256);
            CheckRequest(255, 510);
            CheckRequest(255, 700);
        }

        [TestMethod]
        public void Each_request_counts_from_zero()
        {
            var card = new ScriptedCard { Otherwise = "9000" }.Answer("019000");
            var isdr = new IsdR(card) { SegmentSize = 6 };
            isdr.Open();
            Blocks.Write(isdr, 13, 13);
            Blocks.Write(isdr, 13, 13);
            Blocks.Check(card, 5, 6, 13);
        }

        [TestMethod]
        public void The_largest_request_has_256_blocks()
        {
            var card = new CountingCard();
            var isdr = new IsdR(card) { SegmentSize = 6 };
            isdr.Open();
            Blocks.Write(isdr, 256 * 6, 200);
            Assert.AreEqual(256, card.Blocks);
            Assert.AreEqual(0x91, card.LastP1);
            Expect.Error(LpaError.InvalidArgument, () => Blocks.Write(isdr, 256 * 6 + 1, 200));
        }

        [TestMethod]
        public void A_block_has_6_to_255_bytes()
        {
            foreach (var size in new[] { 5, 256, 0, -1 })
            {
                var isdr = new IsdR(new ScriptedCard());
                Expect.Error(LpaError.InvalidArgument, () => isdr.SegmentSize = size);
                Assert.AreEqual(255, isdr.SegmentSize);
            }
        }

        [TestMethod]
        public void An_error_of_the_card_carries_its_status_word()
        {
            var isdr = new IsdR(new ScriptedCard().Answer("019000", "9000", "9000", "6985"));
            isdr.SegmentSize = 100;
            isdr.Open();
            Assert.AreEqual(0x6985, Expect.Error(LpaError.CardStatusWord, () => Blocks.Write(isdr, 200, 200)).StatusWord);
        }

        [TestMethod]
        public void A_proactive_command_that_waits_is_no_error()
        {
            var isdr = new IsdR(new ScriptedCard().Answer("019000", "9000", "910B", "11910B"));
            isdr.SegmentSize = 100;
            isdr.Open();
            isdr.Begin();
            isdr.Write(new byte[150], 0, 150);
            Expect.Bytes("11", isdr.End().Bytes, 0, 1);
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

        private static void CheckRequest(int size, int length)
        {
            foreach (var written in new[] { 1, 7, 255, length })
            {
                var card = new ScriptedCard { Otherwise = "9000" }.Answer("019000");
                var isdr = new IsdR(card) { SegmentSize = size };
                isdr.Open();
                Blocks.Write(isdr, length, written);
                Blocks.Check(card, 2, size, length);
                isdr.Close();
            }
        }

        /// <summary>Counts blocks, which must come with their numbers; keeps none of them.</summary>
        private sealed class CountingCard : ICard
        {
            public int Blocks { get; private set; }

            public int LastP1 { get; private set; }

            public int Transmit(byte[] command, int length, byte[] response)
            {
                if (command[1] == 0xE2)
                {
                    Blocks = command[3] == 0 ? 1 : Blocks + 1;
                    LastP1 = command[2];
                    Assert.AreEqual(Blocks - 1, (int)command[3]);
                }

                var answer = Expect.FromHex(command[1] == 0x70 ? "019000" : "9000");
                answer.CopyTo(response, 0);
                return answer.Length;
            }
        }
    }
}
