namespace NanoLpa
{
    /// <summary>An operator (OperatorID, SGP.22 annex H).</summary>
    public sealed class OperatorId
    {
        private OperatorId()
        {
        }

        /// <summary>Mobile country code, three digits; <c>E</c> in the rules authorisation table stands for any.</summary>
        public string Mcc { get; private set; }

        /// <summary>Mobile network code, two or three digits; <c>E</c> in the rules authorisation table stands for any.</summary>
        public string Mnc { get; private set; }

        /// <summary>Content of EF GID1; null when there is none. Empty in the rules authorisation table stands for any.</summary>
        public byte[] Gid1 { get; private set; }

        /// <summary>Content of EF GID2; the same holds for it.</summary>
        public byte[] Gid2 { get; private set; }

        /// <summary>Decodes the data object that a reader is at.</summary>
        internal static OperatorId Decode(TlvReader at)
        {
            var id = new OperatorId();
            var member = at.Members();
            var code = member.Require(0x80);
            if (code.Length != 3)
            {
                throw code.Malformed();
            }

            // 3GPP TS 24.008 section 10.5.1.13: the third digit of the MNC stands between, F when there is none.
            var digits = Hex.ToString(code.Bytes, code.Offset, 3).ToCharArray();
            id.Mcc = new string(new[] { digits[1], digits[0], digits[3] });
            id.Mnc = new string(digits[2] == 'F' ? new[] { digits[5], digits[4] } : new[] { digits[5], digits[4], digits[2] });
            while (member.Next())
            {
                if (member.Tag == 0x81)
                {
                    id.Gid1 = member.Value();
                }
                else if (member.Tag == 0x82)
                {
                    id.Gid2 = member.Value();
                }
            }

            return id;
        }
    }
}
