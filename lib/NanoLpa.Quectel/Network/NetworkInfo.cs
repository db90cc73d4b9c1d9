namespace NanoLpa.Quectel
{
    /// <summary>Asks the modem about the network; changes nothing but how much it tells.</summary>
    public sealed class NetworkInfo
    {
        /// <summary>Signal strength that is not known.</summary>
        public const int NoSignal = 99;

        private const int QueryTimeout = 5000;
        private const int Strongest = 31;

        private static readonly byte[] CircuitPrefix = Utf8.ToBytes("+CREG:");
        private static readonly byte[] PacketPrefix = Utf8.ToBytes("+CGREG:");
        private static readonly byte[] EpsPrefix = Utf8.ToBytes("+CEREG:");
        private static readonly byte[] SignalPrefix = Utf8.ToBytes("+CSQ:");
        private static readonly byte[] OperatorPrefix = Utf8.ToBytes("+COPS:");
        private static readonly byte[] ReportPrefix = Utf8.ToBytes("+CEER:");

        private readonly AtClient _at;
        private readonly RegistrationUrcs _reports = new RegistrationUrcs();
        private Registration _watched;
        private bool _wasLost;
        private int _cause;

        internal NetworkInfo(AtClient at)
        {
            _at = at;
            at.AddUrcHandler(_reports);
        }

        /// <summary>Whether the modem was in no network, or has left one, at or since the last <see cref="Watch"/>, as far as it was
        /// asked and has reported. Until then a registration may be an old one: behind a REFRESH it was made with another profile.</summary>
        public bool WasLost => _wasLost || (_watched != null && _watched.IsEnded(_reports.PacketLost, _reports.EpsLost));

        /// <summary>Has the modem report why the network refuses, as far as it can (AT+CEREG=3 and its like, else 2).</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public void ReportCauses()
        {
            ReportCauses("AT+CREG=");
            ReportCauses("AT+CGREG=");
            ReportCauses("AT+CEREG=");
        }

        /// <summary>Asks how the modem stands with the network.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public Registration Registration()
        {
            _cause = -1;
            var circuit = State("AT+CREG?", CircuitPrefix);
            var packet = State("AT+CGREG?", PacketPrefix);
            var eps = State("AT+CEREG?", EpsPrefix);
            var registration = new Registration(circuit, packet, eps, _cause);
            _wasLost |= !registration.IsRegistered;
            return registration;
        }

        /// <summary>Begins to watch for the loss of the registration that there is now; see <see cref="WasLost"/>.</summary>
        /// <remarks>The modem reports it where <see cref="ReportCauses()"/> was called.</remarks>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public void Watch()
        {
            _reports.Clear();
            _wasLost = false;
            _watched = Registration();
        }

        /// <summary>Asks for the signal strength (AT+CSQ).</summary>
        /// <returns>0 (-113 dBm or less) to 31 (-51 dBm or more), 2 dBm a step; <see cref="NoSignal"/>.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public int Signal()
        {
            var signal = NoSignal;
            lock (_at.SyncRoot)
            {
                if (Ask("AT+CSQ", SignalPrefix))
                {
                    signal = _at.Line.Number();
                    Finish(SignalPrefix);
                }
            }

            return signal < 0 || signal > Strongest ? NoSignal : signal;
        }

        /// <summary>Asks for the network's name (AT+COPS?).</summary>
        /// <returns>Null outside any network.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public Operator Operator()
        {
            lock (_at.SyncRoot)
            {
                if (!Ask("AT+COPS?", OperatorPrefix))
                {
                    return null;
                }

                // <mode>[,<format>,"<name>"[,<technology>]]
                var line = _at.Line;
                Operator found = null;
                if (line.SkipPast(',') && line.SkipPast('"'))
                {
                    var name = line.Until('"');
                    found = new Operator(name, line.Skip(',') ? line.Number() : -1);
                }

                Finish(OperatorPrefix);
                return found;
            }
        }

        /// <summary>Asks for the reason of the last failure in the modem's own words (AT+CEER).</summary>
        /// <returns>Null when it has none.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public string Report()
        {
            lock (_at.SyncRoot)
            {
                if (!Ask("AT+CEER", ReportPrefix))
                {
                    return null;
                }

                _at.Line.Skip('"');
                var text = _at.Line.Until('"');
                Finish(ReportPrefix);
                return text.Length == 0 ? null : text;
            }
        }

        private void ReportCauses(string command)
        {
            if (!_at.TryExecute(command + "3", QueryTimeout))
            {
                _at.TryExecute(command + "2", QueryTimeout);
            }
        }

        /// <summary>Reads <c>&lt;n&gt;,&lt;stat&gt;[,"&lt;area&gt;","&lt;cell&gt;",&lt;technology&gt;[,&lt;cause type&gt;,&lt;cause&gt;]]</c>; between, more may be left empty.</summary>
        private RegistrationState State(string command, byte[] prefix)
        {
            lock (_at.SyncRoot)
            {
                if (!Ask(command, prefix))
                {
                    return RegistrationState.Unknown;
                }

                var line = _at.Line;
                line.SkipPast(',');
                var state = Parse(line.Number());
                if (state == RegistrationState.Denied)
                {
                    ReadCause(line, prefix == PacketPrefix);
                }

                Finish(prefix);
                return state;
            }
        }

        /// <summary>The cause stands behind four more fields, of AT+CGREG five: it has the routing area, too. Cause type 0 is the standard's own.</summary>
        private void ReadCause(AtLine line, bool packet)
        {
            for (var fields = packet ? 5 : 4; fields > 0; fields--)
            {
                if (!line.SkipPast(','))
                {
                    return;
                }
            }

            if (line.Number() == 0 && line.Skip(','))
            {
                var cause = line.Number();
                _cause = cause >= 0 ? cause : _cause;
            }
        }

        internal static RegistrationState Parse(int state)
        {
            switch (state)
            {
                case 0:
                    return RegistrationState.Idle;
                case 1:
                case 9:
                    return RegistrationState.Home;
                case 2:
                    return RegistrationState.Searching;
                case 3:
                    return RegistrationState.Denied;
                case 5:
                case 10:
                    return RegistrationState.Roaming;
                default:
                    return RegistrationState.Unknown;
            }
        }

        /// <summary>Sends a question and reads to the first line of its answer.</summary>
        /// <returns>False when there is none; the answer is over then.</returns>
        private bool Ask(string command, byte[] prefix)
        {
            try
            {
                _at.Begin(command);
                _at.Send(QueryTimeout);
                return _at.ReadAnswer(prefix);
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
                return false;
            }
        }

        private void Finish(byte[] prefix)
        {
            while (_at.ReadAnswer(prefix))
            {
                // One line is the answer; another is a report that came just then.
            }
        }
    }
}
