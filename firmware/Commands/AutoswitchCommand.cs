namespace NanoLpa.Firmware
{
    /// <summary><c>autoswitch</c>: whether another profile is taken when there is no service.</summary>
    public sealed class AutoswitchCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "autoswitch";

        /// <inheritdoc />
        public string Arguments => "on|off";

        /// <inheritdoc />
        public string Help => "whether it switches by itself to another of the preferred profiles when there is no service; off unless set";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length != 1 || (arguments[0] != "on" && arguments[0] != "off"))
            {
                return lpa.FailUsage(this);
            }

            lpa.Switcher.Enabled = arguments[0] == "on";
            return true;
        }
    }
}
