namespace NanoLpa
{
    /// <summary>Bytes as text in a trace.</summary>
    public static class TraceText
    {
        private static readonly byte[] Digits = Utf8.ToBytes("0123456789ABCDEF");

        /// <summary>Printable ASCII as it is; CR, LF and other bytes as <c>\r</c>, <c>\n</c> and <c>\xHH</c>.</summary>
        /// <param name="mark">What stands before them, ASCII.</param>
        /// <param name="bytes">Array that holds them.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="count">How many.</param>
        public static string Printable(string mark, byte[] bytes, int offset, int count)
        {
            var length = mark.Length;
            var text = new byte[length + Size(bytes, offset, count)];
            Utf8.ToBytes(mark).CopyTo(text, 0);
            for (var end = offset + count; offset < end; offset++)
            {
                int b = bytes[offset];
                if (b >= 0x20 && b <= 0x7E)
                {
                    text[length++] = (byte)b;
                    continue;
                }

                text[length++] = (byte)'\\';
                if (b == 0x0D || b == 0x0A)
                {
                    text[length++] = (byte)(b == 0x0D ? 'r' : 'n');
                    continue;
                }

                text[length++] = (byte)'x';
                text[length++] = Digits[b >> 4];
                text[length++] = Digits[b & 15];
            }

            return Utf8.ToString(text, 0, length);
        }

        private static int Size(byte[] bytes, int offset, int count)
        {
            var size = 0;
            for (var end = offset + count; offset < end; offset++)
            {
                int b = bytes[offset];
                size += b >= 0x20 && b <= 0x7E ? 1 : b == 0x0D || b == 0x0A ? 2 : 4;
            }

            return size;
        }
    }
}
