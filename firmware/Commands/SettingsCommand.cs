namespace NanoLpa.Firmware
{
    /// <summary><c>settings</c>: shows and changes what outlives a restart.</summary>
    public sealed class SettingsCommand : ICommand
    {
        private const string Masked = "***";
        private const string Reset = "reset";

        /// <inheritdoc />
        public string Name => "settings";

        /// <inheritdoc />
        public string Arguments => "[reset | <name> <value>]";

        /// <inheritdoc />
        public string Help => "shows or changes what outlives a restart; the value - is none";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (lpa.Device == null || arguments.Length > 2)
            {
                return lpa.FailUsage(this);
            }

            if (arguments.Length == 0)
            {
                Show(lpa);
                return true;
            }

            var name = arguments[0].ToLower();
            if (arguments.Length == 1)
            {
                return name == Reset ? ResetAll(lpa) : lpa.FailUsage(this);
            }

            var domain = SettingsText.Domain(name);
            if (domain == null)
            {
                return lpa.Fail("there is no such setting; settings lists those there are");
            }

            if (!SettingsChange.IsPossible(lpa, name, arguments[1]) || !SettingsParser.TrySet(lpa.Device.Settings.Current, name, arguments[1]))
            {
                return lpa.Fail(name + " is " + domain);
            }

            SettingsChange.ApplyToConsole(lpa, name);
            return SettingsChange.Keep(lpa);
        }

        private static bool ResetAll(LpaConsole lpa)
        {
            lpa.Device.Settings.Replace(new Settings());
            SettingsChange.ApplyToConsole(lpa, null);
            return SettingsChange.Keep(lpa);
        }

        private static void Show(LpaConsole lpa)
        {
            var keeper = lpa.Device.Settings;
            lpa.Answer.BeginObject("settings");
            foreach (var name in SettingsText.Names())
            {
                var value = SettingsText.Get(keeper.Current, name);
                if (value != SettingsText.Unset && SettingsText.IsSecret(name))
                {
                    value = Masked;
                }

                lpa.Print("  " + name + ": " + value);
                lpa.Answer.Value(name, value);
            }

            lpa.Answer.EndObject();
            lpa.Answer.Value("lasting", keeper.IsLasting);
            if (!keeper.IsLasting)
            {
                lpa.Print("this board keeps no settings: they last until it is switched off");
            }
        }
    }
}
