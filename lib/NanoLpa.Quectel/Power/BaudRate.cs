namespace NanoLpa.Quectel
{
    /// <summary>The speed of the line to the modem: finds it, and changes it on both sides.</summary>
    public sealed class BaudRate
    {
        /// <summary>The highest that is set: every module here has it.</summary>
        public const int Highest = 921600;

        private const int CommandTimeout = 3000;
        private const int BlindTime = 100;

        // A modem that has just changed its speed may need a moment.
        private const int ChangeTimeout = 2000;

        // On a line that damages one byte of twenty, every second command arrives whole.
        private const int MostReturns = 10;

        private readonly AtClient _at;
        private readonly ISerialSpeed _line;
        private int _other;

        internal BaudRate(AtClient at, ISerialSpeed line)
        {
            _at = at;
            _line = line;
            at.Speed = this;
        }

        /// <summary>How long the modem may take to answer at each speed that is tried, in milliseconds; 700 unless set.</summary>
        public int ProbeTimeout { get; set; } = 700;

        /// <summary>Whether the line's speed can be changed at all.</summary>
        public bool CanChange => _line != null;

        /// <summary>The line's speed now, bits per second; 0 when it has none.</summary>
        public int Current => _line == null ? 0 : _line.BaudRate;

        /// <summary>Whether RTS and CTS are wired.</summary>
        public bool HasFlowControl => _line != null && _line.HasFlowControl;

        /// <summary>The speeds that are tried and set, the most likely first.</summary>
        public static int[] Usual() => new[] { 115200, 921600, 460800, 230400, 57600, 38400, 19200, 9600 };

        /// <summary>Whether a speed is one of <see cref="Usual"/>.</summary>
        public static bool IsUsual(int rate)
        {
            foreach (var usual in Usual())
            {
                if (usual == rate)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Looks for the speed at which the modem answers, if it is not the line's own.</summary>
        /// <returns>False when it answers at none; the line has its speed back then.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>: the line is gone.</exception>
        public bool Find()
        {
            if (_line == null)
            {
                return false;
            }

            var configured = _line.BaudRate;
            foreach (var rate in Usual())
            {
                if (rate != configured && Answers(rate, ProbeTimeout))
                {
                    return true;
                }
            }

            // Last, and once more: the modem may have come up meanwhile.
            return Answers(configured, ProbeTimeout);
        }

        /// <summary>Sets the speed of modem (AT+IPR) and line, and RTS/CTS flow control (AT+IFC=2,2) where both have it.</summary>
        /// <remarks>When the modem does not answer at the new speed, it is looked for, and goes on where it answers.</remarks>
        /// <param name="rate">One of <see cref="Usual"/>.</param>
        /// <returns>Whether it answers at the new speed.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.InvalidArgument"/>: no usual speed;
        /// <see cref="LpaError.ModemTimeout"/>: the modem answers at no speed any more.</exception>
        public bool Change(int rate)
        {
            if (!IsUsual(rate))
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            if (_line == null || _line.BaudRate == rate)
            {
                return _line != null;
            }

            var old = _line.BaudRate;
            _other = old;
            if (!LineHas(rate))
            {
                return false;
            }

            _line.BaudRate = old;
            if (_line.HasFlowControl)
            {
                _at.TryExecute("AT+IFC=2,2", CommandTimeout);
            }

            if (!_at.TryExecute(Command(rate), CommandTimeout))
            {
                return false;
            }

            if (Answers(rate, ChangeTimeout))
            {
                return true;
            }

            // The modem has taken the new speed, but the line does not bear it; or it was never taken.
            BringBack(old, rate, true);
            return false;
        }

        /// <summary>As <see cref="Change"/>, and keeps the new speed only if the line carries it: see <see cref="LineCheck"/>.</summary>
        /// <returns>Whether it does. If not, the modem goes on where <see cref="Return"/> leaves it.</returns>
        /// <exception cref="LpaException">As for <see cref="Change"/>.</exception>
        public bool Raise(int rate)
        {
            if (_line == null)
            {
                return false;
            }

            var old = _line.BaudRate;
            try
            {
                if (Change(rate) && new LineCheck(_at).Run() && EchoesNoMore())
                {
                    return true;
                }
            }
            catch (LpaException e)
            {
                if (e.Code != LpaError.ModemTimeout || e.Detail == AtClient.LineGone)
                {
                    var failure = e;
                    throw failure;
                }
            }

            BringBack(old, rate, true);
            EchoesNoMore();
            return false;
        }

        /// <summary>Goes back to a speed that is known to work, from one at which hardly anything may be heard.</summary>
        /// <param name="rate">That speed. When the modem does not answer at it, it is looked for, and goes on where it answers.</param>
        /// <param name="isLost">Whether it may be at that speed already, because it has restarted: it is looked for there first.</param>
        /// <returns>False when it was.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>: it answers at no speed any more.</exception>
        public bool Return(int rate, bool isLost) => _line != null && BringBack(rate, _line.BaudRate, isLost);

        /// <summary>For a modem that does not answer any more: it may have restarted, and lost the speed that was set.</summary>
        /// <remarks>Only the speed from before the last change is tried: a modem that finds out the speed by itself when it starts
        /// would take any other for good.</remarks>
        internal bool FindIfMoved()
        {
            if (_other == 0)
            {
                return false;
            }

            var rate = _line.BaudRate;
            var found = Answers(_other, ProbeTimeout);
            if (found)
            {
                _other = rate;
            }

            return found || Answers(rate, ProbeTimeout);
        }

        private static string Command(int rate) => "AT+IPR=" + rate.ToString();

        private bool BringBack(int rate, int from, bool isLost)
        {
            _other = from;
            for (var tries = 0; tries < MostReturns; tries++)
            {
                if ((tries > 0 || isLost) && Answers(rate, tries > 0 ? ChangeTimeout : ProbeTimeout))
                {
                    return tries > 0;
                }

                // Said where nothing is heard: what comes back is garbled, but what goes out may arrive.
                _line.BaudRate = from;
                _at.WriteBlind(Command(rate));

                // Until all of it has gone out, the line must keep its speed.
                _at.WaitForUrc(BlindTime);
            }

            if (!Find())
            {
                throw new LpaException(LpaError.ModemTimeout);
            }

            return true;
        }

        private bool EchoesNoMore() => _at.TryExecute("ATE0", CommandTimeout);

        private bool Answers(int rate, int timeout) => LineHas(rate) && _at.Synchronize(timeout);

        /// <summary>Sets the line's speed.</summary>
        /// <returns>False when it has no such speed; it keeps its own then.</returns>
        private bool LineHas(int rate)
        {
            try
            {
                _line.BaudRate = rate;
                return true;
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.NotSupported);
                return false;
            }
        }
    }
}
