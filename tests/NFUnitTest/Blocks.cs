using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>Requests of any length, and the STORE DATA blocks that they must become.</summary>
    internal static class Blocks
    {
        public static byte[] Pattern(int length)
        {
            var bytes = new byte[length];
            for (var i = 0; i < length; i++)
            {
                bytes[i] = (byte)(i * 3 + 1);
            }

            return bytes;
        }

        public static void Write(IsdR isdr, int length, int piece)
        {
            var bytes = Pattern(length);
            isdr.Begin();
            for (var i = 0; i < length; i += piece)
            {
                isdr.Write(bytes, i, length - i < piece ? length - i : piece);
            }

            isdr.End();
        }

        public static void Check(ScriptedCard card, int first, int size, int length)
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
