using System;

namespace NanoLpa.Firmware
{
    /// <summary>Switches to another of the preferred profiles by itself when there has been no service for a while.</summary>
    /// <remarks>It runs on the console's thread while no command does. What it goes by is in <see cref="SwitchPolicy"/>.</remarks>
    public sealed class ProfileSwitcher
    {
        private const int UsualInterval = 10000;
        private const long Day = 24L * 60 * 60 * 1000;
        private const long Never = -1;

        private readonly LpaConsole _lpa;
        private bool _enabled;
        private long _due;
        private long _lostSince = Never;
        private long _lastSwitch = Never;
        private long _day = Never;
        private int _next;

        /// <summary>Creates the switcher of a console; it does nothing until <see cref="Enabled"/>.</summary>
        public ProfileSwitcher(LpaConsole lpa)
        {
            _lpa = lpa;
            _due = Environment.TickCount64;
        }

        /// <summary>Whether it does anything; off unless set.</summary>
        public bool Enabled
        {
            get => _enabled;
            set
            {
                _enabled = value;
                _lostSince = Never;
            }
        }

        /// <summary>Milliseconds between one look at the network and the next, and the least that nothing must have been typed; 10000 unless set.</summary>
        public int Interval { get; set; } = UsualInterval;

        /// <summary>What the times of <see cref="SwitchPolicy"/> are taken from; null, unless set: the board's own.</summary>
        public IClock Clock { get; set; }

        /// <summary>Whether it is time to look at the network.</summary>
        public bool IsDue => _enabled && _lpa.Device != null && Environment.TickCount64 >= _due;

        private long Now => Clock == null ? Environment.TickCount64 : Clock.Milliseconds;

        private SwitchPolicy Policy => _lpa.Device.Settings.Current.Switching;

        /// <summary>How long the console may wait for a line, in milliseconds, until <see cref="Run"/> is to be called; -1 for ever.</summary>
        public int WaitTime()
        {
            if (!_enabled || _lpa.Device == null)
            {
                return -1;
            }

            var left = _due - Environment.TickCount64;
            return left < 1 ? 1 : (int)left;
        }

        /// <summary>A person is at work: it holds still for a while.</summary>
        public void Postpone() => _due = Environment.TickCount64 + Interval;

        /// <summary>Looks at the network, and switches when it must.</summary>
        public void Run()
        {
            try
            {
                Look();
            }
            catch (LpaException e)
            {
                // A modem that does not answer has not lost the network; another profile would not help it.
                Say("autoswitch: " + ErrorText.Of(e));
            }
            finally
            {
                Postpone();
            }
        }

        private void Look()
        {
            var now = Now;
            if (_day == Never)
            {
                _day = now;
                ForgetOtherDay();
            }

            if (_lpa.Device.Modem.Info.Registration().IsRegistered)
            {
                _lostSince = Never;
                _next = 0;
                return;
            }

            if (_lostSince == Never)
            {
                _lostSince = now;
            }

            if (now - _lostSince < Policy.LostTime * 1000L || !IsAllowed(now))
            {
                return;
            }

            var target = Choose();
            if (target != null)
            {
                Switch(target);
            }
        }

        /// <summary>What was counted outlives a restart, its hours do not. So the modem's clock is asked whether that was today: a
        /// board that is restarted every day would never be allowed another switch otherwise.</summary>
        private void ForgetOtherDay()
        {
            var journal = _lpa.Device.Journal;
            var today = journal.Date == null ? null : _lpa.Device.Modem.Clock.Date();
            if (today != null && today != journal.Date)
            {
                journal.Automatic = 0;
            }
        }

        /// <summary>Whether the last switch is long ago enough, and there are not too many of them.</summary>
        private bool IsAllowed(long now)
        {
            var journal = _lpa.Device.Journal;
            if (now - _day >= Day)
            {
                _day = now;
                journal.Automatic = 0;
            }

            return (_lastSwitch == Never || now - _lastSwitch >= Policy.Pause * 1000L) && journal.Automatic < Policy.Limit;
        }

        /// <summary>The best of the preferred profiles that is there, is not enabled, and was not tried since there was service; when all were, they begin anew.</summary>
        /// <returns>Null when there is none.</returns>
        private string Choose()
        {
            var profiles = _lpa.Esim.GetProfileInfo(1);
            if (profiles == null)
            {
                throw _lpa.Esim.LastError;
            }

            var preferred = _lpa.Device.Settings.Current.PreferredProfiles;
            for (var i = 0; i < preferred.Length; i++)
            {
                var index = (_next + i) % preferred.Length;
                foreach (var profile in profiles)
                {
                    if (profile.Iccid == preferred[index] && !profile.Enabled)
                    {
                        _next = index + 1;
                        return profile.Iccid;
                    }
                }
            }

            return null;
        }

        private void Switch(string target)
        {
            Say("no service since " + ((Now - _lostSince) / 1000).ToString() + " s: switching to " + target);
            _lpa.Device.Journal.Date = _lpa.Device.Modem.Clock.Date();
            _lpa.Device.Journal.Automatic++;
            var procedure = new ProfileSwitch(_lpa) { IsUrgent = true };
            try
            {
                procedure.Run(target, false);
                Say("switched to " + target);
            }
            catch (LpaException e)
            {
                Say("not switched: " + ErrorText.Of(e) + (procedure.Outcome == null ? string.Empty : "; " + procedure.Outcome));
            }
            finally
            {
                _lastSwitch = Now;
                _lostSince = Never;
            }
        }

        private void Say(string text)
        {
            if (_lpa.Terminal.IsInteractive && !_lpa.Answer.Json)
            {
                // The prompt stands there.
                _lpa.Print(string.Empty);
            }

            new SwitchDisplay(_lpa).Step("automatic", null, text);
        }
    }
}
