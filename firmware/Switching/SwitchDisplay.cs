namespace NanoLpa.Firmware
{
    /// <summary>Shows how a profile switch goes: a line, or a message, for each step.</summary>
    internal sealed class SwitchDisplay
    {
        private readonly LpaConsole _lpa;

        public SwitchDisplay(LpaConsole lpa)
        {
            _lpa = lpa;
        }

        /// <summary>A step begins, or something has come to its end.</summary>
        /// <param name="step">Its name for a program.</param>
        /// <param name="iccid">The profile it is about; null for none.</param>
        /// <param name="text">The line for a person.</param>
        public void Step(string step, string iccid, string text)
        {
            _lpa.Print(text);
            _lpa.Answer.BeginMessage("switch");
            _lpa.Answer.Value("step", step);
            _lpa.Answer.Value("iccid", iccid);
            _lpa.Answer.Value("text", text);
            _lpa.Answer.EndMessage();
        }

        /// <summary>The words for a profile; null is none.</summary>
        public static string Name(string iccid) => iccid ?? "no profile";
    }
}
