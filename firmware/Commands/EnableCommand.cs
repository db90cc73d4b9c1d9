namespace NanoLpa.Firmware
{
    /// <summary><c>enable</c>: enables a profile.</summary>
    public sealed class EnableCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "enable";

        /// <inheritdoc />
        public string Arguments => "<iccid or row>";

        /// <inheritdoc />
        public string Help => "enables a profile";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments) => ProfileChange.Run(lpa, this, arguments, 0, "enabled");
    }
}
