namespace NanoLpa.Firmware
{
    /// <summary>Asks something, the answer to which is the next line.</summary>
    internal static class Question
    {
        private const int UsualTime = 2 * 60 * 1000;

        /// <summary>Asks.</summary>
        /// <param name="lpa">The console.</param>
        /// <param name="what">What is asked for, in one word, for a program.</param>
        /// <param name="text">The question, for a person.</param>
        /// <returns>The answer without blanks around it; null when no more lines come.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.UserTimeout"/>: nobody answered.</exception>
        public static string Ask(LpaConsole lpa, string what, string text) => Ask(lpa, what, text, UsualTime);

        /// <summary>Asks, and waits a set time for the answer.</summary>
        /// <param name="lpa">As above.</param>
        /// <param name="what">As above.</param>
        /// <param name="text">As above.</param>
        /// <param name="timeout">How long to wait, in milliseconds.</param>
        public static string Ask(LpaConsole lpa, string what, string text, int timeout)
        {
            if (lpa.Answer.Json)
            {
                lpa.Answer.BeginMessage("ask");
                lpa.Answer.Value("what", what);
                lpa.Answer.EndMessage();
            }
            else
            {
                lpa.Terminal.Write(text + ": ");
            }

            string line = null;
            try
            {
                line = lpa.Terminal.ReadLine(timeout);
            }
            finally
            {
                // A person has ended the line; otherwise nobody has.
                if (line == null || !lpa.Terminal.IsInteractive)
                {
                    lpa.Print(string.Empty);
                }
            }

            return line == null ? null : line.Trim();
        }
    }
}
