namespace NanoLpa.Firmware
{
    /// <summary>The settings about the way to servers: names, values, limits.</summary>
    public sealed class ServerSettings
    {
        // IEEE 802.11: a name has up to 32 bytes; WPA: a passphrase 8 to 63 characters, a key 64 digits.
        private const int LongestSsid = 32;
        private const int ShortestKey = 8;
        private const int LongestKey = 64;
        private const string HttpsName = "https";
        private const string SsidName = "ssid";

        /// <summary>The one that is not to be shown.</summary>
        internal const string KeyName = "key";

        /// <summary>Whose network reaches the servers.</summary>
        public ServerNetworkChoice Https { get; set; }

        /// <summary>Name of the Wi-Fi that the board joins; null for none.</summary>
        public string Ssid { get; set; }

        /// <summary>Its key; null for none. A secret.</summary>
        public string Key { get; set; }

        /// <summary>Whether a name is that of one of these settings.</summary>
        internal static bool Knows(string name) => name == HttpsName || name == SsidName || name == KeyName;

        /// <summary>The text of a setting.</summary>
        internal string Get(string name)
        {
            var value = name == HttpsName ? SettingsWords.Networks[(int)Https] : name == SsidName ? Ssid : Key;
            return value ?? SettingsText.Unset;
        }

        /// <summary>What a setting may be.</summary>
        internal static string Domain(string name)
        {
            switch (name)
            {
                case HttpsName:
                    return "modem, board, or - for the one that the board prefers";
                case SsidName:
                    return "the name of a Wi-Fi, up to " + LongestSsid.ToString() + " bytes, or -";
                default:
                    return ShortestKey.ToString() + " to " + LongestKey.ToString() + " printable ASCII characters without quotes and blanks, or -";
            }
        }

        /// <summary>Sets one; <see cref="SettingsText.Unset"/> gives it its usual value.</summary>
        /// <returns>False when it cannot be that.</returns>
        internal bool TrySet(string name, string text)
        {
            var value = text == SettingsText.Unset ? null : text;
            switch (name)
            {
                case HttpsName:
                    var choice = value == null ? 0 : SettingsWords.IndexOf(SettingsWords.Networks, value);
                    if (choice < 0)
                    {
                        return false;
                    }

                    Https = (ServerNetworkChoice)choice;
                    return true;
                case SsidName:
                    if (value != null && !IsSsid(value))
                    {
                        return false;
                    }

                    Ssid = value;
                    return true;
                default:
                    if (value != null && (value.Length < ShortestKey || value.Length > LongestKey || !SettingsWords.IsPrintable(value)))
                    {
                        return false;
                    }

                    Key = value;
                    return true;
            }
        }

        private static bool IsSsid(string text)
        {
            var bytes = Utf8.ToBytes(text);
            foreach (var b in bytes)
            {
                if (b < 0x20 || b == 0x7F)
                {
                    return false;
                }
            }

            return bytes.Length > 0 && bytes.Length <= LongestSsid;
        }
    }
}
