namespace NanoLpa.Firmware
{
    /// <summary>The words for values of settings, by their numbers; null where a number has no word.</summary>
    internal static class SettingsWords
    {
        private const int ShortestIccid = 18;
        private const int LongestIccid = 20;

        /// <summary>For a speed that adapts by itself.</summary>
        public const string Auto = "auto";

        /// <summary>Of <see cref="NanoLpa.Quectel.IpType"/>.</summary>
        public static readonly string[] IpTypes = { null, "ip", "ipv6", "ipv4v6" };

        /// <summary>Of AT+QICSGP's authentication.</summary>
        public static readonly string[] Authentications = { null, "pap", "chap" };

        /// <summary>Of <see cref="NanoLpa.Quectel.RadioMode"/>.</summary>
        public static readonly string[] RadioModes = { null, "auto", "gsm", "lte", "ltem", "nbiot" };

        /// <summary>Of <see cref="ServerNetworkChoice"/>.</summary>
        public static readonly string[] Networks = { null, "modem", "board" };

        /// <summary>Of <see cref="NanoLpa.Quectel.ModemModule"/>.</summary>
        public static readonly string[] Modules = { null, "bg95", "ec200a", "ec600u" };

        /// <summary>The number of a word.</summary>
        /// <returns>-1 when it is none of these.</returns>
        public static int IndexOf(string[] words, string word)
        {
            for (var i = 0; i < words.Length; i++)
            {
                // Asked first: nanoFramework's runtime crashes where an empty element of an array is compared with a string.
                if (words[i] != null && words[i] == word)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Words with commas between them.</summary>
        public static string List(string[] words)
        {
            var text = string.Empty;
            foreach (var word in words)
            {
                text += text.Length == 0 ? word : "," + word;
            }

            return text;
        }

        /// <summary>Whether a text is an ICCID: 18 to 20 digits.</summary>
        public static bool IsIccid(string text)
        {
            var digits = text.ToCharArray();
            if (digits.Length < ShortestIccid || digits.Length > LongestIccid)
            {
                return false;
            }

            foreach (var digit in digits)
            {
                if (digit < '0' || digit > '9')
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Whether a text can go into a command of the modem: ASCII without blanks and quotes.</summary>
        public static bool IsPrintable(string text)
        {
            var characters = text.ToCharArray();
            if (characters.Length == 0 || characters.Length > SettingsText.LongestText)
            {
                return false;
            }

            foreach (var character in characters)
            {
                if (character <= ' ' || character > '~' || character == '"')
                {
                    return false;
                }
            }

            return true;
        }
    }
}
