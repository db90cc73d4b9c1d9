using System;

namespace NanoLpa.Quectel
{
    /// <summary>The card as the modem sees it: its state, ICCID and IMSI.</summary>
    public sealed class SimCard
    {
        // 3GPP TS 27.007 section 9.2.1.
        private const int NotInserted = 10;
        private const int PinRequired = 11;
        private const int PukRequired = 12;
        private const int Failure = 13;
        private const int Busy = 14;

        private const int QueryTimeout = 5000;
        private const int PollInterval = 500;

        private static readonly byte[] StatePrefix = Utf8.ToBytes("+CPIN:");
        private static readonly byte[] ReadyText = Utf8.ToBytes("READY");
        private static readonly byte[] EmptyText = Utf8.ToBytes("EMPTY_EUICC");
        private static readonly byte[] AbsentText = Utf8.ToBytes("NOT INSERTED");
        private static readonly byte[] NotReadyText = Utf8.ToBytes("NOT READY");

        private readonly AtClient _at;
        private readonly ICard _card;

        internal SimCard(AtClient at, ICard card)
        {
            _at = at;
            _card = card;
        }

        /// <summary>AID of the ISD-R, by which an eUICC without an enabled profile is known from no card.</summary>
        public byte[] IsdRAid { get; set; } = IsdR.StandardAid;

        /// <summary>Asks for the state, as <see cref="WaitForModem"/>; where the modem has no card, the ISD-R is asked.</summary>
        /// <remarks>An eUICC without an enabled profile is no card to some modems. Whoever has the ISD-R open must not call this.</remarks>
        /// <param name="timeout">Milliseconds to wait for a card that starts, or that is not there yet; 0 asks once.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public SimState Wait(int timeout)
        {
            var state = WaitForModem(timeout);
            return state == SimState.Absent && HasIsdR() ? SimState.NoProfile : state;
        }

        /// <summary>Asks for the state as the modem sees it (AT+CPIN?), until it is one that lasts.</summary>
        /// <param name="timeout">As for <see cref="Wait"/>.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public SimState WaitForModem(int timeout)
        {
            var end = Environment.TickCount64 + timeout;
            for (;;)
            {
                var state = State();
                if (state == SimState.Ready || state == SimState.PinRequired || state == SimState.NoProfile)
                {
                    return state;
                }

                var left = end - Environment.TickCount64;
                if (left <= 0)
                {
                    return state;
                }

                // +CPIN: READY ends it; a handler that takes another URC only makes it ask sooner.
                _at.WaitForUrc((int)(left < PollInterval ? left : PollInterval));
            }
        }

        /// <summary>ICCID of the enabled profile, 18 to 20 digits (AT+QCCID, AT+CCID or AT+ICCID); null when there is none.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public string Iccid() => Digits("AT+QCCID", "+QCCID:") ?? Digits("AT+CCID", "+CCID:") ?? Digits("AT+ICCID", "+ICCID:");

        /// <summary>IMSI of the enabled profile (AT+CIMI); null when there is none.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public string Imsi() => Digits("AT+CIMI", "+CIMI:");

        /// <summary>Asks for the state as the modem sees it (AT+CPIN?), once.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public SimState State()
        {
            var state = SimState.Unknown;
            try
            {
                lock (_at.SyncRoot)
                {
                    _at.Begin("AT+CPIN?");
                    _at.Send(QueryTimeout);
                    while (_at.ReadAnswer(StatePrefix))
                    {
                        state = Parse(_at.Line);
                    }
                }
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
                return Parse(e.Detail);
            }

            return state;
        }

        private static SimState Parse(AtLine line)
        {
            if (line.Skip(ReadyText))
            {
                return SimState.Ready;
            }

            if (line.Skip(EmptyText))
            {
                return SimState.NoProfile;
            }

            if (line.Skip(NotReadyText))
            {
                return SimState.Busy;
            }

            // All else that AT+CPIN? answers asks for a code: SIM PIN, SIM PUK, PH-NET PIN, ...
            return line.Skip(AbsentText) ? SimState.Absent : SimState.PinRequired;
        }

        private static SimState Parse(int error)
        {
            switch (error)
            {
                case NotInserted:
                case Failure:
                    return SimState.Absent;
                case PinRequired:
                case PukRequired:
                    return SimState.PinRequired;
                case Busy:
                    return SimState.Busy;
                default:
                    return SimState.Unknown;
            }
        }

        private bool HasIsdR()
        {
            var isdr = new IsdR(_card) { Aid = IsdRAid };
            try
            {
                isdr.Open();
                return true;
            }
            catch (LpaException e)
            {
                if (e.Detail == AtClient.LineGone)
                {
                    throw;
                }

                return false;
            }
            finally
            {
                isdr.Close();
            }
        }

        /// <summary>Reads a number of 15 digits or more, whose prefix some firmware leaves out; an F that pads it is dropped.</summary>
        private string Digits(string command, string prefix)
        {
            string answer = null;
            var start = Utf8.ToBytes(prefix);
            try
            {
                lock (_at.SyncRoot)
                {
                    _at.Begin(command);
                    _at.Send(QueryTimeout);
                    while (_at.ReadAnswerOrBare(start))
                    {
                        var line = _at.Line;
                        line.Skip('"');
                        var count = CountDigits(line);
                        if (answer == null && count >= 14)
                        {
                            answer = Utf8.ToString(line.Buffer, line.Position, count);
                        }
                    }
                }
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
            }

            return answer;
        }

        private static int CountDigits(AtLine line)
        {
            var buffer = line.Buffer;
            var start = line.Position;
            var end = start + line.Left;
            var at = start;
            while (at < end && buffer[at] >= 0x30 && buffer[at] <= 0x39)
            {
                at++;
            }

            return at - start;
        }
    }
}
