namespace NanoLpa.Firmware
{
    /// <summary><c>ca</c>: the root certificates that servers are checked against.</summary>
    public sealed class CaCommand : ICommand
    {
        private readonly RootRows _rows = new RootRows();
        private readonly CaAddCommand _add = new CaAddCommand();
        private readonly ICommand[] _commands;

        /// <summary>Creates the command.</summary>
        public CaCommand()
        {
            _commands = new ICommand[] { new CaListCommand(_rows), _add, new CaRemoveCommand(_rows) };
        }

        /// <inheritdoc />
        public string Name => "ca";

        /// <inheritdoc />
        public string Arguments => "list|add|remove";

        /// <inheritdoc />
        public string Help => "the root certificates that servers are checked against; alone: how each is used";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments) => CommandGroup.Run(lpa, this, _commands, lpa.Device == null ? new string[0] : arguments);

        /// <summary>Takes a certificate that was pasted without a command before it; its first line has been read.</summary>
        public bool RunPasted(LpaConsole lpa) => lpa.Device == null ? lpa.FailUsage(this) : _add.Run(lpa, true);
    }
}
