namespace NanoLpa.Firmware
{
    /// <summary>Settings by name, as text: what the console shows and takes, and what the store keeps.</summary>
    public static class SettingsText
    {
        /// <summary>The text for what is not set.</summary>
        public const string Unset = "-";

        private const string Password = "password";
        private const string Rates = "115200, 921600, 460800, 230400, 57600, 38400, 19200, 9600, ";
        internal const int LongestText = 99;

        /// <summary>The names, in the order of <c>settings</c>.</summary>
        public static string[] Names() => new[]
        {
            "apn", "iptype", "user", Password, "auth", "rat", "bands", "module", "baud", "baudlimit", "segment", "isdr", "confirm",
            "autoreport", "json", "https", "ssid", ServerSettings.KeyName, "profiles", "autoswitch", "deadline", "cardtime", "busytime", "losttime", "switchpause", "switchlimit"
        };

        /// <summary>Whether a value is not to be shown.</summary>
        public static bool IsSecret(string name) => name == Password || name == ServerSettings.KeyName;

        /// <summary>The text of a setting; <see cref="Unset"/> where none is set.</summary>
        public static string Get(Settings settings, string name)
        {
            switch (name)
            {
                case "apn":
                    return settings.Apn ?? Unset;
                case "iptype":
                    return SettingsWords.IpTypes[(int)settings.IpType];
                case "user":
                    return settings.UserName ?? Unset;
                case Password:
                    return settings.Password ?? Unset;
                case "auth":
                    return SettingsWords.Authentications[settings.Authentication];
                case "rat":
                    return SettingsWords.RadioModes[(int)settings.Rat] ?? Unset;
                case "bands":
                    return settings.Bands == null ? Unset : SettingsWords.List(settings.Bands);
                case "module":
                    return SettingsWords.Modules[(int)settings.Module] ?? Unset;
                case "baud":
                    return settings.BaudRate == LineSpeed.Automatic ? SettingsWords.Auto : Number(settings.BaudRate);
                case "baudlimit":
                    return Number(settings.BaudLimit);
                case "segment":
                    return Number(settings.SegmentSize);
                case "isdr":
                    return settings.IsdRAid == null ? Unset : Hex.ToString(settings.IsdRAid, 0, settings.IsdRAid.Length);
                case "confirm":
                    return OnOff(settings.Confirm);
                case "autoreport":
                    return OnOff(settings.AutoReport);
                case "json":
                    return OnOff(settings.Json);
                case "profiles":
                    return settings.PreferredProfiles.Length == 0 ? Unset : SettingsWords.List(settings.PreferredProfiles);
                case "autoswitch":
                    return OnOff(settings.Switching.IsAutomatic);
                default:
                    return ServerSettings.Knows(name) ? settings.Servers.Get(name) : settings.Switching.Get(name);
            }
        }

        /// <summary>What a setting may be, for a person; null when there is no such setting.</summary>
        public static string Domain(string name)
        {
            switch (name)
            {
                case "apn":
                case "user":
                case Password:
                    return "printable ASCII without quotes and blanks, up to " + LongestText.ToString() + " characters, or -";
                case "iptype":
                    return "ip, ipv6 or ipv4v6";
                case "auth":
                    return "pap or chap";
                case "rat":
                    return "auto, gsm, lte, ltem, nbiot, or - to leave it to the modem";
                case "bands":
                    return "three hexadecimal masks with commas: GSM, LTE-M, NB-IoT, or - to leave them to the modem";
                case "module":
                    return "bg95, ec200a, ec600u or -";
                case "baud":
                    return Rates + SettingsWords.Auto + ", or - to leave it to the board";
                case "baudlimit":
                    return Rates + "or - to have it found; it bounds baud auto";
                case "segment":
                    return "6 to 255, or - to have it found";
                case "isdr":
                    return "an AID of 5 to 16 bytes in hexadecimal digits, or - for the standard's";
                case "confirm":
                case "autoreport":
                case "json":
                case "autoswitch":
                    return "on or off";
                case "profiles":
                    return "ICCIDs with commas, the best first, or -";
                default:
                    return ServerSettings.Knows(name) ? ServerSettings.Domain(name) : SwitchPolicy.Domain(name);
            }
        }

        private static string Number(int value) => value == 0 ? Unset : value.ToString();

        private static string OnOff(bool value) => value ? "on" : "off";
    }
}
