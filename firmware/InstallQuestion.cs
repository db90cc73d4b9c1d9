using System;

namespace NanoLpa.Firmware
{
    /// <summary>Asks whether a profile is to be installed, when <c>confirm on</c> says that somebody is there to be asked.</summary>
    public sealed class InstallQuestion
    {
        private readonly LpaConsole _lpa;

        internal InstallQuestion(LpaConsole lpa)
        {
            _lpa = lpa;
        }

        /// <summary>Whether it is asked.</summary>
        public bool IsOn { get; set; }

        /// <summary>How long an answer may take, in seconds; 120 unless set.</summary>
        public int Seconds { get; set; } = 120;

        /// <summary>What a download is to ask; null: nothing.</summary>
        internal InstallHandler Handler
        {
            get
            {
                if (!IsOn)
                {
                    return null;
                }

                return Ask;
            }
        }

        private InstallDecision Ask(ProfileMetadata profile, bool consentRequired)
        {
            var text = (consentRequired ? "these rules need your consent; " : string.Empty) + "install? (yes/no/later)";
            var deadline = Environment.TickCount64 + 1000 * Seconds;
            while (true)
            {
                var left = deadline - Environment.TickCount64;
                if (left <= 0)
                {
                    throw new LpaException(LpaError.UserTimeout);
                }

                var answer = Question.Ask(_lpa, "install", text, (int)left);
                if (answer == null)
                {
                    // No more lines come: nobody is there.
                    throw new LpaException(LpaError.UserTimeout);
                }

                switch (answer.ToLower())
                {
                    case "yes":
                    case "y":
                        return InstallDecision.Install;
                    case "no":
                    case "n":
                        return InstallDecision.Reject;
                    case "later":
                    case "l":
                        return InstallDecision.Postpone;
                }
            }
        }
    }
}
