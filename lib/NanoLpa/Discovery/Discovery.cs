namespace NanoLpa
{
    /// <summary>Downloads without an activation code: what an SM-DS announces, and what the eUICC's default SM-DP+ has.</summary>
    public sealed class Discovery
    {
        private readonly EsimSession _session;
        private readonly DeviceInfo _device;
        private readonly EsimDownload _download;

        internal Discovery(EsimSession session, DeviceInfo device, EsimDownload download)
        {
            _session = session;
            _device = device;
            _download = download;
        }

        /// <summary>Asks an SM-DS what servers have for this eUICC (SGP.22 section 3.6.1). Takes seconds: two exchanges with the server.</summary>
        /// <param name="address">The SM-DS: a host name, with <c>:port</c> where it is not 443; null or empty: the root SM-DS that the eUICC names.</param>
        /// <returns>The events, maybe none; null on failure: <see cref="Esim.LastError"/> says why.</returns>
        public EventRecord[] Discover(string address)
        {
            EventRecord[] events = null;
            _session.Run(() => events = new EventRetrieval(_session.IsdR, _session.Es9, _device).Run(address), LpaStage.OpenChannel);
            return events;
        }

        /// <summary>Starts the download of what an event announces, as <see cref="Esim.ProfileOta"/> does with an activation code.</summary>
        /// <param name="record">The event.</param>
        /// <param name="confirmationCode">The confirmation code; null or empty when there is none.</param>
        /// <returns>0 accepted; -1 refused: the event names no server, or another function runs. The callback is then not called.</returns>
        public int Download(EventRecord record, string confirmationCode) =>
            _download.Start(() => ActivationCode.ForEvent(record), confirmationCode);

        /// <summary>Starts the download of what the eUICC's default SM-DP+ has for it, as <see cref="Esim.ProfileOta"/> does with an activation code.</summary>
        /// <param name="confirmationCode">The confirmation code; null or empty when there is none.</param>
        /// <returns>0 accepted; -1 refused: another function runs. The callback is then not called.</returns>
        public int DownloadDefault(string confirmationCode) => _download.Start(ActivationCode.ForDefaultSmdp, confirmationCode);
    }
}
