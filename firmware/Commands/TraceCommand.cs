namespace NanoLpa.Firmware
{
    /// <summary><c>trace</c>: shows what goes to modem and servers and comes back while commands run.</summary>
    public sealed class TraceCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "trace";

        /// <inheritdoc />
        public string Arguments => "on|raw|off";

        /// <inheritdoc />
        public string Help => "shows AT lines and HTTP calls; raw: with secrets and payloads";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            var mode = arguments.Length == 1 ? arguments[0] : string.Empty;
            if (lpa.Tracing == null || (mode != "on" && mode != "raw" && mode != "off"))
            {
                return lpa.FailUsage(this);
            }

            lpa.Tracing.Show(mode == "off" ? null : new ConsoleTrace(lpa.Terminal, lpa.Answer, mode == "raw"));
            return true;
        }
    }
}
