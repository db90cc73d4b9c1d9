using System;
using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    /// <summary>A UART that loses and flips bytes: what can be told is refused, and the next command finds nothing of it.</summary>
    [TestClass]
    public class QuectelAtDamageTests
    {
        private const string Apdu = "BF3E035C015A";
        private const string Answer = "\r\n+CSIM: 24,\"BF3E005A0123456789009000\"\r\n\r\nOK\r\n";

        [TestMethod]
        public void A_dropped_byte_makes_no_other_answer()
        {
            var good = Utf8.ToBytes(Answer);
            var refused = 0;
            for (var lost = 0; lost < good.Length; lost++)
            {
                var damaged = new byte[good.Length - 1];
                Array.Copy(good, 0, damaged, 0, lost);
                Array.Copy(good, lost + 1, damaged, lost, good.Length - lost - 1);
                refused += Damaged_answer(damaged, good, "without byte " + lost.ToString(), true);
            }

            // All but the line ends count.
            Assert.IsTrue(refused >= good.Length - 8, refused.ToString());
        }

        [TestMethod]
        public void A_flipped_bit_makes_no_answer_of_another_length()
        {
            var good = Utf8.ToBytes(Answer);
            var refused = 0;
            for (var bit = 0; bit < 8 * good.Length; bit++)
            {
                var damaged = new byte[good.Length];
                Array.Copy(good, 0, damaged, 0, good.Length);
                damaged[bit >> 3] ^= (byte)(1 << (bit & 7));
                refused += Damaged_answer(damaged, good, "with bit " + bit.ToString(), false);
            }

            // A digit that becomes another one is for status words, signatures and the eUICC's own checks to find.
            Assert.IsTrue(refused > 4 * good.Length, refused.ToString());
        }

        /// <returns>1 when it was refused.</returns>
        private static int Damaged_answer(byte[] damaged, byte[] good, string which, bool same)
        {
            var line = new ReplyLine(damaged, good);
            var card = new CsimCard(new AtClient(line)) { Timeout = 5 };
            var command = Expect.FromHex("80E2910006" + Apdu);
            var response = new byte[258];
            var refused = 0;
            try
            {
                Assert.AreEqual(12, card.Transmit(command, command.Length, response), which);
                if (same)
                {
                    Expect.Bytes("BF3E005A0123456789009000", response, 0, 12, which);
                }
            }
            catch (LpaException e)
            {
                Assert.IsTrue(
                    e.Code == LpaError.CardTimeout || e.Code == LpaError.CardResponse || e.Code == LpaError.CardTransport, which);
                refused = 1;
            }

            card.Timeout = 1000;
            Assert.AreEqual(12, card.Transmit(command, command.Length, response), "after one " + which);
            Expect.Bytes("BF3E005A0123456789009000", response, 0, 12, "after one " + which);
            return refused;
        }
    }
}
