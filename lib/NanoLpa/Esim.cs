using System.Collections;

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

    /// <summary>Is asked during <see cref="Esim.ProfileOta"/> whether a profile is to be installed. May take its time, but must end: the server waits.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="consentRequired">Whether one of its policy rules needs the end user's consent: an answer by default will not do.</param>
    /// <exception cref="LpaException"><see cref="LpaError.UserTimeout"/>: nobody answered.</exception>
    public delegate InstallDecision InstallHandler(ProfileMetadata profile, bool consentRequired);

    /// <summary>The eSIM: what QuecPython's <c>esim</c> module offers, under the same names.</summary>
    /// <remarks>A function that fails returns the value its description names, and <see cref="LastError"/> says why. While a
    /// download runs, every other function fails at once with <see cref="LpaError.Busy"/>, and the download goes on.</remarks>
    public sealed class Esim
    {
        private readonly EsimSession _session;
        private readonly NotificationList _pending;
        private readonly TlvWriter _request = new TlvWriter(64);
        private readonly EsimDownload _download;

        /// <summary>Creates the eSIM.</summary>
        /// <param name="card">The way to the eUICC.</param>
        /// <param name="https">The way to servers.</param>
        /// <param name="device">What servers are told of the device.</param>
        public Esim(ICard card, IHttpsClient https, DeviceInfo device)
        {
            _session = new EsimSession(card, https);
            _pending = new NotificationList(_session.IsdR, _session.Es9);
            _download = new EsimDownload(this, _session, device);
            Discovery = new Discovery(_session, device, _download);
            Management = new EuiccManagement(_session);
            Notifications = new EsimNotifications(_session, _pending);
        }

        /// <summary>Tells every stage, progress and end of a download. Called on the download's thread.</summary>
        public event EsimEventHandler Happened;

        /// <summary>Is asked when a confirmation code is needed and none was given. Called on the download's thread.</summary>
        public ConfirmationCodeHandler ConfirmationCode { get; set; }

        /// <summary>Is asked before a profile is installed; null: every profile is, save those that need the end user's consent.
        /// Called on the download's thread.</summary>
        public InstallHandler Install { get; set; }

        /// <summary>How often a download is tried when time-outs, lost connections and the like keep it from its end; 3 unless set.</summary>
        public int DownloadAttempts { get; set; } = RepeatedDownload.UsualAttempts;

        /// <summary>Milliseconds before the second attempt, ever more before those that follow; 2000 unless set.</summary>
        public int RetryPause { get; set; } = RepeatedDownload.UsualPause;

        /// <summary>Whether a download tells its SM-DP+, over the connection that is open, not only the result but also that the profile is
        /// installed, where the profile asks for that notification; true unless set. It is no part of the download's result: what
        /// is not told stays in <see cref="Notifications"/>.</summary>
        public bool ReportsInstall { get; set; } = true;

        /// <summary>The ISD-R, for settings: its AID and the size of segments. Not to be used while a function runs.</summary>
        public IsdR IsdR => _session.IsdR;

        /// <summary>Who manages the profiles where the card has no ISD-R, as on M2M cards; null: nobody does.</summary>
        public IProfileManager ProfileManager
        {
            get => _session.Manager;
            set => _session.Manager = value;
        }

        /// <summary>Why the last function failed; null when it did not. A download tells in its last event.</summary>
        public LpaException LastError => _session.LastError;

        /// <summary>Whether a download or another function runs.</summary>
        public bool IsBusy => _session.IsBusy;

        /// <summary>Downloads without an activation code.</summary>
        public Discovery Discovery { get; }

        /// <summary>All else that an eUICC can do: information, nicknames, default SM-DP+, reset.</summary>
        public EuiccManagement Management { get; }

        /// <summary>What servers have to be told of the profiles.</summary>
        public EsimNotifications Notifications { get; }

        /// <summary>Reads the EID.</summary>
        /// <returns>32 digits; null on failure.</returns>
        public string GetEid()
        {
            string eid = null;
            _session.Run(() => eid = NanoLpa.GetEid.Call(IsdR, _request), () => eid = ProfileManager.GetEid(), LpaStage.Management);
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

            _download.Callback = callback;
            _session.Release();
            return 0;
        }

        /// <summary>Lists the profiles.</summary>
        /// <param name="mode">0: those of class operational only, 1: all.</param>
        /// <returns>The profiles, maybe none; null on failure.</returns>
        public ProfileInfo[] GetProfileInfo(int mode)
        {
            ProfileInfo[] profiles = null;
            _session.Run(() => profiles = GetProfilesInfo.Call(IsdR, _request), () => profiles = ProfileManager.GetProfiles(), LpaStage.Management);
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
        public int ProfileOta(string activationCode, string confirmationCode) =>
            _download.Start(() => ActivationCode.Parse(activationCode), confirmationCode);

        /// <summary>Enables, disables or deletes a profile.</summary>
        /// <param name="tag">0 enable, 1 disable, 2 delete.</param>
        /// <param name="iccid">ICCID of the profile, digits.</param>
        /// <returns>0; -1 on failure.</returns>
        public int ProfileHandle(int tag, string iccid) => Management.Change(tag, iccid, true);

        /// <summary>Lists the profiles whose deletion their servers have not been told of.</summary>
        /// <returns>Their notifications, maybe none; null on failure.</returns>
        public NotificationMetadata[] GetProfileDelNotification()
        {
            NotificationMetadata[] pending = null;
            _session.Run(() => pending = _pending.ListDeletions(null), LpaStage.Management);
            return pending;
        }

        /// <summary>Reports the deletion of a profile to its server.</summary>
        /// <param name="iccid">ICCID of the deleted profile, digits.</param>
        /// <returns>0; -1 on failure: the eUICC keeps the notification.</returns>
        public int ReportProfileDelNotification(string iccid) =>
            _session.Run(() => _pending.ReportDeletions(iccid), LpaStage.Notification) ? 0 : -1;

        internal void Tell(EsimEvent message) => Happened?.Invoke(message);
    }
}
