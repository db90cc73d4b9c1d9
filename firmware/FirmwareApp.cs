using NanoLpa.KoreLpm;
using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>The firmware: a board gives it a terminal and a line to a modem, and it is an LPA.</summary>
    public sealed class FirmwareApp
    {
        private readonly ITerminal _terminal;
        private readonly QuectelModem _modem;

        /// <summary>Creates the firmware; nothing is sent yet.</summary>
        /// <param name="terminal">Where the console is.</param>
        /// <param name="line">The UART that the modem is on.</param>
        public FirmwareApp(ITerminal terminal, ISerialLine line)
        {
            _terminal = terminal;
            _modem = new QuectelModem(line);
        }

        /// <summary>How long the modem may take to answer after it was switched on, in milliseconds; 20000 unless set.</summary>
        public int StartTimeout { get; set; } = 20000;

        /// <summary>Root certificates that servers are checked against, PEM, besides those that <c>ca add</c> has kept; null: no others.</summary>
        public byte[] CaCertificates { get; set; }

        /// <summary>The board's own network; null: it has none that can carry TLS.</summary>
        public IBoardNetwork Network { get; set; }

        /// <summary>Whether <see cref="Network"/> is used in place of the modem's until <c>https</c> says otherwise.</summary>
        public bool PrefersNetwork { get; set; }

        /// <summary>The wires to the modem's PWRKEY and RESET; null where there are none.</summary>
        public IModemPins Pins { get; set; }

        /// <summary>Which module is on the board, unless a setting says so; unknown unless set.</summary>
        public ModemModule Module { get; set; }

        /// <summary>How long the keys are pressed, where the board knows better; null: as the module has it.</summary>
        public ModemTimings ModemTimings { get; set; }

        /// <summary>Where settings are kept, and root certificates for <see cref="Network"/>; null: nowhere.</summary>
        public ISettingsStore SettingsStore { get; set; }

        /// <summary>The board's memory, for <c>status</c>; null: it does not say.</summary>
        public IMemoryInfo Memory { get; set; }

        /// <summary>The board's watchdog, fed whenever the modem is waited for; null: none. The terminal feeds it while it waits for a person. See <see cref="SoftwareWatchdog"/>.</summary>
        public IWatchdog Watchdog { get; set; }

        /// <summary>Is told what goes to modem and servers, from the start on; null: nobody is.</summary>
        public ITrace Trace { get; set; }

        /// <summary>What else the board has to say at the start; null: nothing.</summary>
        public string Greeting { get; set; }

        /// <summary>Whether notifications are reported by themselves until <c>autoreport</c> says otherwise; true unless set.</summary>
        public bool AutoReport { get; set; } = true;

        /// <summary>Milliseconds between one try to report and the next; <see cref="NotificationReporter.UsualDelays"/> unless set.</summary>
        public int[] ReportDelays { get; set; } = NotificationReporter.UsualDelays;

        /// <summary>Milliseconds between one look at the network and the next while profiles are switched by themselves; 10000 unless set.</summary>
        public int SwitchInterval { get; set; } = 10000;

        /// <summary>What the switching of profiles by themselves takes its times from; null: the board's own clock.</summary>
        public IClock Clock { get; set; }

        /// <summary>How often a download is tried; see <see cref="Esim.DownloadAttempts"/>.</summary>
        public int DownloadAttempts { get; set; } = RepeatedDownload.UsualAttempts;

        /// <summary>Whether answers are JSON, whatever the settings say, until <c>json off</c> or <c>settings json off</c>; false unless set.</summary>
        public bool Json { get; set; }

        /// <summary>Whether somebody is asked to try again when the modem does not start; true unless set.</summary>
        public bool AsksToTryAgain { get; set; } = true;

        /// <summary>Milliseconds before a download is tried again; see <see cref="Esim.RetryPause"/>.</summary>
        public int RetryPause { get; set; } = RepeatedDownload.UsualPause;

        /// <summary>Whether the line to the modem is made faster for downloads when no setting says what it does; true unless set.</summary>
        /// <remarks>Safe enough: what a line carries is seen before it carries anything that counts, both ways and with lines as
        /// long as a download's; a speed at which anything went wrong is not tried again; and it gains half of the time. A line on
        /// which speed is not what holds it up, such as a modem's own USB port, is better left alone.</remarks>
        public bool RaisesSpeed { get; set; } = true;

        /// <summary>The modem, for a board on which something may take longer than elsewhere, or must not.</summary>
        public QuectelModem Modem => _modem;

        /// <summary>Runs until no more commands come.</summary>
        /// <returns>Whether every command succeeded.</returns>
        public bool Run()
        {
            var console = Start();
            return console != null && console.Run();
        }

        /// <summary>Starts modem and card, and says how they are.</summary>
        /// <returns>The console, which has run no command yet; null when the modem does not start and nobody tries again.</returns>
        public LpaConsole Start()
        {
            var answer = new Answer(_terminal);
            var start = new ModemStart(answer, _modem);
            var settings = LoadSettings(answer, start);

            var https = new TracingHttps(_modem.Https);
            var servers = new ServerNetwork(https, _modem, Network) { PrefersBoard = PrefersNetwork };
            var speed = new LineSpeed(_modem.Speed, settings) { IsUsual = RaisesSpeed };
            var roots = new RootStore(_modem, Network, SettingsStore) { Given = CaCertificates };
            var tracing = new Tracing(_modem.At, https, Trace);
            _modem.At.Watchdog = Watchdog;
            _modem.Power.Pins = Pins;
            _modem.Power.Module = Module;
            _modem.Power.Timings = ModemTimings;
            while (!Start(start, settings.Current, speed, roots, servers))
            {
                if (!AsksToTryAgain)
                {
                    return null;
                }

                start.Say("press Enter to try again");
                if (_terminal.ReadLine(-1) == null)
                {
                    return null;
                }
            }

            var esim = new Esim(_modem.Card, https, new DeviceInfo(_modem.Imei)) { ProfileManager = new LpmProfiles(_modem.Card), DownloadAttempts = DownloadAttempts, RetryPause = RetryPause };
            var console = new LpaConsole(_terminal, esim, _modem.Model + " " + _modem.Firmware);
            console.Device = new Device(_modem, settings, Memory) { Journal = new SwitchJournal(SettingsStore), Roots = roots, Servers = servers, Speed = speed };
            esim.Happened += console.Device.Heap.Hear;
            esim.Happened += speed.Hear;
            console.IsForProgram = Json;
            SettingsChange.Apply(console);
            SettingsChange.ApplyToConsole(console, null);
            console.Reporter.Enabled &= AutoReport;
            console.Reporter.Delays = ReportDelays;
            console.Switcher.Interval = SwitchInterval;
            console.Switcher.Clock = Clock;
            console.Card = _modem.Card;
            console.Tracing = tracing;
            RecoverSwitch(console, start);
            var isEuicc = console.Execute("eid");
            if (isEuicc)
            {
                start.ShowCard(esim.Management.IsOperatorManaged ? CardKind.M2mWithLpm : CardKind.Consumer, esim);
            }

            var access = CardAccessText.Of(_modem.Card.Access);
            if (access != null)
            {
                start.Say("card over " + access);
            }

            ShowSim(start, isEuicc);
            if (Greeting != null)
            {
                start.Say(Greeting);
            }

            return console;
        }

        private SettingsKeeper LoadSettings(Answer answer, ModemStart start)
        {
            var keeper = new SettingsKeeper(SettingsStore);
            string notice;
            try
            {
                notice = keeper.Load();
            }
            catch (LpaException e)
            {
                notice = CodeText.Of(e.Code) + "; those of the firmware are used";
            }

            answer.Json = keeper.Current.Json || Json;
            start.Say(FirmwareVersion.Text);
            if (notice != null)
            {
                start.Say(notice);
            }

            return keeper;
        }

        private static void RecoverSwitch(LpaConsole console, ModemStart start)
        {
            try
            {
                console.Device.Journal.Load();
                new SwitchRecovery(console).Run();
            }
            catch (LpaException e)
            {
                start.Say(CodeText.Of(e.Code) + "; whether a profile switch was cut off is not known");
            }
        }

        private bool Start(ModemStart start, Settings settings, LineSpeed speed, RootStore roots, ServerNetwork servers)
        {
            try
            {
                start.Run(settings, speed, StartTimeout);
                start.LoadRoots(roots);
                servers.Apply(settings.Servers);
                return true;
            }
            catch (LpaException e)
            {
                start.Say("error: " + ErrorText.Of(e));
                return false;
            }
        }

        private static void ShowSim(ModemStart start, bool isEuicc)
        {
            try
            {
                start.ShowSim(isEuicc);
            }
            catch (LpaException e)
            {
                // Everything that needs the modem will say so again.
                start.Say("SIM: " + CodeText.Of(e.Code));
            }
        }
    }
}
