using System.Threading;

namespace NanoLpa.Firmware
{
    /// <summary><c>download</c>: downloads and installs a profile.</summary>
    public sealed class DownloadCommand : ICommand
    {
        // Every step of a download has a deadline of its own; this one is for what none of them foresees.
        private const int LongestDownload = 60 * 60 * 1000;
        private const int LongestAnswer = 2 * 60 * 1000;

        /// <inheritdoc />
        public string Name => "download";

        /// <inheritdoc />
        public string Arguments => "<activation code> [confirmation code]";

        /// <inheritdoc />
        public string Help => "downloads and installs a profile";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length < 1 || arguments.Length > 2)
            {
                return lpa.FailUsage(this);
            }

            var ended = new ManualResetEvent(false);
            var display = new DownloadDisplay(lpa);
            var result = 1;
            EsimEventHandler show = display.Show;
            lpa.Esim.Happened += show;
            lpa.Esim.ConfirmationCode = () => AskConfirmationCode(lpa);
            try
            {
                lpa.Esim.SetCallback(r =>
                {
                    result = r;
                    ended.Set();
                });
                if (lpa.Esim.ProfileOta(arguments[0], arguments.Length == 2 ? arguments[1] : null) != 0)
                {
                    lpa.Fail(lpa.Esim.LastError);
                }
                else if (!ended.WaitOne(LongestDownload, false))
                {
                    return lpa.Fail("the download did not end");
                }
            }
            finally
            {
                lpa.Esim.Happened -= show;
            }

            lpa.Print("OTA result: " + result.ToString());
            return result == 0;
        }

        private static string AskConfirmationCode(LpaConsole lpa)
        {
            if (lpa.Answer.Json)
            {
                lpa.Answer.BeginMessage("ask");
                lpa.Answer.Value("what", "confirmationCode");
                lpa.Answer.EndMessage();
            }
            else
            {
                lpa.Terminal.Write("confirmation code: ");
            }

            string line = null;
            try
            {
                line = lpa.Terminal.ReadLine(LongestAnswer);
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
