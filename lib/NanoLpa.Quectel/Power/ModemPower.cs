using System;
using System.Threading;

namespace NanoLpa.Quectel
{
    /// <summary>Gets the modem to answer, with PWRKEY, RESET and the line's speed, as far as the board has them.</summary>
    /// <remarks>One and the same pulse switches a module on and off. So a key is pressed only when the modem answers at no
    /// speed and has not just said that it starts, and at most twice in a start: switching wears its flash.</remarks>
    public sealed class ModemPower
    {
        private const int MostPresses = 2;
        private const int RestartTimeout = 15000;
        private const int Slice = 250;

        private readonly AtClient _at;
        private readonly BaudRate _speed;
        private readonly BootUrcs _boot = new BootUrcs();

        internal ModemPower(AtClient at, BaudRate speed)
        {
            _at = at;
            _speed = speed;
            at.AddUrcHandler(_boot);
        }

        /// <summary>The wires to PWRKEY and RESET; null where there are none.</summary>
        public IModemPins Pins { get; set; }

        /// <summary>Which module it is, as far as the board knows.</summary>
        public ModemModule Module { get; set; }

        /// <summary>The board's own timings; null for those of <see cref="Module"/>.</summary>
        public ModemTimings Timings { get; set; }

        /// <summary>How long a modem that is on may take to answer, in milliseconds; 1500 unless set.</summary>
        public int ProbeTimeout { get; set; } = 1500;

        /// <summary>How often PWRKEY or RESET were pressed in the last <see cref="Start"/>.</summary>
        public int Presses { get; private set; }

        /// <summary>Whether the modem was switched on, or has said that it has started, in the last <see cref="Start"/> or since.</summary>
        public bool HasStarted => Presses > 0 || _boot.IsUp;

        /// <summary>Gets the modem to answer; leaves alone one that does already.</summary>
        /// <param name="timeout">Milliseconds to wait for a modem that the board cannot switch on; else the timings count.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>: it does not answer.</exception>
        public void Start(int timeout)
        {
            Presses = 0;
            _boot.Clear();
            if (_at.Synchronize(timeout < ProbeTimeout ? timeout : ProbeTimeout) || WaitIfStarting(timeout) || _speed.Find())
            {
                return;
            }

            if (Pins == null)
            {
                WaitOrFail(timeout - ProbeTimeout);
                return;
            }

            while (Presses < MostPresses)
            {
                if (PressAndWait())
                {
                    return;
                }
            }

            throw new LpaException(LpaError.ModemTimeout);
        }

        /// <summary>Restarts a modem that is on (AT+CFUN=1,1; RESET where it does not take that), and gets it to answer.</summary>
        /// <param name="timeout">As for <see cref="Start"/>.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ModemRefused"/>: there is no way to restart it;
        /// <see cref="LpaError.ModemTimeout"/>: it does not answer.</exception>
        internal void Restart(int timeout)
        {
            var timings = Timings ?? ModemTimings.Of(Module);
            _boot.Clear();
            if (!TryCommand())
            {
                if (Pins == null || !Pins.HasReset)
                {
                    throw new LpaException(LpaError.ModemRefused);
                }

                Press(true, timings.ResetPulse);
            }

            // For a moment it still answers as before.
            var end = Environment.TickCount64 + timings.Answer;
            while (!_boot.IsUp && Environment.TickCount64 < end)
            {
                _at.WaitForUrc(Slice);
            }

            Start(timeout);
        }

        private bool TryCommand()
        {
            try
            {
                return _at.TryExecute("AT+CFUN=1,1", RestartTimeout);
            }
            catch (LpaException e)
            {
                if (e.Detail == AtClient.LineGone)
                {
                    throw;
                }

                return false;
            }
        }

        private void WaitOrFail(int timeout)
        {
            if (timeout <= 0 || (!_at.Synchronize(timeout) && !_speed.Find()))
            {
                throw new LpaException(LpaError.ModemTimeout);
            }
        }

        private bool WaitIfStarting(int timeout) => _boot.IsStarting && _at.Synchronize(timeout);

        private bool PressAndWait()
        {
            var timings = Timings ?? Guess();
            var reset = Presses > 0 && Pins.HasReset && !_boot.IsEnding;
            _boot.Clear();
            Sleep(timings.PowerStable);
            Press(reset, reset ? timings.ResetPulse : timings.OnPulse);
            Presses++;
            return _at.Synchronize(timings.Answer) || _speed.Find();
        }

        /// <summary>What is not known is taken for a BG95 first, whose pulse is too short for the others, and then for those.</summary>
        private ModemTimings Guess() =>
            ModemTimings.Of(Module == ModemModule.Unknown && Presses > 0 ? ModemModule.EC600U : Module);

        private void Press(bool reset, int milliseconds)
        {
            Set(reset, true);
            try
            {
                Sleep(milliseconds);
            }
            finally
            {
                Set(reset, false);
            }
        }

        private void Set(bool reset, bool pressed)
        {
            if (reset)
            {
                Pins.SetReset(pressed);
            }
            else
            {
                Pins.SetPowerKey(pressed);
            }
        }

        private void Sleep(int milliseconds)
        {
            for (var left = milliseconds; left > 0; left -= Slice)
            {
                _at.Watchdog?.Feed();
                Thread.Sleep(left < Slice ? left : Slice);
            }
        }
    }
}
