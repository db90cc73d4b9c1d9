namespace NanoLpa.Firmware
{
    /// <summary><c>help</c>: lists the commands.</summary>
    public sealed class HelpCommand : ICommand
    {
        private const int Column = 40;

        // Behind what is longer than its column.
        private const string Gap = "  ";

        /// <inheritdoc />
        public string Name => "help";

        /// <inheritdoc />
        public string Arguments => string.Empty;

        /// <inheritdoc />
        public string Help => "lists the commands";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            lpa.Answer.BeginArray("commands");
            foreach (var command in lpa.Commands)
            {
                lpa.Answer.BeginObject(null);
                lpa.Answer.Value("name", command.Name);
                lpa.Answer.Value("arguments", command.Arguments);
                lpa.Answer.Value("help", command.Help);
                lpa.Answer.EndObject();
                lpa.Print((UsageText.Of(command) + Gap).PadRight(Column, ' ') + command.Help);
            }

            lpa.Answer.EndArray();
            lpa.Print("LPA:1$...".PadRight(Column, ' ') + "an activation code, as a QR scanner types it, is downloaded");
            return true;
        }
    }
}
