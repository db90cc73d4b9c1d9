using System.Collections;
using System.Threading;

namespace NanoLpa
{
    /// <summary>Receives the result of <see cref="Esim.ProfileOta"/>.</summary>
    /// <param name="result">0 success, 1 failure.</param>
    public delegate void OtaCallback(int result);

    /// <summary>Receives what happens during <see cref="Esim.ProfileOta"/>.</summary>
    public delegate void EsimEventHandler(EsimEvent message);

    /// <summary>Is asked for a confirmation code during <see cref="Esim.ProfileOta"/>; null or empty when there is none.</summary>
    /// <exception cref="LpaException"><see cref="LpaError.UserTimeout"/>: nobody answered.</exception>
    public delegate string ConfirmationCodeHandler();

    /// <summary>The eSIM: what QuecPython's <c>esim</c> module offers, under the same names.</summary>
    /// <remarks>A function that fails returns the value its description names, and <see cref="LastError"/> says why. While a
    /// download runs, every other function fails at once with <see cref="LpaError.Busy"/>, and the download goes on.</remarks>
    public sealed class Esim
    {
        private readonly EsimSession _session;
        private readonly DeviceInfo _device;
        private readonly TlvWriter _request = new TlvWriter(64);
        private OtaCallback _callback;

        /// <summary>Creates the eSIM.</summary>
        /// <param name="card">The way to the eUICC.</param>
        /// <param name="https">The way to servers.</param>
        /// <param name="device">What servers are told of the device.</param>
        public Esim(ICard card, IHttpsClient https, DeviceInfo device)
        {
            _session = new EsimSession(card, https);
            _device = device;
        }

        /// <summary>Tells every stage, progress and end of a download. Called on the download's thread.</summary>
        public event EsimEventHandler Happened;

        /// <summary>Is asked when a confirmation code is needed and none was given. Called on the download's thread.</summary>
        public ConfirmationCodeHandler ConfirmationCode { get; set; }

        /// <summary>The ISD-R, for settings: its AID and the size of segments. Not to be used while a function runs.</summary>
        public IsdR IsdR => _session.IsdR;

        /// <summary>Why the last function failed; null when it did not. A download tells in its last event.</summary>
        public LpaException LastError => _session.LastError;

        /// <summary>Whether a download or another function runs.</summary>
        public bool IsBusy => _session.IsBusy;

        /// <summary>Reads the EID.</summary>
        /// <returns>32 digits; null on failure.</returns>
        public string GetEid()
        {
            string eid = null;
            _session.Run(() => eid = NanoLpa.GetEid.Call(IsdR, _request), LpaStage.Management);
            return eid;
        }

        /// <summary>Sets who is told the result of downloads.</summary>
        /// <returns>0; -1 while a download runs.</returns>
        public int SetCallback(OtaCallback callback)
        {
            if (!_session.Take())
            {
                return -1;
            }

            _callback = callback;
            _session.Release();
            return 0;
        }

        /// <summary>Lists the profiles.</summary>
        /// <param name="mode">0: those of class operational only, 1: all.</param>
        /// <returns>The profiles, maybe none; null on failure.</returns>
        public ProfileInfo[] GetProfileInfo(int mode)
        {
            ProfileInfo[] profiles = null;
            _session.Run(() => profiles = GetProfilesInfo.Call(IsdR, _request), LpaStage.Management);
            if (profiles == null || mode != 0)
            {
                return profiles;
            }

            var operational = new ArrayList();
            foreach (var profile in profiles)
            {
                if (profile.ProfileClass == 2)
                {
                    operational.Add(profile);
                }
            }

            profiles = new ProfileInfo[operational.Count];
            operational.CopyTo(profiles);
            return profiles;
        }

