using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class TlvWriterTests
    {
        [TestMethod]
        public void A_length_takes_as_few_bytes_as_it_can()
        {
            CheckPrimitive(0, "0400");
            CheckPrimitive(0x7F, "047F");
            CheckPrimitive(0x80, "048180");
            CheckPrimitive(0xFF, "0481FF");
            CheckPrimitive(0x100, "04820100");
            CheckPrimitive(0x1234, "04821234");
        }

        [TestMethod]
        public void A_constructed_object_gets_its_length_at_the_end()
        {
            CheckConstructed(0, "BF2100");
            CheckConstructed(0x7F, "BF217F");
            CheckConstructed(0x80, "BF218180");
            CheckConstructed(0xFF, "BF2181FF");
            CheckConstructed(0x100, "BF21820100");
        }

        [TestMethod]
        public void Objects_nest_also_when_lengths_grow_inside()
        {
            var value = Pattern(0x7E);
            var writer = new TlvWriter(1);
            var outer = writer.Begin(0xBF38);
            writer.Write(0x80, new byte[] { 1 });
            var middle = writer.Begin(0xA0);
            var inner = writer.Begin(0x30);
            writer.Write(0x81, value);
            writer.End(inner);
            writer.WriteInteger(0x82, 0);
            writer.End(middle);
            writer.Write(0x83, new byte[] { 2, 3 }, 1, 1);
            writer.End(outer);

            // 81: 2 + 7E; 30: 3 + 80; A0: 3 + 86; BF38: 3 + 89 + 3.
            var expected = "BF38818F" + "800101" + "A08186" + "308180" + "817E" + Expect.ToHex(value, 0, 0x7E) + "820100" + "830103";
            Assert.AreEqual(expected, Expect.ToHex(writer.Bytes, 0, writer.Length));
        }

        [TestMethod]
        public void Integers_are_as_short_as_DER_wants_them()
        {
            CheckInteger(0, "800100");
            CheckInteger(1, "800101");
            CheckInteger(127, "80017F");
            CheckInteger(128, "80020080");
            CheckInteger(255, "800200FF");
            CheckInteger(256, "80020100");
            CheckInteger(32767, "80027FFF");
            CheckInteger(32768, "8003008000");
            CheckInteger(0x7FFFFF, "80037FFFFF");
            CheckInteger(0x800000, "800400800000");
            CheckInteger(0x7FFFFFFF, "80047FFFFFFF");
        }

        [TestMethod]
        public void Text_is_UTF_8()
        {
            var writer = new TlvWriter(8);
            writer.Write(0x80, "a\u00e9");
            writer.Write(0x81, string.Empty);
            Expect.Bytes("800361C3A98100", writer.Bytes, 0, writer.Length);
        }

        [TestMethod]
        public void The_buffer_is_used_again()
        {
            var writer = new TlvWriter(8);
            writer.Write(0x80, Pattern(300));
            writer.Clear();
            writer.Write(0x9F70, new byte[] { 1 });
            Expect.Bytes("9F700101", writer.Bytes, 0, writer.Length);
        }

        private static void CheckConstructed(int length, string head)
        {
            var value = Pattern(length);
            var writer = new TlvWriter(4);
            var mark = writer.Begin(0xBF21);
            writer.WriteRaw(value);
            writer.End(mark);
            Assert.AreEqual(head + Expect.ToHex(value, 0, length), Expect.ToHex(writer.Bytes, 0, writer.Length));
        }

        private static void CheckPrimitive(int length, string head)
        {
            var value = Pattern(length);
            var writer = new TlvWriter(1);
            writer.Write(0x04, value);
            Assert.AreEqual(head.Length / 2 + length, writer.Length);
            Assert.AreEqual(head + Expect.ToHex(value, 0, length), Expect.ToHex(writer.Bytes, 0, writer.Length));
        }

        private static void CheckInteger(int value, string hex)
        {
            var writer = new TlvWriter(8);
            writer.WriteInteger(0x80, value);
            Expect.Bytes(hex, writer.Bytes, 0, writer.Length);
        }

        private static byte[] Pattern(int length)
        {
            var bytes = new byte[length];
            for (var i = 0; i < length; i++)
            {
                bytes[i] = (byte)(i * 5 + 1);
            }

            return bytes;
        }
    }
}
