namespace NanoLpa.Quectel
{
    /// <summary>A Quectel modem on a serial line: card, HTTPS, files and network in one hand.</summary>
    public sealed class QuectelModem
    {
        private const int QueryTimeout = 3000;
        private const int ImeiDigits = 15;
        private const string Quectel = "Quectel";
        private const string RevisionLabel = "Revision:";

        /// <summary>Creates the modem; sends nothing yet.</summary>
        public QuectelModem(ISerialLine serial)
        {
            At = new AtClient(serial);
            Tls = new TlsSettings();
            Card = new ModemCard(At);
            Files = new ModemFiles(At);
            Network = new PdpContext(At, Tls);
            Https = new ModemHttps(At, Tls) { Network = Network };
            Speed = new BaudRate(At, serial as ISerialSpeed);
            Power = new ModemPower(At, Speed);
            Sim = new SimCard(At, Card);
            Info = new NetworkInfo(At);
            Clock = new ModemClock(At);
            Radio = new RadioAccess(At);
            Attach = new NetworkAttach(this);
        }

        /// <summary>The AT client, for commands that have no method here.</summary>
        public AtClient At { get; }

        /// <summary>The eUICC in the modem.</summary>
        public ModemCard Card { get; }

        /// <summary>HTTPS over the modem; brings <see cref="Network"/> up by itself, needs a CA file in <see cref="Tls"/>.</summary>
        public ModemHttps Https { get; }

        /// <summary>How <see cref="Https"/> uses the modem's TLS.</summary>
        public TlsSettings Tls { get; }

        /// <summary>The modem's file storage.</summary>
        public ModemFiles Files { get; }

        /// <summary>The way into the network.</summary>
        public PdpContext Network { get; }

        /// <summary>The speed of the line.</summary>
        public BaudRate Speed { get; }

        /// <summary>The keys that switch the modem on.</summary>
        public ModemPower Power { get; }

        /// <summary>The card as the modem sees it.</summary>
        public SimCard Sim { get; }

        /// <summary>What the modem says about the network.</summary>
        public NetworkInfo Info { get; }

        /// <summary>The time, where the network has told it.</summary>
        public ModemClock Clock { get; }

        /// <summary>Technologies and bands.</summary>
        public RadioAccess Radio { get; }

        /// <summary>Brings the modem into the network; <see cref="Network"/>'s context included.</summary>
        public NetworkAttach Attach { get; }

        /// <summary>Manufacturer (ATI, or AT+CGMI), for example <c>Quectel</c>; null when the modem does not say.</summary>
        public string Manufacturer { get; private set; }

        /// <summary>Whether <see cref="Manufacturer"/> is Quectel. AT+CSIM is everybody's, most else is made for Quectel's commands.</summary>
        public bool IsQuectel => Manufacturer != null && Manufacturer.StartsWith(Quectel);

        /// <summary>Model (ATI, or AT+CGMM), for example <c>BG95-M3</c>; null when the modem does not say.</summary>
        public string Model { get; private set; }

        /// <summary>Firmware revision (ATI, or AT+CGMR); null when the modem does not say.</summary>
        public string Firmware { get; private set; }

        /// <summary>IMEI (AT+CGSN), 15 digits; null when the modem gives no such number.</summary>
        public string Imei { get; private set; }

        /// <summary>Gets the modem to answer, see <see cref="ModemPower.Start"/>, sets how it talks, and asks who it is.</summary>
        /// <param name="timeout">Milliseconds until it must have answered; a modem just switched on takes up to 15 s.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public void Start(int timeout)
        {
            Power.Start(timeout);
            Prepare();
        }

        /// <summary>Restarts it (AT+CFUN=1,1; RESET where it does not take that): it reads the card anew, and keeps its settings.</summary>
        /// <param name="timeout">As for <see cref="Start"/>.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ModemRefused"/>: there is no way to; <see cref="LpaError.ModemTimeout"/>.</exception>
        public void Restart(int timeout)
        {
            Power.Restart(timeout);
            Prepare();
        }

        private void Prepare()
        {
            // Both only ease things: echo and errors of every form are understood.
            At.TryExecute("ATE0", QueryTimeout);
            At.TryExecute("AT+CMEE=1", QueryTimeout);
            Identify();
            Imei = Ask("AT+CGSN", true);
            Radio.Module = ModuleOf(Model);
        }

        private static ModemModule ModuleOf(string model)
        {
            if (model == null)
            {
                return ModemModule.Unknown;
            }

            if (model.StartsWith("BG"))
            {
                return ModemModule.BG95;
            }

            if (model.StartsWith("EC200A"))
            {
                return ModemModule.EC200A;
            }

            return model.StartsWith("EC600U") || model.StartsWith("EC200U") ? ModemModule.EC600U : ModemModule.Unknown;
        }

        private static bool IsImei(AtLine line)
        {
            if (line.Left != ImeiDigits)
            {
                return false;
            }

            for (var i = 0; i < ImeiDigits; i++)
            {
                var character = line.Buffer[line.Position + i];
                if (character < 0x30 || character > 0x39)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Asks who made it, and what it is: at once as Quectel's modems tell it, or else one by one.</summary>
        private void Identify()
        {
            if (!TryIdentify())
            {
                Manufacturer = Ask("AT+CGMI", false);
                Model = Ask("AT+CGMM", false);
                Firmware = Ask("AT+CGMR", false);
            }
        }

        /// <summary>ATI: a line with the manufacturer, one with the model, one with the revision. Others' modems answer in other forms.</summary>
        private bool TryIdentify()
        {
            Manufacturer = null;
            Model = null;
            Firmware = null;
            try
            {
                lock (At.SyncRoot)
                {
                    At.Begin("ATI");
                    At.Send(QueryTimeout);
                    while (At.ReadBareAnswer())
                    {
                        Take(At.Line.Rest());
                    }
                }
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
                return false;
            }

            return Firmware != null;
        }

        private void Take(string line)
        {
            if (Manufacturer == null)
            {
                Manufacturer = line.StartsWith(Quectel) ? line : null;
            }
            else if (Model == null)
            {
                Model = line;
            }
            else if (Firmware == null && line.StartsWith(RevisionLabel))
            {
                Firmware = line.Substring(RevisionLabel.Length).Trim();
            }
        }

        private string Ask(string command, bool imei)
        {
            string answer = null;
            try
            {
                lock (At.SyncRoot)
                {
                    At.Begin(command);
                    At.Send(QueryTimeout);
                    while (At.ReadBareAnswer())
                    {
                        if (answer == null && (!imei || IsImei(At.Line)))
                        {
                            answer = At.Line.Rest();
                        }
                    }
                }
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
                return null;
            }

            return answer;
        }
    }
}
