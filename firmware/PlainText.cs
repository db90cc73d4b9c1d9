namespace NanoLpa.Firmware
{
    /// <summary>Texts from outside, as a terminal may show them.</summary>
    internal static class PlainText
    {
        /// <summary>The text with a question mark for every control character: those move the cursor, end lines, and more.</summary>
        public static string Of(string text)
        {
            var characters = text.ToCharArray();
            var found = false;
            for (var i = 0; i < characters.Length; i++)
            {
                if (IsControl(characters[i]))
                {
                    characters[i] = '?';
                    found = true;
                }
            }

            return found ? new string(characters) : text;
        }

        /// <summary>Whether a character is one that controls: U+0000 to U+001F, and U+007F to U+009F.</summary>
        public static bool IsControl(char c) => c < ' ' || (c >= '\x7F' && c < '\xA0');
    }
}
