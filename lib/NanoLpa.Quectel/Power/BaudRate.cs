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

        private readonly AtClient _at;
        private readonly ISerialSpeed _line;

        internal BaudRate(AtClient at, ISerialSpeed line)
        {
            _at = at;
            _line = line;
        }

        /// <summary>How long the modem may take to answer at each speed that is tried, in milliseconds; 700 unless set.</summary>
        public int ProbeTimeout { get; set; } = 700;

        /// <summary>Whether the line's speed can be changed at all.</summary>
        public bool CanChange => _line != null;

        /// <summary>The line's speed now, bits per second; 0 when it has none.</summary>
        public int Current => _line == null ? 0 : _line.BaudRate;

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

            FallBack(old, rate);
            return false;
        }

        private static string Command(int rate) => "AT+IPR=" + rate.ToString();

        /// <summary>The modem has taken the new speed, but the line does not bear it; or it was never taken.</summary>
        private void FallBack(int old, int rate)
        {
            if (Answers(old, ChangeTimeout))
            {
                return;
            }

            // Said where nothing is heard: what comes back is garbled, but what goes out may arrive.
            _line.BaudRate = rate;
            _at.WriteBlind(Command(old));

            // Until all of it has gone out, the line must keep its speed.
            _at.WaitForUrc(BlindTime);
            if (!Answers(old, ChangeTimeout) && !Find())
            {
                throw new LpaException(LpaError.ModemTimeout);
            }
        }

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
