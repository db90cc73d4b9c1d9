namespace NanoLpa.Firmware
{
    /// <summary>What is said at everything that goes to a server while servers are not checked.</summary>
    internal static class TlsWarning
    {
        /// <summary>The line for a person.</summary>
        public const string Text = "warning: the server's certificate is not checked (tls secure)";

        /// <summary>Whether it has to be said.</summary>
        public static bool IsDue(LpaConsole lpa) => lpa.Device != null && lpa.Device.Modem.Tls.SkipsVerification;

        /// <summary>Says it where it has to be said. Before a command has added to its answer.</summary>
        public static void Show(LpaConsole lpa)
        {
            if (IsDue(lpa))
            {
                lpa.Print(Text);
                Tell(lpa);
            }
        }

        /// <summary>Says it to a program.</summary>
        public static void Tell(LpaConsole lpa)
        {
            lpa.Answer.BeginMessage("warning");
            lpa.Answer.Value("verified", false);
            lpa.Answer.Value("text", Text);
            lpa.Answer.EndMessage();
        }
    }
}
