namespace NanoLpa
{
    /// <summary>Bytes as text in a trace.</summary>
    public static class TraceText
    {
        private static readonly byte[] Digits = Utf8.ToBytes("0123456789ABCDEF");

        /// <summary>Printable ASCII as it is; CR, LF and other bytes as <c>\r</c>, <c>\n</c> and <c>\xHH</c>.</summary>
        public static string Printable(byte[] bytes, int offset, int count)
        {
            var text = new byte[4 * count];
            var length = 0;
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
    }
}
