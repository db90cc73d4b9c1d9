using System.Threading;

namespace NanoLpa.Firmware
{
    /// <summary>Starts a download.</summary>
    /// <returns>As <see cref="Esim.ProfileOta"/>.</returns>
    internal delegate int DownloadStart();

    /// <summary>Runs a download for the command that starts it: shows how it goes, asks what is needed, waits for the end.</summary>
    internal static class DownloadRun
    {
        // Every step of a download has a deadline of its own; this one is for what none of them foresees.
        private const int LongestDownload = 60 * 60 * 1000;

        /// <summary>Runs it.</summary>
        /// <returns>Whether the profile is installed; if not, it has said why.</returns>
        public static bool Run(LpaConsole lpa, DownloadStart start)
        {
            TlsWarning.Show(lpa);
            var ended = new ManualResetEvent(false);
            var display = new DownloadDisplay(lpa);
            var result = 1;
            var device = lpa.Device;
            EsimEventHandler show = display.Show;
            device?.Heap.Begin();
            device?.Speed.Raise(lpa);
            lpa.Esim.Happened += show;
            lpa.Esim.ConfirmationCode = () => Question.Ask(lpa, "confirmationCode", "confirmation code");
            lpa.Esim.Install = lpa.InstallQuestion.Handler;
            try
            {
                lpa.Esim.SetCallback(r =>
                {
                    result = r;
                    ended.Set();
                });
                if (start() != 0)
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
                device?.Speed.Lower();
                device?.Heap.End();
            }

            lpa.Print("OTA result: " + result.ToString());
            return result == 0;
        }
    }
}
