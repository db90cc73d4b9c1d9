namespace NanoLpa
{
    /// <summary>The parts of a certificate (RFC 5280) that are read more than once.</summary>
    internal static class X509
    {
        public const int Sequence = 0x30;
        public const int Integer = 0x02;
        public const int BitString = 0x03;
        public const int OctetString = 0x04;

        private const int LongestName = 64;
        private const int UtcTime = 0x17;
        private const int GeneralizedTime = 0x18;

        private static readonly byte[] CommonName = { 0x55, 0x04, 0x03 };
        private static readonly byte[] Organization = { 0x55, 0x04, 0x0A };

        /// <summary>Goes to the next data object, which must have a tag.</summary>
        public static void Take(TlvReader reader, int tag)
        {
            if (!reader.Next() || reader.Tag != tag)
            {
                throw reader.Malformed();
            }
        }

        /// <summary>Whether the current data object is an OBJECT IDENTIFIER.</summary>
        public static bool Is(TlvReader reader, byte[] oid) =>
            reader.Tag == 0x06 && reader.Length == oid.Length && AreEqual(reader.Bytes, reader.Offset, oid, 0, oid.Length);

        /// <summary>Whether parts of two arrays are the same.</summary>
        public static bool AreEqual(byte[] one, int oneOffset, byte[] other, int otherOffset, int count)
        {
            for (var i = 0; i < count; i++)
            {
                if (one[oneOffset + i] != other[otherOffset + i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Common name, or else organization, of a Name (section 4.1.2.4); empty when it has neither in 8 bits a character.</summary>
        public static string Name(TlvReader names)
        {
            var name = string.Empty;
            var organization = string.Empty;
            while (names.Next())
            {
                // A set with one attribute in it, nearly always.
                var attribute = names.Members().Require(Sequence).Members();
                Take(attribute, 0x06);
                var isCommon = Is(attribute, CommonName);
                var isOrganization = Is(attribute, Organization);
                if (!attribute.Next())
                {
                    throw attribute.Malformed();
                }

                // UTF8String, PrintableString, TeletexString or IA5String; what is left has two bytes a character, or four.
                if ((isCommon || isOrganization)
                    && (attribute.Tag == 0x0C || attribute.Tag == 0x13 || attribute.Tag == 0x14 || attribute.Tag == 0x16))
                {
                    var text = Utf8.ToString(attribute.Bytes, attribute.Offset, attribute.Length < LongestName ? attribute.Length : LongestName);
                    name = isCommon ? text : name;
                    organization = isOrganization ? text : organization;
                }
            }

            return name.Length == 0 ? organization : name;
        }

        /// <summary>The day of a Time (section 4.1.2.5), YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ, as the number YYYYMMDD.</summary>
        public static int Day(TlvReader time)
        {
            if ((time.Tag != UtcTime || time.Length != 13) && (time.Tag != GeneralizedTime || time.Length != 15))
            {
                throw time.Malformed();
            }

            var day = 0;
            for (var i = 0; i < time.Length - 7; i++)
            {
                var digit = time.Bytes[time.Offset + i] - 0x30;
                if (digit < 0 || digit > 9)
                {
                    throw time.Malformed();
                }

                day = 10 * day + digit;
            }

            if (time.Tag == UtcTime)
            {
                day += day < 500000 ? 20000000 : 19000000;
            }

            if (day < 10000000)
            {
                throw time.Malformed();
            }

            return day;
        }
    }
}
