using System.Threading;

namespace NanoLpa
{
    /// <summary>A download that is tried again, in a session of its own, when what kept it from its end may pass.</summary>
    /// <remarks>Nobody is asked twice: the end user's word holds for all attempts. A result of the eUICC, a refusal and a
    /// malformed message are final.</remarks>
    public sealed class RepeatedDownload
    {
        /// <summary>How many attempts there are unless set.</summary>
        public const int UsualAttempts = 3;

        /// <summary>The pause before the second attempt unless set, in milliseconds.</summary>
        public const int UsualPause = 2000;

        // Detail of a time-out: the serial line itself is gone, which no attempt brings back.
        private const int LineGone = -2;

        // Detail of a network that is not there: nobody has said so.
        private const int NoAnswer = -2;

        private readonly IDownloadListener _listener;
        private readonly ProfileDownload _download;

        /// <summary>Creates a download; see <see cref="ProfileDownload"/>.</summary>
        public RepeatedDownload(IsdR isdr, Es9Client es9, DeviceInfo device, IDownloadListener listener)
        {
            _listener = listener;
            _download = new ProfileDownload(isdr, es9, device, new RememberingListener(listener));
        }

        /// <summary>How many attempts there may be, the first included; 3 unless set.</summary>
        public int Attempts { get; set; } = UsualAttempts;

        /// <summary>Milliseconds before the second attempt, twice as many before the third, and so on; 2000 unless set: a modem
        /// that has restarted needs some seconds.</summary>
        public int Pause { get; set; } = UsualPause;

        /// <summary>The download itself: what servers are told by it, and have been.</summary>
        public ProfileDownload Download => _download;

        /// <summary>As <see cref="ProfileDownload.ReportError"/>.</summary>
        public LpaException ReportError => _download.ReportError;

        /// <summary>Downloads and installs the profile, as <see cref="ProfileDownload.Run"/> does.</summary>
        /// <exception cref="LpaException">Why the last attempt failed.</exception>
        public ProfileInstallationResult Run(ActivationCode code, string confirmationCode)
        {
            for (var attempt = 2; ; attempt++)
            {
                try
                {
                    return _download.Run(code, confirmationCode);
                }
                catch (LpaException e)
                {
                    if (attempt > Attempts || !(IsTransient(e) || (attempt > 2 && IsLostNetwork(e))))
                    {
                        throw;
                    }

                    _listener.OnRetry(attempt, Attempts, e);
                }

                Thread.Sleep(Pause * (attempt - 1));
            }
        }

        /// <summary>Whether a failure may pass by itself.</summary>
        internal static bool IsTransient(LpaException failure)
        {
            switch (failure.Code)
            {
                case LpaError.NetworkTimeout:
                case LpaError.ConnectionClosed:
                case LpaError.CardTransport:
                case LpaError.CardResponse:
                    return true;
                case LpaError.CardTimeout:
                case LpaError.ModemTimeout:
                    return failure.Detail != LineGone;
                case LpaError.HttpStatus:
                    return failure.Detail >= 500;
                case LpaError.NoNetwork:
                    return failure.Detail == NoAnswer || failure.Stage > LpaStage.InitiateAuthentication;
                default:
                    // A server that was reached before can be reached again.
                    return EsimSession.IsCardReset(failure)
                        || (failure.Stage > LpaStage.InitiateAuthentication && IsLostNetwork(failure));
            }
        }

        private static bool IsLostNetwork(LpaException failure) =>
            failure.Code == LpaError.NoNetwork || failure.Code == LpaError.ConnectFailed;
    }
}
