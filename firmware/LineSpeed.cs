using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>A line whose speed adapts by itself: raised for a download as far as the line carries, and brought back behind it.</summary>
    /// <remarks>
    /// <para>Only a download moves enough for that to pay. Between downloads the line runs as the modem had it, 115200 bit/s at
    /// most: a modem that restarts, a board that is switched off and on, and whoever gets the modem next find it there.</para>
    /// <para>A speed is used only when <see cref="BaudRate.Raise"/> has seen long lines pass both ways unharmed. The first
    /// failure that a bad line can explain ends that for good: the setting <c>baudlimit</c> keeps what is left, until
    /// <c>baud</c> is set again.</para>
    /// </remarks>
    public sealed class LineSpeed
    {
        /// <summary>The value of <see cref="Settings.BaudRate"/> for a speed that adapts.</summary>
        public const int Automatic = -2;

        // What modems and boards begin with.
        private const int Known = 115200;

        // Without RTS and CTS nobody waits for a board that is busy. Its UART's buffer holds the longest answer twice, but its
        // FIFO must be emptied in time: an ESP32's of 128 bytes within 2.7 ms at this speed, an STM32's single byte within 21 us.
        private const int WithoutFlowControl = 460800;

        private readonly BaudRate _speed;
        private readonly SettingsKeeper _settings;
        private LpaConsole _lpa;
        private int _before;
        private int _raised;

        /// <summary>Creates it for a modem's line; nothing is changed yet.</summary>
        public LineSpeed(BaudRate speed, SettingsKeeper settings)
        {
            _speed = speed;
            _settings = settings;
        }

        /// <summary>Whether it adapts when no setting says what it does; true unless set.</summary>
        public bool IsUsual { get; set; } = true;

        /// <summary>The speed that was found to work in downloads since the board was switched on, in bits per second; 0: none yet.</summary>
        public int Proven { get; private set; }

        /// <summary>The speed between downloads, in bits per second.</summary>
        public int Resting
        {
            get
            {
                var rate = _settings.Current.BaudRate;
                return rate > 0 ? rate : IsAutomatic && _speed.Current > Known ? Known : _speed.Current;
            }
        }

        private bool IsAutomatic => _speed.CanChange && (IsUsual ? _settings.Current.BaudRate <= 0 : _settings.Current.BaudRate == Automatic);

        /// <summary>Raises the speed, if it may be; the download can begin, whatever comes of it.</summary>
        public void Raise(LpaConsole lpa)
        {
            if (!IsAutomatic || lpa.Esim.Management.IsOperatorManaged)
            {
                return;
            }

            _lpa = lpa;
            _before = _speed.Current;
            var proven = Proven;
            int rate;
            while ((rate = Highest()) > _before && !TryRaise(rate))
            {
                Limit(rate, rate > WithoutFlowControl ? WithoutFlowControl : _before);
            }

            if (Proven > proven)
            {
                Say("line checked: the download runs at " + Proven.ToString() + " bit/s");
            }
        }

        /// <summary>Hears how the download goes: an attempt that has failed may have failed for the line.</summary>
        public void Hear(EsimEvent message)
        {
            if (_raised == 0 || message.Error == null || !MayBeTheLine(message.Error))
            {
                return;
            }

            // One that has restarted, and begun again with the speed from before, was cut off by that.
            var failed = _raised;
            if (TryReturn(true))
            {
                Limit(failed, _before);
            }
        }

        /// <summary>Brings back the speed from before the download.</summary>
        public void Lower()
        {
            if (_raised != 0)
            {
                TryReturn(false);
            }
        }

        /// <summary>What a byte that got lost or changed can lead to, in an APDU or in the package.</summary>
        /// <remarks>A network that is slow is no such thing, though a message of the modem's that got lost looks the same: it
        /// is too common.</remarks>
        private bool MayBeTheLine(LpaException error)
        {
            var code = error.Code;
            if (code == LpaError.InstallFailed)
            {
                // ErrorReason (SGP.22 section 2.5.6): up to scp03tSecurityError the package is wrong, not the profile.
                return (error.Detail & 0xFF) <= 8;
            }

            return error.Detail != AtClient.LineGone
                && (code == LpaError.CardTimeout || code == LpaError.CardTransport || code == LpaError.CardResponse || code == LpaError.ModemTimeout
                    || code == LpaError.PackageFormat || (IsOverTheLine && (code == LpaError.HttpFormat || code == LpaError.ServerData)));
        }

        /// <summary>Whether what servers say comes over the line, not over the board's own network.</summary>
        private bool IsOverTheLine => _lpa.Device.Servers == null || !_lpa.Device.Servers.UsesBoard;

        private int Highest()
        {
            var limit = _settings.Current.BaudLimit;
            var highest = _speed.HasFlowControl ? BaudRate.Highest : WithoutFlowControl;
            return limit == 0 || limit > highest ? highest : limit;
        }

        private bool TryRaise(int rate)
        {
            try
            {
                if (Proven == rate ? _speed.Change(rate) : _speed.Raise(rate))
                {
                    _raised = rate;
                    Proven = rate;
                    return true;
                }
            }
            catch (LpaException e)
            {
                // An unplugged line is no slow one, and the download's first command says so. A modem that answers nowhere any
                // more is taken for one that could not be brought back: the next download shall not lose it again.
                if (e.Detail == AtClient.LineGone)
                {
                    return true;
                }
            }

            return false;
        }

        /// <returns>Whether the modem was at the higher speed until then.</returns>
        private bool TryReturn(bool isLost)
        {
            var raised = _raised;
            _raised = 0;
            try
            {
                return _speed.Current == raised && _speed.Return(_before, isLost);
            }
            catch (LpaException)
            {
                // It answers at no speed: that is no matter of speed, and what comes next says so.
                return false;
            }
        }

        /// <summary>Has what is left count from now on.</summary>
        private void Limit(int failed, int limit)
        {
            Proven = 0;
            _settings.Current.BaudLimit = limit;
            string problem = null;
            try
            {
                _settings.Save();
            }
            catch (LpaException e)
            {
                problem = "; until the board is switched off, for " + CodeText.Of(e.Code);
            }

            Say("the line failed at " + failed.ToString() + " bit/s: downloads run at " + limit.ToString()
                + " bit/s from now on; settings baud auto tries again" + problem);
        }

        private void Say(string text)
        {
            var answer = _lpa.Answer;
            answer.Line(text);
            answer.BeginMessage("line");
            answer.Value("baud", _speed.Current);
            answer.Value("text", text);
            answer.EndMessage();
        }
    }
}
