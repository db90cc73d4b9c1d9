namespace NanoLpa.Firmware
{
    /// <summary><c>autoreport</c>: whether notifications are reported by themselves.</summary>
    public sealed class AutoreportCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "autoreport";

        /// <inheritdoc />
        public string Arguments => "on|off";

        /// <inheritdoc />
        public string Help => "whether servers are told by themselves what is more than a download's result; on unless set";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length != 1 || (arguments[0] != "on" && arguments[0] != "off"))
            {
                return lpa.FailUsage(this);
            }

            lpa.Reporter.Enabled = arguments[0] == "on";
            return true;
        }
    }
}
