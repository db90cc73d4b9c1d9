using System;

namespace NanoLpa.Firmware
{
    /// <summary>Tells servers by itself what they have to be told, and tries again, ever more seldom, until they have heard.</summary>
    /// <remarks>It runs on the console's thread while no command does, so the two never meet at the eUICC. Nothing is
    /// remembered here: what is pending is on the eUICC, and leaves it only when a server has taken it.</remarks>
    public sealed class NotificationReporter
    {
        /// <summary>Milliseconds between one try and the next; the last holds for all that follow.</summary>
        public static readonly int[] UsualDelays = { 30 * 1000, 2 * 60 * 1000, 10 * 60 * 1000, 60 * 60 * 1000 };

        // A person who types one command after the other shall not wait for servers in between.
        private const int UsualPause = 2000;
        private const long Never = -1;

        private readonly LpaConsole _lpa;
        private bool _enabled = true;
        private long _due = Never;
        private int _tries;
        private bool _kept;
        private NotificationReport _told;
        private bool _lineOpen;

        /// <summary>Creates the reporter of a console. It does nothing until <see cref="Expect"/>.</summary>
        public NotificationReporter(LpaConsole lpa)
        {
            _lpa = lpa;
            Delays = UsualDelays;
            Pause = UsualPause;
            lpa.Esim.Happened += Hear;
        }

        /// <summary>Whether it does anything, and downloads tell more than their result; switching it on is as good as <see cref="Expect"/>.</summary>
        public bool Enabled
        {
            get => _enabled;
            set
            {
                _enabled = value;
                _lpa.Esim.ReportsInstall = value;
                if (value)
                {
                    Expect();
                }
            }
        }

        /// <summary>As <see cref="UsualDelays"/>, unless set.</summary>
        public int[] Delays { get; set; }

        /// <summary>How long nothing must have been typed before a try, in milliseconds; 2000 unless set.</summary>
        public int Pause { get; set; }

        /// <summary>Whether something may be new that no try was made for, or a download's report is to be shown.</summary>
        public bool IsExpecting => _enabled && (_told != null || (_due != Never && _tries == 0));

        /// <summary>Whether it is time for a try, or to show a download's report.</summary>
        public bool IsDue => _enabled && (_told != null || IsTryDue);

        private bool IsTryDue => _due != Never && Environment.TickCount64 >= _due;

        /// <summary>What is kept is told at the first try and at the last one that is soon, not each time.</summary>
        private bool IsTold => _tries == 0 || _tries == Delays.Length - 1;

        private int Delay => Delays[_tries < Delays.Length ? _tries : Delays.Length - 1];

        /// <summary>Something may be new, at the start or after a command: a try is due, and the delays begin anew. A download
        /// that leaves something tells so by itself.</summary>
        public void Expect()
        {
            _due = Environment.TickCount64;
            _tries = 0;
        }

        /// <summary>Leaves alone what is pending now: nothing is due until <see cref="Expect"/>.</summary>
        public void Rest()
        {
            _due = Never;
            _tries = 0;
            _kept = false;
        }

        /// <summary>How long the console may wait for a line, in milliseconds, until <see cref="Run"/> is to be called; -1 for ever.</summary>
        public int WaitTime()
        {
            if (!_enabled || (_due == Never && _told == null))
            {
                return -1;
            }

            var left = _told != null ? 0 : _due - Environment.TickCount64;
            return left > Pause ? (int)left : Pause;
        }

        /// <summary>Shows what a download has told, and makes one try for all that is pending where one is due.</summary>
        public void Run()
        {
            if (_lpa.Esim.Management.IsOperatorManaged)
            {
                // Such a card tells its servers itself.
                _due = Never;
                return;
            }

            _lineOpen = _lpa.Terminal.IsInteractive && !_lpa.Answer.Json;
            if (_told != null)
            {
                Tell(_told);
                _told = null;
                if (!IsTryDue)
                {
                    return;
                }
            }

            var reports = _lpa.Esim.Notifications.ReportAll(null);
            var kept = reports == null;
            if (kept && IsTold)
            {
                Tell(_lpa.Esim.LastError);
            }

            if (reports != null && reports.Length > 0 && TlsWarning.IsDue(_lpa))
            {
                Print(TlsWarning.Text);
                TlsWarning.Tell(_lpa);
            }

            for (var i = 0; reports != null && i < reports.Length; i++)
            {
                kept |= reports[i].Error != null;
                Tell(reports[i]);
            }

            Plan(kept);
        }

        private void Plan(bool again)
        {
            _kept = again;
            _due = again ? Environment.TickCount64 + Delay : Never;
            if (_tries < Delays.Length)
            {
                _tries++;
            }
        }

        private void Hear(EsimEvent message)
        {
            // On the download's thread; the console's waits for its end, and then finds this.
            if (message.Kind != EsimEventKind.Ended)
            {
                return;
            }

            _told = message.Reported;

            // One that has told all leaves nothing; but where it reached a server, what was kept before may find its own.
            if (message.IsPending || _kept)
            {
                Expect();
            }
        }

        /// <summary>Tells that the eUICC did not say what is pending.</summary>
        private void Tell(LpaException error)
        {
            Print("notifications cannot be read yet: " + ErrorText.Of(error));
            _lpa.Answer.BeginMessage("notification");
            _lpa.Answer.Value("reported", false);
            _lpa.Answer.Value(error);
            _lpa.Answer.Value("message", ErrorText.Of(error));
            EndMessage(true);
        }

        private void Tell(NotificationReport report)
        {
            if (report.Error != null && !IsTold)
            {
                return;
            }

            var text = NotificationText.Of(report.Notification);
            Print(report.Error == null ? "reported: " + text : "not reported yet: " + text + ": " + ErrorText.Of(report.Error));
            _lpa.Answer.BeginMessage("notification");
            NotificationText.AddTo(_lpa.Answer, report);
            EndMessage(report.Error != null);
        }

        private void EndMessage(bool again)
        {
            if (again && _lpa.Terminal.IsInteractive)
            {
                _lpa.Answer.Value("retry", Delay / 1000);
            }

            _lpa.Answer.EndMessage();
        }

        private void Print(string line)
        {
            if (_lineOpen)
            {
                // The prompt stands there.
                _lpa.Print(string.Empty);
                _lineOpen = false;
            }

            _lpa.Print(line);
        }
    }
}
