namespace NanoLpa.Quectel
{
    /// <summary>A Quectel modem on a serial line: card, HTTPS, files and network in one hand.</summary>
    public sealed class QuectelModem
    {
        private const int QueryTimeout = 3000;
        private const int ImeiDigits = 15;

        /// <summary>Creates the modem; sends nothing yet.</summary>
        public QuectelModem(ISerialLine serial)
        {
            At = new AtClient(serial);
            Tls = new TlsSettings();
            Card = new CsimCard(At);
            Files = new ModemFiles(At);
            Network = new PdpContext(At, Tls);
            Https = new ModemHttps(At, Tls) { Network = Network };
        }

        /// <summary>The AT client, for commands that have no method here.</summary>
        public AtClient At { get; }

        /// <summary>The eUICC in the modem.</summary>
        public CsimCard Card { get; }

        /// <summary>HTTPS over the modem; brings <see cref="Network"/> up by itself, needs a CA file in <see cref="Tls"/>.</summary>
        public ModemHttps Https { get; }

        /// <summary>How <see cref="Https"/> uses the modem's TLS.</summary>
        public TlsSettings Tls { get; }

        /// <summary>The modem's file storage.</summary>
        public ModemFiles Files { get; }

        /// <summary>The way into the network.</summary>
        public PdpContext Network { get; }

        /// <summary>Model (AT+CGMM), for example <c>BG95-M3</c>; null when the modem does not say.</summary>
        public string Model { get; private set; }

        /// <summary>Firmware revision (AT+CGMR); null when the modem does not say.</summary>
        public string Firmware { get; private set; }

        /// <summary>IMEI (AT+CGSN), 15 digits; null when the modem gives no such number.</summary>
        public string Imei { get; private set; }

        /// <summary>Waits for the modem to answer, sets how it talks, and asks who it is.</summary>
        /// <param name="timeout">Milliseconds until it must have answered; a modem just switched on takes up to 15 s.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public void Start(int timeout)
        {
            if (!At.Synchronize(timeout))
            {
                throw new LpaException(LpaError.ModemTimeout);
            }

            // Both only ease things: echo and errors of every form are understood.
            At.TryExecute("ATE0", QueryTimeout);
            At.TryExecute("AT+CMEE=1", QueryTimeout);
            Model = Ask("AT+CGMM", false);
            Firmware = Ask("AT+CGMR", false);
            Imei = Ask("AT+CGSN", true);
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
