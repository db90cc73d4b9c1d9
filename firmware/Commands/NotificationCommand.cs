namespace NanoLpa.Firmware
{
    /// <summary><c>notification</c>: all that can be done with what servers have not been told yet.</summary>
    public sealed class NotificationCommand : ICommand
    {
        private readonly ICommand[] _commands =
        {
            new NotificationListCommand("notification list"),
            new NotificationReportCommand("notification report"),
            new NotificationRemoveCommand(),
            new NotificationDumpCommand(),
            new NotificationSendCommand()
        };

        /// <inheritdoc />
        public string Name => "notification";

        /// <inheritdoc />
        public string Arguments => "list|report|remove|dump|send";

        /// <inheritdoc />
        public string Help => "what servers have not been told yet; alone: how each is used";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments) => CommandGroup.Run(lpa, this, _commands, arguments);
    }
}
