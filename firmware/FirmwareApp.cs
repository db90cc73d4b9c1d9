using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>The firmware: a board gives it a terminal and a line to a modem, and it is an LPA.</summary>
    public sealed class FirmwareApp
    {
        private const string CaFile = "nanolpa-ca.pem";

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

        /// <summary>Root certificates that servers are checked against, PEM; null: those that are on the modem from an earlier time.</summary>
        public byte[] CaCertificates { get; set; }

        /// <summary>The way to servers where it is not the modem; null: the modem.</summary>
        public IHttpsClient Https { get; set; }

        /// <summary>What else the board has to say at the start; null: nothing.</summary>
        public string Greeting { get; set; }

        /// <summary>Runs until no more commands come.</summary>
        /// <returns>Whether every command succeeded.</returns>
        public bool Run()
        {
            Print(FirmwareVersion.Text);
            while (!Start())
            {
                Print("press Enter to try again");
                if (_terminal.ReadLine(-1) == null)
                {
                    return false;
                }
            }

            var esim = new Esim(_modem.Card, Https ?? _modem.Https, new DeviceInfo(_modem.Imei));
            var console = new LpaConsole(_terminal, esim, _modem.Model + " " + _modem.Firmware);
            console.Execute("eid");
            if (Greeting != null)
            {
                Print(Greeting);
            }

            return console.Run();
        }

        private bool Start()
        {
            try
            {
                _modem.Start(StartTimeout);
                if (_modem.Imei == null)
                {
                    throw new LpaException(LpaError.ModemRefused);
                }

                if (Https == null)
                {
                    UseCaCertificates();
                }

                return true;
            }
            catch (LpaException e)
            {
                Print("error: " + ErrorText.Of(e));
                return false;
            }
        }

        private void UseCaCertificates()
        {
            if (CaCertificates != null)
            {
                _modem.Files.Ensure(CaFile, CaCertificates, CaCertificates.Length);
            }

            _modem.Tls.CaFile = CaFile;
        }

        private void Print(string line) => _terminal.Write(line + "\r\n");
    }
}
