using System.Collections;

namespace NanoLpa
{
    /// <summary>Types that several messages of the eUICC share.</summary>
    internal static class EuiccValues
    {
        private const int MaxKeys = 32;
        private const int MaxOid = 64;

        /// <summary>A VersionType: three bytes, shown as numbers with points between.</summary>
        public static string Version(TlvReader at)
        {
            if (at.Length != 3)
            {
                throw at.Malformed();
            }

            var bytes = at.Bytes;
            return bytes[at.Offset].ToString() + "." + bytes[at.Offset + 1].ToString() + "." + bytes[at.Offset + 2].ToString();
        }

        /// <summary>A SEQUENCE OF SubjectKeyIdentifier.</summary>
        public static byte[][] KeyIds(TlvReader at)
        {
            var found = new ArrayList();
            var member = at.Members();
            while (member.FindElement(0x04, found.Count, MaxKeys))
            {
                found.Add(member.Value());
            }

            var keys = new byte[found.Count][];
            found.CopyTo(keys);
            return keys;
        }

        /// <summary>A count of up to four bytes without a sign, as ETSI TS 102 226 has it; 2^31-1 stands for all that is beyond.</summary>
        public static int Count(TlvReader at)
        {
            if (at.Length < 1 || at.Length > 4)
            {
                throw at.Malformed();
            }

            var value = 0L;
            for (var i = 0; i < at.Length; i++)
            {
                value = (value << 8) | at.Bytes[at.Offset + i];
            }

            return value > int.MaxValue ? int.MaxValue : (int)value;
        }

        /// <summary>The value of an OBJECT IDENTIFIER as dotted numbers.</summary>
        public static string Oid(TlvReader at)
        {
            if (at.Length > MaxOid)
            {
                throw at.Malformed();
            }

            var text = string.Empty;
            var number = 0;
            var open = false;
            for (var i = at.Offset; i < at.Offset + at.Length; i++)
            {
                // Numbers beyond 28 bits are in nobody's OID, and would pass the range of an int.
                if (number > 0x1FFFFF)
                {
                    throw at.Malformed();
                }

                number = (number << 7) | (at.Bytes[i] & 0x7F);
                open = at.Bytes[i] >= 0x80;
                if (open)
                {
                    continue;
                }

                if (text.Length == 0)
                {
                    var root = number < 40 ? 0 : number < 80 ? 1 : 2;
                    text = root.ToString();
                    number -= 40 * root;
                }

                text += "." + number.ToString();
                number = 0;
            }

            if (open || text.Length == 0)
            {
                throw at.Malformed();
            }

            return text;
        }
    }
}
