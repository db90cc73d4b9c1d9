namespace NanoLpa.Firmware
{
    /// <summary>The console: reads lines, runs the commands they name, keeps count of failures.</summary>
    public sealed class LpaConsole
    {
        private const string Prompt = "> ";

        private readonly ITerminal _terminal;
        private readonly ICommand[] _commands;
        private readonly DownloadCommand _download = new DownloadCommand();

        /// <summary>Creates the console.</summary>
        /// <param name="terminal">Where commands come from and answers go.</param>
        /// <param name="esim">What they work on.</param>
        /// <param name="modem">Names the modem, for <c>version</c>.</param>
        public LpaConsole(ITerminal terminal, Esim esim, string modem)
        {
            _terminal = terminal;
            Esim = esim;
            Modem = modem;
            Rows = new ProfileRows();
            _commands = new ICommand[]
            {
                new HelpCommand(),
                new EidCommand(),
                new ListCommand(),
                _download,
                new EnableCommand(),
                new DisableCommand(),
                new DeleteCommand(),
                new NotificationsCommand(),
                new ReportCommand(),
                new VersionCommand()
            };
        }

        /// <summary>The eSIM.</summary>
        public Esim Esim { get; }

        /// <summary>Model and firmware of the modem.</summary>
        public string Modem { get; }

        /// <summary>The profiles that <c>list</c> showed last.</summary>
        public ProfileRows Rows { get; }

        /// <summary>Where commands come from and answers go.</summary>
        public ITerminal Terminal => _terminal;

        /// <summary>Every command, in the order of <c>help</c>.</summary>
        public ICommand[] Commands => _commands;

        /// <summary>Runs commands until no more come.</summary>
        /// <returns>Whether every one of them succeeded.</returns>
        public bool Run()
        {
            var succeeded = true;
            while (true)
            {
                if (_terminal.IsInteractive)
                {
                    _terminal.Write(Prompt);
                }

                var line = _terminal.ReadLine(-1);
                if (line == null)
                {
                    return succeeded;
                }

                succeeded &= Execute(line);
            }
        }

        /// <summary>Runs the command in a line. A line that is an activation code is a command in itself.</summary>
        /// <returns>Whether it succeeded; an empty line does.</returns>
        public bool Execute(string line)
        {
            var words = Words.Split(line);
            if (words.Length == 0)
            {
                return true;
            }

            if (ActivationCode.IsMeant(words[0]))
            {
                return _download.Run(this, words);
            }

            var command = Find(words[0]);
            if (command == null)
            {
                return Fail("unknown command; help lists the ones there are");
            }

            return command.Run(this, Words.Behind(words));
        }

        /// <summary>Writes a line.</summary>
        public void Print(string line) => _terminal.Write(line + "\r\n");

        /// <summary>Says that a command failed, and why.</summary>
        /// <returns>False.</returns>
        public bool Fail(string reason)
        {
            Print("error: " + reason);
            return false;
        }

        /// <summary>Says why the eSIM's last function failed.</summary>
        /// <returns>False.</returns>
        public bool Fail(LpaException error) => Fail(ErrorText.Of(error));

        /// <summary>Says how a command is used.</summary>
        /// <returns>False.</returns>
        public bool FailUsage(ICommand command) => Fail("usage: " + command.Name + " " + command.Arguments);

        private ICommand Find(string name)
        {
            name = name.ToLower();
            foreach (var command in _commands)
            {
                if (command.Name == name)
                {
                    return command;
                }
            }

            return null;
        }
    }
}
