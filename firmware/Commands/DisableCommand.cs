namespace NanoLpa.Firmware
{
    /// <summary><c>disable</c>: disables a profile.</summary>
    public sealed class DisableCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "disable";

        /// <inheritdoc />
        public string Arguments => "<iccid, aid or row> [norefresh]";

        /// <inheritdoc />
        public string Help => "disables a profile";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments) => ProfileChange.Run(lpa, this, arguments, ProfileChange.Disable, "disabled");
    }
}
