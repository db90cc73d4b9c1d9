namespace NanoLpa.Firmware
{
    /// <summary><c>json</c>: answers as JSON, one object in a line, for a program at the other end.</summary>
    public sealed class JsonCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "json";

        /// <inheritdoc />
        public string Arguments => "on|off";

        /// <inheritdoc />
        public string Help => "answers with one JSON object a line, for programs";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length != 1 || (arguments[0] != "on" && arguments[0] != "off"))
            {
                return lpa.FailUsage(this);
            }

            lpa.Answer.Json = arguments[0] == "on";
            return true;
        }
    }
}
