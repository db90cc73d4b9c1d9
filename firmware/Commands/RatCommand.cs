using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary><c>rat</c>: which radio access technologies the modem looks for.</summary>
    public sealed class RatCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "rat";

        /// <inheritdoc />
        public string Arguments => "[auto|gsm|lte|ltem|nbiot]";

        /// <inheritdoc />
        public string Help => "which radio technologies the modem looks for";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            var mode = arguments.Length == 1 ? SettingsWords.IndexOf(SettingsWords.RadioModes, arguments[0].ToLower()) : 0;
            if (lpa.Device == null || arguments.Length > 1 || mode < 0)
            {
                return lpa.FailUsage(this);
            }

            try
            {
                if (arguments.Length == 0)
                {
                    var name = SettingsWords.RadioModes[(int)lpa.Device.Modem.Radio.Mode()] ?? "other";
                    lpa.Print("rat: " + name);
                    lpa.Answer.Value("rat", name);
                    return true;
                }

                lpa.Device.Modem.Radio.SetMode((RadioMode)mode);
            }
            catch (LpaException e)
            {
                e.Stage = LpaStage.Network;
                return lpa.Fail(e);
            }

            lpa.Device.Settings.Current.Rat = (RadioMode)mode;
            return SettingsChange.Keep(lpa);
        }
    }
}
