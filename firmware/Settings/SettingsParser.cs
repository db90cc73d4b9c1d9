using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>Sets settings from text, as the console takes it and the store keeps it.</summary>
    public static class SettingsParser
    {
        private const int ShortestAid = 5;
        private const int LongestAid = 16;
        private const int MostProfiles = 16;
        private const int SmallestSegment = 6;
        private const int LargestSegment = 255;

        /// <summary>Sets a setting.</summary>
        /// <param name="settings">Where.</param>
        /// <param name="name">One of <see cref="SettingsText.Names"/>.</param>
        /// <param name="text">What <see cref="SettingsText.Domain"/> says.</param>
        /// <returns>False when there is no such setting, or it cannot be that; nothing is set then.</returns>
        public static bool TrySet(Settings settings, string name, string text)
        {
            if (text == SettingsText.Unset)
            {
                return Unset(settings, name);
            }

            switch (name)
            {
                case "apn":
                case "user":
                case "password":
                    return SettingsWords.IsPrintable(text) && SetText(settings, name, text);
                case "iptype":
                    return SetWord(settings, name, SettingsWords.IndexOf(SettingsWords.IpTypes, text));
                case "auth":
                    return SetWord(settings, name, SettingsWords.IndexOf(SettingsWords.Authentications, text));
                case "rat":
                    return SetWord(settings, name, SettingsWords.IndexOf(SettingsWords.RadioModes, text));
                case "module":
                    return SetWord(settings, name, SettingsWords.IndexOf(SettingsWords.Modules, text));
                case "confirm":
                case "autoreport":
                case "json":
                case "autoswitch":
                    return (text == "on" || text == "off") && SetSwitch(settings, name, text == "on");
                case "bands":
                    return SetBands(settings, text.Split(','));
                case "baud":
                case "baudlimit":
                    return SetBaudRate(settings, name, text);
                case "segment":
                    return SetSegment(settings, ProfileRows.Number(text));
                case "isdr":
                    return SetIsdR(settings, text);
                case "profiles":
                    return SetProfiles(settings, text.Split(','));
                default:
                    return ServerSettings.Knows(name) ? settings.Servers.TrySet(name, text) : settings.Switching.TrySet(name, text);
            }
        }

        /// <summary>Gives a setting the value that it has when nothing is set.</summary>
        private static bool Unset(Settings settings, string name)
        {
            switch (name)
            {
                case "apn":
                case "user":
                case "password":
                    return SetText(settings, name, null);
                case "rat":
                case "module":
                    return SetWord(settings, name, 0);
                case "bands":
                    settings.Bands = null;
                    return true;
                case "baud":
                case "baudlimit":
                    return SetBaudRate(settings, name, 0);
                case "segment":
                    settings.SegmentSize = 0;
                    return true;
                case "isdr":
                    settings.IsdRAid = null;
                    return true;
                case "profiles":
                    settings.PreferredProfiles = new string[0];
                    return true;
                default:
                    return ServerSettings.Knows(name)
                        ? settings.Servers.TrySet(name, SettingsText.Unset)
                        : settings.Switching.TrySet(name, SettingsText.Unset);
            }
        }

        private static bool SetText(Settings settings, string name, string text)
        {
            switch (name)
            {
                case "apn":
                    settings.Apn = text;
                    break;
                case "user":
                    settings.UserName = text;
                    break;
                default:
                    settings.Password = text;
                    break;
            }

            return true;
        }

        private static bool SetWord(Settings settings, string name, int value)
        {
            if (value < 0)
            {
                return false;
            }

            switch (name)
            {
                case "iptype":
                    settings.IpType = (IpType)value;
                    break;
                case "auth":
                    settings.Authentication = value;
                    break;
                case "rat":
                    settings.Rat = (RadioMode)value;
                    break;
                default:
                    settings.Module = (ModemModule)value;
                    break;
            }

            return true;
        }

        private static bool SetSwitch(Settings settings, string name, bool on)
        {
            switch (name)
            {
                case "confirm":
                    settings.Confirm = on;
                    break;
                case "autoreport":
                    settings.AutoReport = on;
                    break;
                case "autoswitch":
                    settings.Switching.IsAutomatic = on;
                    break;
                default:
                    settings.Json = on;
                    break;
            }

            return true;
        }

        private static bool SetBands(Settings settings, string[] masks)
        {
            if (masks.Length != 3)
            {
                return false;
            }

            for (var i = 0; i < masks.Length; i++)
            {
                masks[i] = RadioAccess.Normalize(masks[i]);
                if (masks[i] == null)
                {
                    return false;
                }
            }

            settings.Bands = masks;
            return true;
        }

        private static bool SetBaudRate(Settings settings, string name, string text)
        {
            var isAutomatic = name == "baud" && text == SettingsWords.Auto;
            var rate = isAutomatic ? LineSpeed.Automatic : ProfileRows.Number(text);
            return (isAutomatic || BaudRate.IsUsual(rate)) && SetBaudRate(settings, name, rate);
        }

        private static bool SetBaudRate(Settings settings, string name, int rate)
        {
            if (name == "baud")
            {
                // What was found before is to be found anew.
                settings.BaudRate = rate;
                rate = 0;
            }

            settings.BaudLimit = rate;
            return true;
        }

        private static bool SetSegment(Settings settings, int size)
        {
            if (size < SmallestSegment || size > LargestSegment)
            {
                return false;
            }

            settings.SegmentSize = size;
            return true;
        }

        private static bool SetIsdR(Settings settings, string text)
        {
            var digits = text.Length;
            if (digits < 2 * ShortestAid || digits > 2 * LongestAid || digits % 2 != 0)
            {
                return false;
            }

            var aid = new byte[digits / 2];
            if (!Hex.TryDecode(Utf8.ToBytes(text), 0, digits, aid, 0))
            {
                return false;
            }

            settings.IsdRAid = aid;
            return true;
        }

        private static bool SetProfiles(Settings settings, string[] iccids)
        {
            if (iccids.Length > MostProfiles)
            {
                return false;
            }

            foreach (var iccid in iccids)
            {
                if (!SettingsWords.IsIccid(iccid))
                {
                    return false;
                }
            }

            settings.PreferredProfiles = iccids;
            return true;
        }
    }
}
