using System.Collections;

namespace NanoLpa
{
    /// <summary>Reports several notifications, one after the other: what keeps one back does not keep the others.</summary>
    internal sealed class NotificationRound
    {
        private readonly NotificationMetadata[] _chosen;
        private readonly NotificationReport[] _reports;
        private readonly ArrayList _silent = new ArrayList();
        private readonly IsdR _isdr;
        private readonly NotificationList _pending;
        private bool _repeated;

        public NotificationRound(IsdR isdr, NotificationList pending, NotificationMetadata[] chosen)
        {
            _isdr = isdr;
            _pending = pending;
            _chosen = chosen;
            _reports = new NotificationReport[chosen.Length];
        }

        /// <summary>What became of each, in the order in which they were given.</summary>
        public NotificationReport[] Reports => _reports;

        /// <summary>Does it, on the open ISD-R. May be called once more when the card was reset meanwhile.</summary>
        public void Run()
        {
            LpaException hopeless = null;
            for (var i = 0; i < _chosen.Length; i++)
            {
                if (_reports[i] != null && _reports[i].Error == null)
                {
                    // Reported before the reset.
                    continue;
                }

                var error = hopeless ?? Silent(_chosen[i].Address);
                if (error == null)
                {
                    error = Report(_chosen[i]);
                    if (error != null && StopsAll(error.Code))
                    {
                        hopeless = error;
                    }
                }

                _reports[i] = new NotificationReport(_chosen[i], error);
            }
        }

        /// <summary>Notes why those were not reported that were not tried.</summary>
        public void GiveUp(LpaException error)
        {
            for (var i = 0; i < _reports.Length; i++)
            {
                if (_reports[i] == null)
                {
                    _reports[i] = new NotificationReport(_chosen[i], error);
                }
            }
        }

        private LpaException Report(NotificationMetadata notification)
        {
            try
            {
                _pending.Report(notification);
                return null;
            }
            catch (LpaException e)
            {
                if (EsimSession.IsCardReset(e) && !_repeated)
                {
                    _repeated = true;
                    throw;
                }

                e.Stage = LpaStage.Notification;
                e.StatusWord = e.StatusWord == 0 ? _isdr.StatusWord : e.StatusWord;
                e.HttpStatus = e.Code == LpaError.HttpStatus ? e.Detail : 0;
                if (IsSilent(e.Code))
                {
                    _silent.Add(new NotificationReport(notification, e));
                }

                return e;
            }
        }

        /// <summary>What the server of an address failed with before: each try at one that is not there costs minutes.</summary>
        private LpaException Silent(string address)
        {
            foreach (NotificationReport earlier in _silent)
            {
                if (earlier.Notification.Address == address)
                {
                    return earlier.Error;
                }
            }

            return null;
        }

        private static bool IsSilent(LpaError code)
        {
            switch (code)
            {
                case LpaError.HostNotFound:
                case LpaError.ConnectFailed:
                case LpaError.TlsRefused:
                case LpaError.NetworkTimeout:
                    return true;
                default:
                    return false;
            }
        }

        /// <summary>Without network, modem or card no other notification can be reported either.</summary>
        private static bool StopsAll(LpaError code)
        {
            switch (code)
            {
                case LpaError.NoNetwork:
                case LpaError.ModemTimeout:
                case LpaError.CardTimeout:
                case LpaError.CardTransport:
                case LpaError.RegistrationDenied:
                case LpaError.NoSim:
                case LpaError.SimPin:
                case LpaError.NoProfileEnabled:
                case LpaError.NoSignal:
                case LpaError.RegistrationTimeout:
                    return true;
                default:
                    return false;
            }
        }
    }
}
