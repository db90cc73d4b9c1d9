namespace NanoLpa.Quectel
{
    /// <summary>A session of AT+CCHO: a logical channel that the modem has opened, under a name of the modem's.</summary>
    internal sealed class CglaSession
    {
        private const int LongestName = 16;
        private const int OpenTimeout = 30000;
        private const int CloseTimeout = 5000;
        private const int MostForgotten = 3;
        private const int LongestNumber = 6;

        // The session that is always there.
        private const string BasicChannel = "0";

        private static readonly byte[] OpenPrefix = Utf8.ToBytes("+CCHO:");
        private static readonly byte[] Prefix = Utf8.ToBytes("+CGLA:");

        // GetEUICCChallenge changes nothing, and nothing but an ISD-R takes it.
        private static readonly byte[] GetChallenge = { 0x80, 0xE2, 0x91, 0x00, 0x03, 0xBF, 0x2E, 0x00 };
        private static readonly byte[] Status = { 0x80, 0xF2, 0x00, 0x00, 0x00 };

        private readonly AtClient _at;
        private readonly byte[] _class = new byte[1];
        private readonly LongAnswer _answer = new LongAnswer();
        private string _name;
        private bool _isFirst = true;
        private bool _inDoubt;

        public CglaSession(AtClient at)
        {
            _at = at;
        }

        /// <summary>How long one APDU may take, in milliseconds.</summary>
        public int Timeout { get; set; } = 120000;

        /// <summary>Whether there is a session, as far as is known.</summary>
        public bool IsOpen => _name != null;

        /// <summary>Opens a session with an application.</summary>
        /// <param name="select">A SELECT command, which holds the AID.</param>
        /// <param name="count">Bytes of the AID.</param>
        /// <returns>0; when the modem refuses, its CME error, -1 for a plain ERROR.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.CardResponse"/>: the modem agrees and names no session;
        /// <see cref="LpaError.ModemTimeout"/>, as from every method here.</exception>
        public int Open(byte[] select, int count)
        {
            var inDoubt = _inDoubt;
            _inDoubt = true;
            try
            {
                lock (_at.SyncRoot)
                {
                    _at.Begin("AT+CCHO=\"").HexDigits(select, 5, count).Text("\"");
                    _at.Send(OpenTimeout);
                    while (_at.ReadAnswerOrBare(OpenPrefix))
                    {
                        var line = _at.Line;
                        _name = _name == null && line.Left <= LongestName && line.IsHex() ? line.Rest() : _name;
                    }
                }
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
                _inDoubt = inDoubt;
                return e.Detail;
            }

            if (_name == null)
            {
                throw new LpaException(LpaError.CardResponse);
            }

            CloseLost(inDoubt);
            _inDoubt = false;
            _isFirst = false;
            return 0;
        }

        /// <summary>Closes the session, if any.</summary>
        public void Close()
        {
            var name = _name;
            Forget();
            if (name != null)
            {
                // Unless the modem agrees, the next one looks for it.
                var inDoubt = _inDoubt;
                _inDoubt = true;
                _inDoubt = !Close(name) || inDoubt;
            }
        }

        /// <summary>Closes the sessions that a crash may have left open: most modems count from 1.</summary>
        public void CloseForgotten()
        {
            for (var name = 1; name <= MostForgotten; name++)
            {
                Close(name.ToString());
            }
        }

        /// <summary>Notes that the session is gone.</summary>
        public void Forget()
        {
            _name = null;
            _answer.Clear();
        }

        /// <summary>Sends a command on the session's channel.</summary>
        /// <returns>Bytes of the answer.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemRefused"/>, <see cref="LpaError.CardResponse"/>: the answer
        /// is garbled.</exception>
        public int Transmit(byte[] command, int length, byte[] response)
        {
            if (command[1] == 0xC0 && _answer.HasMore)
            {
                return _answer.Next(response);
            }

            _answer.Clear();
            return Transmit(_name, command, length, response);
        }

        /// <summary>Sends a command for the card as a whole; errors as on the session.</summary>
        public int TransmitBasic(byte[] command, int length, byte[] response) => Transmit(BasicChannel, command, length, response);

        /// <summary>Whether the modem still has the session: a command that no card minds is passed on.</summary>
        public bool IsAlive()
        {
            try
            {
                Transmit(_name, Status, Status.Length, new byte[258]);
                return true;
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
                return false;
            }
        }

        /// <summary>Closes those of the sessions before this one on which an ISD-R answers: a restart, or an answer that was not
        /// heard, has left them open. Only where the modem counts.</summary>
        private void CloseLost(bool inDoubt)
        {
            var number = Number();
            if (!inDoubt && !(_isFirst && number <= MostForgotten + 1))
            {
                return;
            }

            for (var lost = number - 1; lost > 0 && lost >= number - MostForgotten; lost--)
            {
                var name = lost.ToString();
                if (IsOurs(name))
                {
                    Close(name);
                }
            }
        }

        /// <summary>The session's name where it is a number; 0 where it is not.</summary>
        private int Number()
        {
            var number = 0;
            for (var i = 0; i < _name.Length; i++)
            {
                if (_name.Length > LongestNumber || _name[i] < '0' || _name[i] > '9')
                {
                    return 0;
                }

                number = (10 * number) + _name[i] - '0';
            }

            return number;
        }

        private bool IsOurs(string name)
        {
            try
            {
                var response = new byte[258];
                var count = Transmit(name, GetChallenge, GetChallenge.Length, response);
                _answer.Clear();
                int sw1 = response[count - 2];
                return sw1 == 0x90 || sw1 == 0x61;
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
                return false;
            }
        }

        /// <summary>Closes a session.</summary>
        /// <returns>False when the modem refuses, most likely because it does not have it.</returns>
        private bool Close(string name)
        {
            lock (_at.SyncRoot)
            {
                _at.Begin("AT+CCHC=").Token(name);
                _at.Send(CloseTimeout);
                return _at.TryReadOk();
            }
        }

        private int Transmit(string name, byte[] command, int length, byte[] response)
        {
            var received = -1;
            lock (_at.SyncRoot)
            {
                // The modem puts the channel into the class byte.
                int cla = command[0];
                _class[0] = (byte)((cla & 0x40) != 0 ? cla & 0xB0 : cla & 0xFC);
                _at.Begin("AT+CGLA=").Token(name).Text(",").Number(2 * length).Text(",\"")
                    .HexDigits(_class, 0, 1).HexDigits(command, 1, length - 1).Text("\"");
                _at.Send(Timeout);
                while (_at.ReadAnswerOrBare(Prefix))
                {
                    received = received < 0 ? _answer.Read(_at, response) : received;
                }
            }

            if (received < 0)
            {
                throw new LpaException(LpaError.CardResponse);
            }

            return received;
        }
    }
}
