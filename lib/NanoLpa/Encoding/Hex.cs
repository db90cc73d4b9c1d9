namespace NanoLpa
{
    /// <summary>Hexadecimal text in byte arrays: written in upper case, read in either.</summary>
    public static class Hex
    {
        private static readonly byte[] Digits =
        {
            0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46
        };

        /// <summary>Writes bytes as hexadecimal digits.</summary>
        /// <param name="source">Bytes to write.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="count">How many bytes.</param>
        /// <param name="target">Receives 2 * <paramref name="count"/> ASCII digits.</param>
        /// <param name="targetOffset">Where they go.</param>
        public static void Encode(byte[] source, int offset, int count, byte[] target, int targetOffset)
        {
            // A static field costs twice a local in the interpreter's loop, and each step of an index as much as a part of a digit.
            var digits = Digits;
            var end = offset + count;
            int b;
            for (var last = end - 4; offset <= last; offset += 4, targetOffset += 8)
            {
                b = source[offset];
                target[targetOffset] = digits[b >> 4];
                target[targetOffset + 1] = digits[b & 15];
                b = source[offset + 1];
                target[targetOffset + 2] = digits[b >> 4];
                target[targetOffset + 3] = digits[b & 15];
                b = source[offset + 2];
                target[targetOffset + 4] = digits[b >> 4];
                target[targetOffset + 5] = digits[b & 15];
                b = source[offset + 3];
                target[targetOffset + 6] = digits[b >> 4];
                target[targetOffset + 7] = digits[b & 15];
            }

            for (; offset < end; offset++, targetOffset += 2)
            {
                b = source[offset];
                target[targetOffset] = digits[b >> 4];
                target[targetOffset + 1] = digits[b & 15];
            }
        }

        /// <summary>Reads hexadecimal digits. Source and target may be the same array at the same offset.</summary>
        /// <param name="source">ASCII digits.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="digits">How many digits, even.</param>
        /// <param name="target">Receives half as many bytes.</param>
        /// <param name="targetOffset">Where they go.</param>
        /// <returns>False when the number of digits is odd or one is no digit; the target then holds rubbish.</returns>
        public static bool TryDecode(byte[] source, int offset, int digits, byte[] target, int targetOffset)
        {
            if ((digits & 1) != 0)
            {
                return false;
            }

            for (var end = offset + digits; offset < end; offset += 2)
            {
                // What Value does, without two calls for each byte.
                int high = source[offset];
                int low = source[offset + 1];
                if (high <= 0x39)
                {
                    high -= 0x30;
                }
                else
                {
                    high = (high | 0x20) - 0x57;
                    if (high < 10)
                    {
                        return false;
                    }
                }

                if (low <= 0x39)
                {
                    low -= 0x30;
                }
                else
                {
                    low = (low | 0x20) - 0x57;
                    if (low < 10)
                    {
                        return false;
                    }
                }

                if (((high | low) & ~15) != 0)
                {
                    return false;
                }

                target[targetOffset++] = (byte)((high << 4) | low);
            }

            return true;
        }

        /// <summary>The digits of some bytes, for people and for JSON.</summary>
        public static string ToString(byte[] bytes, int offset, int count)
        {
            var digits = new byte[2 * count];
            Encode(bytes, offset, count, digits, 0);
            return Utf8.ToString(digits, 0, digits.Length);
        }

        /// <summary>The bytes of a text of hexadecimal digits; null when it is none.</summary>
        public static byte[] Parse(string text)
        {
            var digits = Utf8.ToBytes(text);
            var bytes = new byte[digits.Length / 2];
            return TryDecode(digits, 0, digits.Length, bytes, 0) ? bytes : null;
        }

        /// <summary>Whether an ASCII character is a hexadecimal digit.</summary>
        public static bool IsDigit(int character) => Value(character) >= 0;

        /// <summary>The value of an ASCII digit; -1 when it is none.</summary>
        internal static int Value(int digit)
        {
            if (digit >= 0x30 && digit <= 0x39)
            {
                return digit - 0x30;
            }

            digit |= 0x20;
            return digit >= 0x61 && digit <= 0x66 ? digit - 0x57 : -1;
        }
    }
}
