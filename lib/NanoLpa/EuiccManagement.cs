using System;

namespace NanoLpa
{
    /// <summary>The functions of an eUICC that QuecPython's <c>esim</c> module lacks: all that is not a download or a notification.</summary>
    /// <remarks>As with <see cref="Esim"/>: a function that fails returns -1 or null, and <see cref="LastError"/> says why.
    /// While a download runs every function fails at once with <see cref="LpaError.Busy"/>.</remarks>
    public sealed class EuiccManagement
    {
        private readonly EsimSession _session;
        private readonly TlvWriter _request = new TlvWriter(64);

        internal EuiccManagement(EsimSession session)
        {
            _session = session;
        }

        /// <summary>Why the last function failed, of these or of <see cref="Esim"/>'s; null when it did not.</summary>
        public LpaException LastError => _session.LastError;

        /// <summary>Whether the card turned out to have no ISD-R, and <see cref="Esim.ProfileManager"/> to be on it. Known once a
        /// function has run: the first one finds out.</summary>
        public bool IsOperatorManaged => _session.IsManaged;

        private IsdR IsdR => _session.IsdR;

        /// <summary>Reads what the eUICC tells about itself (SGP.22 sections 5.7.8 and 5.7.20).</summary>
        /// <returns>EID, EUICCInfo1 and EUICCInfo2; null on failure.</returns>
        public EuiccInformation GetInfo()
        {
            EuiccInformation info = null;
            _session.Run(
                () => info = new EuiccInformation(
                    GetEid.Call(IsdR, _request),
                    EuiccInfo1.Decode(GetEuiccInfo1.Call(IsdR, _request)),
                    EuiccInfo2.Decode(GetEuiccInfo2.Call(IsdR, _request))),
                LpaStage.Management);
            return info;
        }

        /// <summary>Reads the addresses of default SM-DP+ and root SM-DS (SGP.22 section 5.7.3).</summary>
        /// <returns>The addresses; null on failure.</returns>
        public ConfiguredAddresses GetAddresses()
        {
            ConfiguredAddresses addresses = null;
            _session.Run(() => addresses = GetEuiccConfiguredAddresses.Call(IsdR, _request), LpaStage.Management);
            return addresses;
        }

        /// <summary>Reads the rules authorisation table: which operators may bring which policy rules (SGP.22 section 5.7.22).</summary>
        /// <returns>Its rows, maybe none; null on failure.</returns>
        public AuthorisationRule[] GetRules()
        {
            AuthorisationRule[] rules = null;
            _session.Run(() => rules = GetRat.Call(IsdR, _request), LpaStage.Management);
            return rules;
        }

        /// <summary>Reads all about one profile, its icon too (SGP.22 section 5.7.15).</summary>
        /// <param name="identifier">ICCID, 18 to 20 digits; or AID, 32 hexadecimal digits.</param>
        /// <returns>The profile; null on failure, <see cref="LpaError.ProfileNotFound"/> among others.</returns>
        public ProfileInfo GetProfile(string identifier)
        {
            ProfileInfo profile = null;
            _session.Run(
                () => profile = Found(GetProfilesInfo.One(IsdR, _request, ProfileIdentifier.Parse(identifier))),
                () => profile = Found(ProfileIdentifier.Find(ProfileIdentifier.Parse(identifier), _session.Manager.GetProfiles())),
                LpaStage.Management);
            return profile;
        }

        /// <summary>Gives a profile a nickname (SGP.22 section 5.7.21).</summary>
        /// <param name="iccid">ICCID, 18 to 20 digits.</param>
        /// <param name="text">At most 64 characters; null or empty takes the nickname away.</param>
        /// <returns>0; -1 on failure.</returns>
        public int SetNickname(string iccid, string text) => Result(_session.Run(
            () => NanoLpa.SetNickname.Call(IsdR, _request, Bcd.ParseIccid(iccid), text ?? string.Empty),
            LpaStage.Management));

