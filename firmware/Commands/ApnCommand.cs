namespace NanoLpa.Firmware
{
    /// <summary><c>apn</c>: the access point.</summary>
    public sealed class ApnCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "apn";

        /// <inheritdoc />
        public string Arguments => "[<apn> [ip|ipv6|ipv4v6] [<user> <password> pap|chap]]";

        /// <inheritdoc />
        public string Help => "the access point, used from the next attach on; - leaves it to the modem";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (lpa.Device == null || arguments.Length > 5)
            {
                return lpa.FailUsage(this);
            }

            if (arguments.Length == 0)
            {
                Show(lpa);
                return true;
            }

            var wanted = new Settings();
            if (!TryParse(wanted, arguments))
            {
                return lpa.FailUsage(this);
            }

            var settings = lpa.Device.Settings.Current;
            settings.Apn = wanted.Apn;
            settings.IpType = wanted.IpType;
            settings.UserName = wanted.UserName;
            settings.Password = wanted.Password;
            settings.Authentication = wanted.Authentication;
            return SettingsChange.Keep(lpa);
        }

        private static bool TryParse(Settings settings, string[] arguments)
        {
            var next = 1;
            if (arguments.Length == 2 || arguments.Length == 5)
            {
                if (!SettingsParser.TrySet(settings, "iptype", arguments[next++].ToLower()))
                {
                    return false;
                }
            }

            if (arguments.Length - next == 3
                && !(SettingsParser.TrySet(settings, "user", arguments[next])
                    && SettingsParser.TrySet(settings, "password", arguments[next + 1])
                    && SettingsParser.TrySet(settings, "auth", arguments[next + 2].ToLower())))
            {
                return false;
            }

            return arguments.Length != 3 && SettingsParser.TrySet(settings, "apn", arguments[0]);
        }

        private static void Show(LpaConsole lpa)
        {
            var settings = lpa.Device.Settings.Current;
            foreach (var name in new[] { "apn", "iptype", "user", "auth" })
            {
                var value = SettingsText.Get(settings, name);
                lpa.Print("  " + name + ": " + value);
                lpa.Answer.Value(name, value);
            }
        }
    }
}
