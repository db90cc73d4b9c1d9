using System.Text;

namespace NanoLpa.Firmware
{
    /// <summary>Texts as JSON strings (RFC 8259 section 7).</summary>
    internal static class JsonText
    {
        /// <summary>Appends a text with its quotes.</summary>
        public static void Append(StringBuilder target, string text)
        {
            target.Append('"');
            foreach (var c in text.ToCharArray())
            {
                if (c == '"' || c == '\\')
                {
                    target.Append('\\');
                    target.Append(c);
                }
                else if (PlainText.IsControl(c))
                {
                    // Control characters, in a name that a card holds: escaped, so that a line stays a line.
                    target.Append("\\u00");
                    target.Append(((byte)c).ToString("X2"));
                }
                else
                {
                    target.Append(c);
                }
            }

            target.Append('"');
        }
    }
}
