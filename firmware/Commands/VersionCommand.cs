namespace NanoLpa.Firmware
{
    /// <summary><c>version</c>: shows what runs here.</summary>
    public sealed class VersionCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "version";

        /// <inheritdoc />
        public string Arguments => string.Empty;

        /// <inheritdoc />
        public string Help => "shows the versions of firmware and modem";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            lpa.Print(FirmwareVersion.Text);
            lpa.Print("modem: " + lpa.Modem);
            lpa.Answer.Value("firmware", FirmwareVersion.Text);
            lpa.Answer.Value("modem", lpa.Modem);
            var access = lpa.Card == null ? null : CardAccessText.Of(lpa.Card.Access);
            if (access != null)
            {
                lpa.Print("card over " + access);
                lpa.Answer.Value("card", access);
            }

            return true;
        }
    }
}
