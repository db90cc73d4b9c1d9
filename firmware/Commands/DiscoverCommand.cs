namespace NanoLpa.Firmware
{
    /// <summary><c>discover</c>: asks an SM-DS what there is for the eUICC, and downloads it.</summary>
    public sealed class DiscoverCommand : ICommand
    {
        private const string Download = "download";

        /// <inheritdoc />
        public string Name => "discover";

        /// <inheritdoc />
        public string Arguments => "[SM-DS address] [download <row> [confirmation code]]";

        /// <inheritdoc />
        public string Help => "lists what servers have for this eUICC, or downloads a row of it";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            var at = 0;
            string address = null;
            if (arguments.Length > 0 && arguments[0] != Download)
            {
                address = arguments[at++];
            }

            if (at == arguments.Length)
            {
                return List(lpa, address) != null;
            }

            var rest = arguments.Length - at;
            if (arguments[at] != Download || rest < 2 || rest > 3)
            {
                return lpa.FailUsage(this);
            }

            return DownloadRow(lpa, address, arguments[at + 1], rest == 3 ? arguments[at + 2] : null);
        }

        /// <returns>The events; null when they could not be had, which has then been said.</returns>
        private static EventRecord[] List(LpaConsole lpa, string address)
        {
            TlsWarning.Show(lpa);
            var events = lpa.Esim.Discovery.Discover(address);
            if (events == null)
            {
                lpa.Fail(lpa.Esim.LastError);
                return null;
            }

            lpa.Events.Remember(address, events);
            if (events.Length == 0)
            {
                lpa.Print("no events");
            }

            lpa.Answer.BeginArray("events");
            for (var i = 0; i < events.Length; i++)
            {
                lpa.Print((i + 1).ToString() + "  " + events[i].RspServerAddress + "  " + events[i].EventId);
                lpa.Answer.BeginObject(null);
                lpa.Answer.Value("address", events[i].RspServerAddress);
                lpa.Answer.Value("event", events[i].EventId);
                lpa.Answer.EndObject();
            }

            lpa.Answer.EndArray();
            return events;
        }

        private static bool DownloadRow(LpaConsole lpa, string address, string text, string confirmationCode)
        {
            var events = lpa.Events.Recall(address) ?? List(lpa, address);
            if (events == null)
            {
                return false;
            }

            var row = ProfileRows.Number(text);
            if (row < 1 || row > events.Length)
            {
                return lpa.Fail("no such row; discover shows them");
            }

            lpa.Events.Forget();
            return DownloadRun.Run(lpa, () => lpa.Esim.Discovery.Download(events[row - 1], confirmationCode));
        }
    }
}
