namespace NanoLpa.Firmware
{
    /// <summary><c>bands</c>: which bands the modem looks at.</summary>
    public sealed class BandsCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "bands";

        /// <inheritdoc />
        public string Arguments => "[<gsm> <lte-m> <nb-iot>]";

        /// <inheritdoc />
        public string Help => "which bands the modem looks at, as hexadecimal masks; 0 leaves a technology's as they are";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (lpa.Device == null || (arguments.Length != 0 && arguments.Length != 3))
            {
                return lpa.FailUsage(this);
            }

            var radio = lpa.Device.Modem.Radio;
            try
            {
                if (arguments.Length == 0)
                {
                    var masks = radio.Bands();
                    lpa.Print("bands: GSM " + masks[0] + ", LTE-M " + masks[1] + ", NB-IoT " + masks[2]);
                    lpa.Answer.Value("gsm", masks[0]);
                    lpa.Answer.Value("ltem", masks[1]);
                    lpa.Answer.Value("nbiot", masks[2]);
                    return true;
                }

                radio.SetBands(arguments);
            }
            catch (LpaException e)
            {
                if (e.Code == LpaError.InvalidArgument)
                {
                    return lpa.FailUsage(this);
                }

                e.Stage = LpaStage.Network;
                return lpa.Fail(e);
            }

            SettingsParser.TrySet(lpa.Device.Settings.Current, Name, SettingsWords.List(arguments));
            return SettingsChange.Keep(lpa);
        }
    }
}
