using System.Threading;

namespace NanoLpa
{
    /// <summary>Says what is to be downloaded.</summary>
    /// <exception cref="LpaException">It is malformed.</exception>
    internal delegate ActivationCode ActivationCodeSource();

    /// <summary>Runs downloads on threads of their own, for all that start one.</summary>
    internal sealed class EsimDownload
    {
        private readonly Esim _esim;
        private readonly EsimSession _session;
        private readonly DeviceInfo _device;

        public EsimDownload(Esim esim, EsimSession session, DeviceInfo device)
        {
            _esim = esim;
            _session = session;
            _device = device;
        }

        /// <summary>Who is told the result.</summary>
        public OtaCallback Callback { get; set; }

        /// <summary>Starts a download.</summary>
        /// <returns>0 accepted; -1 refused, and nobody is called back.</returns>
        public int Start(ActivationCodeSource source, string confirmationCode)
        {
            if (!_session.Take())
            {
                return -1;
            }

            try
            {
                _session.RequireIsdR();
                var code = source();
                new Thread(() => Run(code, confirmationCode)).Start();
                return 0;
            }
            catch (LpaException e)
            {
                _session.Fail(e, LpaStage.ActivationCode);
                _session.Release();
                return -1;
            }
        }

        private void Run(ActivationCode code, string confirmationCode)
        {
            var listener = new EsimListener(_esim);
            var message = listener.Message;
            try
            {
                var download = new RepeatedDownload(_session.IsdR, _session.Es9, _device, listener)
                {
                    Attempts = _esim.DownloadAttempts,
                    Pause = _esim.RetryPause
                };
                var single = download.Download;
                single.ReportsInstall = _esim.ReportsInstall;
                download.Run(code, confirmationCode);
                message.ReportError = download.ReportError;
                message.Reported = single.Reported;
                message.IsPending = single.IsPending;
            }
            catch (LpaException e)
            {
                message.Error = e;
            }

            // Free before it is told, so that the callback can go on with the next function.
            _session.Release();
            message.Kind = EsimEventKind.Ended;
            _esim.Tell(message);
            Callback?.Invoke(message.Error == null ? 0 : 1);
        }
    }
}
