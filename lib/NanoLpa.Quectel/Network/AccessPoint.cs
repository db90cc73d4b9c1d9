namespace NanoLpa.Quectel
{
    /// <summary>The access point of a PDP context, as AT+QICSGP sets it (Quectel TCP/IP application note).</summary>
    public sealed class AccessPoint
    {
        private const int QueryTimeout = 5000;
        private const int LongestSettings = 400;

        private static readonly byte[] Prefix = Utf8.ToBytes("+QICSGP:");

        private readonly AtClient _at;
        private readonly TlsSettings _settings;

        internal AccessPoint(AtClient at, TlsSettings settings)
        {
            _at = at;
            _settings = settings;
        }

        /// <summary>Its name (APN); null leaves the modem's own setting.</summary>
        public string Name { get; set; }

        /// <summary>Which addresses the context gets; IPv4 unless set.</summary>
        public IpType IpType { get; set; } = IpType.IPv4;

        /// <summary>User name; null for none.</summary>
        public string UserName { get; set; }

        /// <summary>Password; needed with a user name.</summary>
        public string Password { get; set; }

        /// <summary>How the user is authenticated: 1 PAP (unless set), 2 CHAP. Counts only with a user name.</summary>
        public int Authentication { get; set; } = 1;

        /// <summary>Tells the modem, unless it knows already: written again and again, its flash wears.</summary>
        /// <returns>Whether something was changed: an LTE modem uses it from its next registration on.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>; <see cref="LpaError.ModemRefused"/>: it does
        /// not take it; <see cref="LpaError.InvalidArgument"/>: a text holds quotes or is no ASCII.</exception>
        public bool Prepare()
        {
            if (Name == null || IsKnown())
            {
                return false;
            }

            lock (_at.SyncRoot)
            {
                Send();
                _at.ReadOk();
            }

            return true;
        }

        /// <summary>Tells the modem; what it does not take it keeps as it was.</summary>
        internal void Tell()
        {
            if (Name == null)
            {
                return;
            }

            lock (_at.SyncRoot)
            {
                Send();
                _at.TryReadOk();
            }
        }

        private void Send()
        {
            Append(_at.Begin("AT+QICSGP=").Number(_settings.PdpContextId).Text(","));
            _at.Send(QueryTimeout);
        }

        /// <summary>Asks for the settings: a modem that hides its password is told anew.</summary>
        private bool IsKnown()
        {
            var wanted = new AsciiWriter(new byte[LongestSettings]);
            Append(wanted);
            var known = false;
            try
            {
                lock (_at.SyncRoot)
                {
                    _at.Begin("AT+QICSGP=").Number(_settings.PdpContextId);
                    _at.Send(QueryTimeout);
                    while (_at.ReadAnswer(Prefix))
                    {
                        known = IsSame(_at.Line, wanted);
                    }
                }
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
            }

            return known;
        }

        private static bool IsSame(AtLine line, AsciiWriter wanted)
        {
            if (line.Left != wanted.Length)
            {
                return false;
            }

            for (var i = 0; i < wanted.Length; i++)
            {
                if (line.Buffer[line.Position + i] != wanted.Buffer[i])
                {
                    return false;
                }
            }

            return true;
        }

        private void Append(AsciiWriter command)
        {
            command.Number((int)IpType).Text(",\"").Printable(Name);
            if (UserName == null)
            {
                command.Text("\",\"\",\"\",0");
            }
            else
            {
                command.Text("\",\"").Printable(UserName).Text("\",\"").Printable(Password).Text("\",").Number(Authentication);
            }
        }
    }
}
