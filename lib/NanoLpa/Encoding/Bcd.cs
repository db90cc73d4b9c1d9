namespace NanoLpa
{
    /// <summary>Decimal digits, two in a byte, the low half first, F as filler (ITU-T E.118 in EFiccid, 3GPP TS 29.002 TBCD).</summary>
    public static class Bcd
    {
        /// <summary>Length of an ICCID in bytes (SGP.22 Iccid).</summary>
        public const int IccidLength = 10;

        /// <summary>The digits of a BCD field, up to the filler.</summary>
        public static string ToString(byte[] bytes, int offset, int count)
        {
            var digits = new byte[2 * count];
            var length = 0;
            for (var i = 0; i < 2 * count; i++)
            {
                var digit = (i & 1) == 0 ? bytes[offset + (i >> 1)] & 15 : bytes[offset + (i >> 1)] >> 4;
                if (digit == 15)
                {
                    break;
                }

                // Some cards carry digits above 9 in an ICCID; they are shown, not lost.
                digits[length++] = (byte)(digit < 10 ? 0x30 + digit : 0x37 + digit);
            }

            return Utf8.ToString(digits, 0, length);
        }

        /// <summary>Reads an ICCID of 18 to 20 digits, A to E among them where a card carries such.</summary>
        /// <returns>10 bytes.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.InvalidArgument"/>: not 18 to 20 digits.</exception>
        public static byte[] ParseIccid(string text)
        {
            if (text == null || text.Length < 18 || text.Length > 20)
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            return Parse(text, IccidLength, 14);
        }

        /// <summary>Packs digits into a field of fixed length, filled up with F.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.InvalidArgument"/>: too long, or something other than digits.</exception>
        public static byte[] Parse(string text, int length) => Parse(text, length, 9);

        private static byte[] Parse(string text, int length, int largest)
        {
            var digits = Utf8.ToBytes(text);
            if (digits.Length > 2 * length)
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            var bytes = new byte[length];
            for (var i = 0; i < 2 * length; i++)
            {
                var digit = 15;
                if (i < digits.Length)
                {
                    digit = Hex.Value(digits[i]);
                    if (digit < 0 || digit > largest)
                    {
                        throw new LpaException(LpaError.InvalidArgument);
                    }
                }

                bytes[i >> 1] |= (byte)((i & 1) == 0 ? digit : digit << 4);
            }

            return bytes;
        }
    }
}
