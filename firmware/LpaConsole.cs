using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>The console: reads lines, runs the commands they name, keeps count of failures.</summary>
    public sealed class LpaConsole
    {
        private const string Prompt = "> ";

        private readonly DownloadCommand _download = new DownloadCommand();
        private readonly CaCommand _ca = new CaCommand();

        /// <summary>Creates the console.</summary>
        /// <param name="terminal">Where commands come from and answers go.</param>
        /// <param name="esim">What they work on.</param>
        /// <param name="modem">Names the modem, for <c>version</c>.</param>
        public LpaConsole(ITerminal terminal, Esim esim, string modem)
        {
            Terminal = terminal;
            Esim = esim;
            Modem = modem;
            Rows = new ProfileRows();
            Events = new EventRows();
            InstallQuestion = new InstallQuestion(this);
            Answer = new Answer(terminal);
            Reporter = new NotificationReporter(this);
            Switcher = new ProfileSwitcher(this);
            Commands = new ICommand[]
            {
                new HelpCommand(),
                new EidCommand(),
                new InfoCommand(),
                new ListCommand(),
                new ProfileCommand(),
                _download,
                new DiscoverCommand(),
                new ConfirmCommand(),
                new EnableCommand(),
                new DisableCommand(),
                new DeleteCommand(),
                new SwitchCommand(),
                new AutoswitchCommand(),
                new NicknameCommand(),
                new SmdpCommand(),
                new ResetCommand(),
                new NotificationListCommand("notifications"),
                new NotificationReportCommand("report"),
                new NotificationCommand(),
                new AutoreportCommand(),
                new TraceCommand(),
                new StatusCommand(),
                new AttachCommand(),
                new ApnCommand(),
                new RatCommand(),
                new BandsCommand(),
                new HttpsCommand(),
                new WifiCommand(),
                _ca,
                new TlsCommand(),
                new SettingsCommand(),
                new JsonCommand(),
                new VersionCommand()
            };
        }

        /// <summary>The eSIM.</summary>
        public Esim Esim { get; }

        /// <summary>Model and firmware of the modem.</summary>
        public string Modem { get; }

        /// <summary>The modem's way to the card, for <c>version</c>; null where there is no modem.</summary>
        public ModemCard Card { get; set; }

        /// <summary>The modem and the settings; null where there are none.</summary>
        public Device Device { get; set; }

        /// <summary>What <c>trace</c> switches; null where there is nothing to trace.</summary>
        public Tracing Tracing { get; set; }

        /// <summary>The profiles that <c>list</c> showed last.</summary>
        public ProfileRows Rows { get; }

        /// <summary>The events that <c>discover</c> showed last.</summary>
        public EventRows Events { get; }

        /// <summary>Whether answers are JSON at the start and after <c>settings reset</c>, whatever the settings say; false unless set.</summary>
        public bool IsForProgram { get; set; }

        /// <summary>Whether and how downloads ask before they install.</summary>
        public InstallQuestion InstallQuestion { get; }

        /// <summary>Where commands come from.</summary>
        public ITerminal Terminal { get; }

        /// <summary>What the running command answers.</summary>
        public Answer Answer { get; }

        /// <summary>Tells servers by itself what they have to be told; a command that may have made notifications tells it so.</summary>
        public NotificationReporter Reporter { get; }

        /// <summary>Switches to another profile by itself when there is no service.</summary>
        public ProfileSwitcher Switcher { get; }

        /// <summary>Every command, in the order of <c>help</c>.</summary>
        public ICommand[] Commands { get; private set; }

        /// <summary>Adds a verb that only this board has.</summary>
        public void Add(ICommand command)
        {
            var all = new ICommand[Commands.Length + 1];
            System.Array.Copy(Commands, 0, all, 0, Commands.Length);
            all[Commands.Length] = command;
            Commands = all;
        }

        /// <summary>Runs commands until no more come.</summary>
        /// <returns>Whether every one of them succeeded.</returns>
        public bool Run()
        {
            var succeeded = true;
            Reporter.Expect();
            while (true)
            {
                var line = ReadCommand();
                if (line == null)
                {
                    return succeeded;
                }

                succeeded &= Execute(line);
            }
        }

        /// <summary>Runs the command in a line. A line that is an activation code is a command in itself, and so is one that begins a certificate.</summary>
        /// <returns>Whether it succeeded; an empty line does.</returns>
        public bool Execute(string line) => Execute(Words.Split(line));

        /// <summary>Runs the command that words make; blanks within one are left as they are.</summary>
        /// <returns>As above.</returns>
        public bool Execute(string[] words)
        {
            if (words.Length == 0)
            {
                return true;
            }

            Answer.Begin();
            bool succeeded;
            var name = words[0].ToLower();
            if (ActivationCode.IsMeant(words[0]))
            {
                name = _download.Name;
                succeeded = _download.Run(this, words);
            }
            else if (words.Length == 2 && Words.Join(words) == PemReader.Begin)
            {
                name = _ca.Name;
                succeeded = _ca.RunPasted(this);
            }
            else
            {
                var command = Find(name);
                succeeded = command == null ? Fail("unknown command; help lists the ones there are")
                    : command.Arguments.Length == 0 && words.Length > 1 ? FailUsage(command)
                    : command.Run(this, Words.Behind(words));
            }

            Answer.End(name, succeeded);
            return succeeded;
        }

        /// <summary>Shows a line to a person.</summary>
        public void Print(string line) => Answer.Line(line);

        /// <summary>Says that a command failed, and why.</summary>
        /// <returns>False.</returns>
        public bool Fail(string reason) => Answer.Fail(reason);

        /// <summary>Says why the eSIM's last function failed.</summary>
        /// <returns>False.</returns>
        public bool Fail(LpaException error) => Answer.Fail(error);

        /// <summary>Says how a command is used.</summary>
        /// <returns>False.</returns>
        public bool FailUsage(ICommand command) => Fail("usage: " + UsageText.Of(command));

        /// <summary>Waits for a line. A script waits for no retries: it gets one try where something may be new.</summary>
        private string ReadCommand()
        {
            if (!Terminal.IsInteractive)
            {
                if (Reporter.IsExpecting)
                {
                    Reporter.Run();
                }

                return Terminal.ReadLine(-1);
            }

            Switcher.Postpone();
            while (true)
            {
                try
                {
                    ShowPrompt();
                    return Terminal.ReadLine(Shorter(Reporter.WaitTime(), Switcher.WaitTime()));
                }
                catch (LpaException e)
                {
                    e.RethrowUnless(LpaError.UserTimeout);
                }

                if (Reporter.IsDue)
                {
                    Reporter.Run();
                }

                if (Switcher.IsDue)
                {
                    Switcher.Run();
                }
            }
        }

        /// <summary>The shorter of two times to wait; -1 is for ever.</summary>
        private static int Shorter(int one, int other) => one < 0 || (other >= 0 && other < one) ? other : one;

        private void ShowPrompt()
        {
            if (!Answer.Json)
            {
                // Where a prompt stands already, this one takes its place.
                Terminal.Write(Terminal.CanRewriteLine ? "\r" + Prompt : Prompt);
            }
        }

        private ICommand Find(string name)
        {
            foreach (var command in Commands)
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