        /// <summary>Sets the default SM-DP+, which is asked when there is no activation code (SGP.22 section 5.7.4).</summary>
        /// <param name="address">Host name, with <c>:port</c> where it is not 443; null or empty: there is none from now on.</param>
        /// <returns>0; -1 on failure.</returns>
        public int SetDefaultSmdp(string address) => Result(_session.Run(
            () => SetDefaultDpAddress.Call(
                IsdR, _request, string.IsNullOrEmpty(address) ? string.Empty : ServerAddress.ParseOther(address).Text),
            LpaStage.Management));

        /// <summary>Deletes profiles and settings for good (SGP.22 section 5.7.19).</summary>
        /// <param name="options">What goes.</param>
        /// <returns>0; -1 on failure, <see cref="LpaError.NothingToDelete"/> among others.</returns>
        public int Reset(ResetOptions options)
        {
            var sent = false;
            return Result(_session.Run(
                () =>
                {
                    var repeated = sent;
                    sent = true;
                    try
                    {
                        EuiccMemoryReset.Call(IsdR, _request, options);
                    }
                    catch (LpaException e)
                    {
                        // The second time it was carried out the first time; the reset of the card took the answer with it.
                        e.RethrowUnless(LpaError.NothingToDelete);
                        if (!repeated)
                        {
                            throw;
                        }
                    }
                },
                LpaStage.Management));
        }

        /// <summary>Enables a profile (SGP.22 section 5.7.16); the one that was enabled is disabled.</summary>
        /// <param name="identifier">ICCID, 18 to 20 digits; or AID, 32 hexadecimal digits.</param>
        /// <param name="refresh">Whether the eUICC makes the modem read the card anew; otherwise that is left to the caller.</param>
        /// <returns>0; -1 on failure.</returns>
        public int Enable(string identifier, bool refresh) => Change(0, identifier, refresh);

        /// <summary>Disables a profile (SGP.22 section 5.7.17).</summary>
        /// <param name="identifier">ICCID, 18 to 20 digits; or AID, 32 hexadecimal digits.</param>
        /// <param name="refresh">Whether the eUICC makes the modem read the card anew; otherwise that is left to the caller.</param>
        /// <returns>0; -1 on failure.</returns>
        public int Disable(string identifier, bool refresh) => Change(1, identifier, refresh);

        /// <summary>Deletes a profile, which must be disabled (SGP.22 section 5.7.18).</summary>
        /// <param name="identifier">ICCID, 18 to 20 digits; or AID, 32 hexadecimal digits.</param>
        /// <returns>0; -1 on failure.</returns>
        public int Delete(string identifier) => Change(2, identifier, false);

        /// <summary>Enables (0), disables (1) or deletes (2) a profile.</summary>
        internal int Change(int tag, string identifier, bool refresh)
        {
            var sent = false;
            return Result(_session.Run(
                () =>
                {
                    var bytes = ProfileIdentifier.Parse(identifier);
                    if (sent && ProfileState.IsReached(IsdR, _request, tag, bytes))
                    {
                        // Carried out the first time; only the answer was lost.
                        return;
                    }

                    sent = true;
                    switch (tag)
                    {
                        case 0:
                            ProfileState.Enable(IsdR, _request, bytes, refresh);
                            break;
                        case 1:
                            ProfileState.Disable(IsdR, _request, bytes, refresh);
                            break;
                        case 2:
                            ProfileState.Delete(IsdR, _request, bytes);
                            break;
                        default:
                            throw new LpaException(LpaError.InvalidArgument);
                    }
                },
                tag == 0 && refresh ? EnableManaged(identifier) : null,
                LpaStage.Management));
        }

        /// <summary>Enables a profile where there is no ISD-R. The card always makes the modem read it anew then.</summary>
        private Action EnableManaged(string identifier)
        {
            var sent = false;
            return () =>
            {
                var bytes = ProfileIdentifier.Parse(identifier);
                var repeated = sent;
                sent = true;
                try
                {
                    _session.Manager.Enable(bytes);
                }
                catch (LpaException e)
                {
                    // The second time it was carried out the first time; the reset of the card took the answer with it.
                    e.RethrowUnless(LpaError.ProfileWrongState);
                    if (!repeated)
                    {
                        throw;
                    }
                }
            };
        }

        private static ProfileInfo Found(ProfileInfo profile) => profile ?? throw new LpaException(LpaError.ProfileNotFound);

        private static int Result(bool done) => done ? 0 : -1;
    }
}
