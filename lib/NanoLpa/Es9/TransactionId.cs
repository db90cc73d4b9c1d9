namespace NanoLpa
{
    /// <summary>The server's name for a session: hex digits in JSON, 1 to 16 bytes in what is signed.</summary>
    public sealed class TransactionId
    {
        private const int MaxLength = 16;

        private TransactionId(string text, byte[] bytes)
        {
            Text = text;
            Bytes = bytes;
        }

        /// <summary>The digits as the server wrote them: sent back to it unchanged.</summary>
        public string Text { get; }

        /// <summary>The bytes.</summary>
        public byte[] Bytes { get; }

        /// <summary>Checks that the reader is at the same transaction ID.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.TransactionMismatch"/>.</exception>
        public void Check(TlvReader at)
        {
            if (!IsAt(at))
            {
                throw new LpaException(LpaError.TransactionMismatch);
            }
        }

        /// <summary>Whether the reader is at the same transaction ID.</summary>
        public bool IsAt(TlvReader at)
        {
            var same = at.Length == Bytes.Length;
            for (var i = 0; same && i < Bytes.Length; i++)
            {
                same = at.Bytes[at.Offset + i] == Bytes[i];
            }

            return same;
        }

        /// <summary>Checks that a member of the server's JSON is the same transaction ID; null is taken: not every server repeats it.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.TransactionMismatch"/>.</exception>
        public void Check(string text)
        {
            if (text != null && text.ToUpper() != Text.ToUpper())
            {
                throw new LpaException(LpaError.TransactionMismatch);
            }
        }

        /// <summary>Reads the member of the server's JSON that opens a session.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ServerData"/>: not 1 to 16 bytes in hex.</exception>
        public static TransactionId Parse(string text)
        {
            var bytes = text == null ? null : Hex.Parse(text);
            if (bytes == null || bytes.Length < 1 || bytes.Length > MaxLength)
            {
                throw new LpaException(LpaError.ServerData);
            }

            return new TransactionId(text, bytes);
        }

        /// <summary>Reads the member that the reader is at.</summary>
        internal static string Read(JsonReader json) => json.ReadString(2 * MaxLength + 1);
    }
}
