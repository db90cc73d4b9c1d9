using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>Shows how an attach goes: a line for each step, and while it searches one whenever something has changed, or ten seconds are over.</summary>
    internal sealed class AttachDisplay : IAttachListener
    {
        private const int Interval = 10;

        private readonly LpaConsole _lpa;
        private string _shown;
        private int _next;

        public AttachDisplay(LpaConsole lpa)
        {
            _lpa = lpa;
        }

        /// <inheritdoc/>
        public void OnStep(AttachStep step)
        {
            var text = Text(step);
            _lpa.Print(text);
            _lpa.Answer.BeginMessage("progress");
            _lpa.Answer.Value("step", (int)step);
            _lpa.Answer.Value("text", text);
            _lpa.Answer.EndMessage();
        }

        /// <inheritdoc/>
        public void OnSearching(Registration registration, int signal, int seconds)
        {
            var text = RegistrationText.Of(registration.State) + ", " + NetworkFields.Signal(signal);
            if (text == _shown && seconds < _next)
            {
                return;
            }

            _shown = text;
            _next = seconds + Interval;
            _lpa.Print("  " + text + ", " + seconds.ToString() + " s");
            _lpa.Answer.BeginMessage("progress");
            _lpa.Answer.Value("step", (int)AttachStep.Registration);
            _lpa.Answer.Value("text", text);
            _lpa.Answer.Value("seconds", seconds);
            _lpa.Answer.EndMessage();
        }

        private static string Text(AttachStep step)
        {
            switch (step)
            {
                case AttachStep.Settings:
                    return "setting access point and radio";
                case AttachStep.Radio:
                    return "switching the radio on";
                case AttachStep.Sim:
                    return "waiting for the SIM";
                case AttachStep.Registration:
                    return "looking for a network";
                case AttachStep.Context:
                    return "opening a data connection";
                default:
                    return "attached";
            }
        }
    }
}