        /// <summary>Starts the download and installation of a profile. It runs on a thread of its own; the callback is told the result.</summary>
        /// <param name="activationCode">The activation code.</param>
        /// <param name="confirmationCode">The confirmation code; null or empty when there is none.</param>
        /// <returns>0 accepted; -1 refused: the code is malformed, or a download runs. The callback is then not called.</returns>
        public int ProfileOta(string activationCode, string confirmationCode)
        {
            if (!_session.Take())
            {
                return -1;
            }

            try
            {
                var code = ActivationCode.Parse(activationCode);
                new Thread(() => RunOta(code, confirmationCode)).Start();
                return 0;
            }
            catch (LpaException e)
            {
                _session.Fail(e, LpaStage.ActivationCode);
                _session.Release();
                return -1;
            }
        }

        /// <summary>Enables, disables or deletes a profile.</summary>
        /// <param name="tag">0 enable, 1 disable, 2 delete.</param>
        /// <param name="iccid">ICCID of the profile, digits.</param>
        /// <returns>0; -1 on failure.</returns>
        public int ProfileHandle(int tag, string iccid)
        {
            var sent = false;
            var done = _session.Run(
                () =>
                {
                    var identifier = Bcd.ParseIccid(iccid);
                    if (sent && ProfileState.IsReached(IsdR, _request, tag, iccid))
                    {
                        // Carried out the first time; only the answer was lost.
                        return;
                    }

                    sent = true;
                    switch (tag)
                    {
                        case 0:
                            ProfileState.Enable(IsdR, _request, identifier, true);
                            break;
                        case 1:
                            ProfileState.Disable(IsdR, _request, identifier, true);
                            break;
                        case 2:
                            ProfileState.Delete(IsdR, _request, identifier);
                            break;
                        default:
                            throw new LpaException(LpaError.InvalidArgument);
                    }
                },
                LpaStage.Management);
            return done ? 0 : -1;
        }

        /// <summary>Lists every pending notification.</summary>
        /// <returns>The notifications, maybe none; null on failure.</returns>
        public NotificationMetadata[] GetNotifications()
        {
            NotificationMetadata[] pending = null;
            _session.Run(() => pending = Notifications().List(), LpaStage.Management);
            return pending;
        }

        /// <summary>Lists the profiles whose deletion their servers have not been told of.</summary>
        /// <returns>Their notifications, maybe none; null on failure.</returns>
        public NotificationMetadata[] GetProfileDelNotification()
        {
            NotificationMetadata[] pending = null;
            _session.Run(() => pending = Notifications().ListDeletions(null), LpaStage.Management);
            return pending;
        }

        /// <summary>Reports a pending notification to its server, and removes it from the eUICC once the server has it.</summary>
        /// <returns>0; -1 on failure: the eUICC keeps the notification.</returns>
        public int ReportNotification(NotificationMetadata notification) =>
            _session.Run(() => Notifications().Report(notification), LpaStage.Notification) ? 0 : -1;

        /// <summary>Reports the deletion of a profile to its server.</summary>
        /// <param name="iccid">ICCID of the deleted profile, digits.</param>
        /// <returns>0; -1 on failure: the eUICC keeps the notification.</returns>
        public int ReportProfileDelNotification(string iccid) =>
            _session.Run(() => Notifications().ReportDeletions(iccid), LpaStage.Notification) ? 0 : -1;

        internal void Tell(EsimEvent message) => Happened?.Invoke(message);

        private NotificationList Notifications() => new NotificationList(IsdR, _session.Es9);

        private void RunOta(ActivationCode code, string confirmationCode)
        {
            var listener = new EsimListener(this);
            var message = listener.Message;
            try
            {
                var download = new ProfileDownload(IsdR, _session.Es9, _device, listener);
                download.Run(code, confirmationCode);
                message.ReportError = download.ReportError;
            }
            catch (LpaException e)
            {
                message.Error = e;
            }

            // Free before it is told, so that the callback can go on with the next function.
            _session.Release();
            message.Kind = EsimEventKind.Ended;
            Tell(message);
            _callback?.Invoke(message.Error == null ? 0 : 1);
        }
    }
}
