using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class HexTests
    {
        [TestMethod]
        public void Digits_are_written_in_upper_case()
        {
            Assert.AreEqual("00090A7F80FF", Hex.ToString(new byte[] { 0x00, 0x09, 0x0A, 0x7F, 0x80, 0xFF }, 0, 6));
        }

        [TestMethod]
        public void A_part_of_an_array_is_written()
        {
            Assert.AreEqual("2233", Hex.ToString(new byte[] { 0x11, 0x22, 0x33, 0x44 }, 1, 2));
            Assert.AreEqual(string.Empty, Hex.ToString(new byte[] { 0x11 }, 1, 0));
        }

        [TestMethod]
        public void Digits_go_to_their_place_only()
        {
            var target = new byte[] { 1, 2, 3, 4 };
            Hex.Encode(new byte[] { 0xAB }, 0, 1, target, 1);
            Expect.Bytes("01414204", target);
        }

        [TestMethod]
        public void Every_value_is_written_and_read_whatever_the_length()
        {
            var bytes = new byte[256];
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)i;
            }

            for (var count = 0; count < 9; count++)
            {
                Assert.AreEqual(Expect.ToHex(bytes, 7, count), Hex.ToString(bytes, 7, count));
            }

            Assert.AreEqual(Expect.ToHex(bytes, 0, 256), Hex.ToString(bytes, 0, 256));
            Expect.Bytes(Expect.ToHex(bytes, 0, 256), Hex.Parse(Hex.ToString(bytes, 0, 256)));
            Expect.Bytes("ABCDEFABCDEF", Hex.Parse("abcdefABCDEF"));
        }

        [TestMethod]
        public void Either_case_is_read()
        {
            Expect.Bytes("00AFFA09", Hex.Parse("00aFfA09"));
            Assert.AreEqual(0, Hex.Parse(string.Empty).Length);
        }

        [TestMethod]
        public void What_is_no_digit_is_refused()
        {
            // The neighbours of the digits in ASCII, and what looks like a digit once bit 5 is set.
            foreach (var text in new[] { "0/", "0:", "0@", "0G", "0`", "0g", "/0", ":0", "0 ", "0-", "\u00100", "0\u0011", "\u00e90" })
            {
                Assert.IsNull(Hex.Parse(text), text);
            }
        }

        [TestMethod]
        public void An_odd_number_of_digits_is_refused()
        {
            Assert.IsNull(Hex.Parse("0"));
            Assert.IsNull(Hex.Parse("ABC"));
        }

        [TestMethod]
        public void Digits_are_read_in_place()
        {
            var digits = new byte[] { 0x30, 0x31, 0x32, 0x33, 0x46, 0x66 };
            Assert.IsTrue(Hex.TryDecode(digits, 0, 6, digits, 0));
            Expect.Bytes("0123FF", digits, 0, 3);
        }

        [TestMethod]
        public void Text_goes_to_UTF_8_and_back()
        {
            var bytes = Utf8.ToBytes("a\u00e9\u20ac");
            Expect.Bytes("61C3A9E282AC", bytes);
            Assert.AreEqual("\u00e9\u20ac", Utf8.ToString(bytes, 1, 5));
            Assert.AreEqual(string.Empty, Utf8.ToString(bytes, 6, 0));
            Assert.AreEqual(0, Utf8.ToBytes(string.Empty).Length);
        }

        [TestMethod]
        public void Bytes_that_are_no_UTF_8_are_shown_somehow()
        {
            // A name in Latin-1, a sequence that is cut, bytes that never occur.
            foreach (var hex in new[] { "61E962", "61C3", "E282", "FFFE", "C080" })
            {
                var bytes = Expect.FromHex(hex);
                Assert.IsTrue(Utf8.ToString(bytes, 0, bytes.Length).Length > 0, hex);
            }
        }
    }
}
