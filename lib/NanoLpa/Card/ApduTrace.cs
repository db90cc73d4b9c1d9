namespace NanoLpa
{
    /// <summary>Describes command APDUs for a trace: header, lengths and names, never data.</summary>
    /// <remarks>Data of ES10 holds matching IDs, hashes of confirmation codes, signatures and challenges.</remarks>
    public sealed class ApduTrace
    {
        /// <summary>As many bytes of a command as are looked at.</summary>
        public const int HeadSize = 21;

        private const int LongestAid = 16;

        private string _name = string.Empty;
        private int _blocks;

        /// <summary>Describes the next command.</summary>
        /// <param name="head">Its first bytes.</param>
        /// <param name="count">How many: <see cref="HeadSize"/>, or all there are; at least 4.</param>
        /// <returns>For example <c>STORE DATA 1/7 BF38 AuthenticateServer 255 bytes</c>.</returns>
        public string Describe(byte[] head, int count)
        {
            int p3 = count > 4 ? head[4] : 0;
            switch (head[1])
            {
                case 0x70:
                    return head[2] == 0 ? "MANAGE CHANNEL open" : "MANAGE CHANNEL close " + head[3].ToString();
                case 0xA4:
                    return p3 <= LongestAid && count >= 5 + p3 ? "SELECT " + Hex.ToString(head, 5, p3) : "SELECT";
                case 0xAA:
                    return "TERMINAL CAPABILITY";
                case 0xC0:
                    return "GET RESPONSE " + p3.ToString();
                case 0xF2:
                    return "STATUS";
                case 0xE2:
                    return StoreData(head, count, p3);
                default:
                    return Hex.ToString(head, 0, 4) + " " + p3.ToString() + " bytes";
            }
        }

        private string StoreData(byte[] head, int count, int p3)
        {
            int number = head[3] + 1;
            if (number == 1)
            {
                Begin(head, count, p3);
            }

            // The last block says that it is, whatever was expected.
            var blocks = head[2] == 0x91 ? number : _blocks < number ? number : _blocks;
            return "STORE DATA " + number.ToString() + "/" + blocks.ToString() + " " + _name + p3.ToString() + " bytes";
        }

        /// <summary>Looks at the tag and the length of a request, in its first block.</summary>
        private void Begin(byte[] head, int count, int p3)
        {
            var at = 5;
            var total = Header(head, ref at, count, out var tag);
            if (tag == 0xBF36)
            {
                // The package goes to the card in several requests; the first ends with the first object in it.
                total = Header(head, ref at, count, out _);
            }

            total += at - 5;
            _blocks = p3 == 0 ? 1 : (total + p3 - 1) / p3;
            var name = Es10Name.Of(tag);
            _name = tag.ToString(tag > 0xFF ? "X4" : "X2") + " " + (name == null ? string.Empty : name + " ");
        }

        /// <summary>Passes tag and length of a data object.</summary>
        /// <returns>The length of its value; 0 when the head ends before that.</returns>
        private static int Header(byte[] head, ref int at, int count, out int tag)
        {
            tag = at < count ? head[at++] : 0;
            if ((tag & 0x1F) == 0x1F && at < count)
            {
                tag = (tag << 8) | head[at++];
            }

            int length = at < count ? head[at++] : 0;
            if (length < 0x80)
            {
                return length;
            }

            var bytes = length & 0x03;
            for (length = 0; bytes > 0 && at < count; bytes--)
            {
                length = (length << 8) | head[at++];
            }

            return length;
        }
    }
}
