namespace NanoLpa.Firmware
{
    /// <summary><c>enable</c>: enables a profile.</summary>
    public sealed class EnableCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "enable";

        /// <inheritdoc />
        public string Arguments => "<iccid, aid or row> [norefresh]";

        /// <inheritdoc />
        public string Help => "enables a profile, and lets the modem read the card anew";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments) => ProfileChange.Run(lpa, this, arguments, ProfileChange.Enable, "enabled");
    }
}
