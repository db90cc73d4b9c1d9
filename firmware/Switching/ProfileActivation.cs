using System;
using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>Makes a profile the enabled one on the eUICC, whatever gets in between.</summary>
    internal sealed class ProfileActivation
    {
        private const int BusyTries = 5;

        private readonly Esim _esim;
        private readonly QuectelModem _modem;
        private readonly ProfileTakeUp _takeUp;
        private readonly SwitchDisplay _display;

        public ProfileActivation(Esim esim, QuectelModem modem, ProfileTakeUp takeUp, SwitchDisplay display)
        {
            _esim = esim;
            _modem = modem;
            _takeUp = takeUp;
            _display = display;
        }

        /// <summary>How long a card that is busy is left alone, in milliseconds.</summary>
        public int BusyDelay { get; set; } = 2000;

        /// <summary>Whether the last failure leaves open which profile is enabled.</summary>
        public bool IsOpen { get; private set; }

        /// <summary>The enabled profile, as <see cref="Look"/> found it; null: none.</summary>
        public string Enabled { get; private set; }

        /// <summary>Finds out which profile is enabled.</summary>
        /// <returns>All profiles.</returns>
        /// <exception cref="LpaException">What the card says; or the way to it.</exception>
        public ProfileInfo[] Look()
        {
            var profiles = _esim.GetProfileInfo(1);
            if (profiles == null)
            {
                throw _esim.LastError;
            }

            Enabled = null;
            foreach (var profile in profiles)
            {
                if (profile.Enabled)
                {
                    Enabled = profile.Iccid;
                }
            }

            return profiles;
        }

        /// <summary>Enables a profile, or disables the one that is enabled. One that is so already is as good.</summary>
        /// <param name="iccid">The profile to be enabled; null: none.</param>
        /// <param name="enabled">The profile that is enabled now.</param>
        /// <exception cref="LpaException">As for <see cref="EuiccManagement.Enable"/>: nothing has changed, unless
        /// <see cref="IsOpen"/>.</exception>
        public void Run(string iccid, string enabled)
        {
            IsOpen = false;
            _display.Step("enable", iccid, iccid == null ? "disabling " + enabled : "enabling " + iccid);
            if (TryWhileBusy(iccid, enabled))
            {
                return;
            }

            // A toolkit session that hangs ends with the modem.
            _takeUp.Restart(iccid);
            _takeUp.Settle();
            if (!TryWhileBusy(iccid, enabled))
            {
                throw _esim.LastError;
            }
        }

        /// <summary>Whether an error says for certain that nothing was changed, and will be the same the next time.</summary>
        public static bool IsFinal(LpaError code) => code == LpaError.PolicyForbids || code == LpaError.ProfileNotFound
            || code == LpaError.OperatorManaged || code == LpaError.InvalidArgument;

        /// <returns>False when the card was busy each time.</returns>
        private bool TryWhileBusy(string iccid, string enabled)
        {
            for (var i = 0; i < BusyTries; i++)
            {
                if (i > 0)
                {
                    _display.Step("busy", iccid, "the card is busy; trying again");
                    Pause(BusyDelay);
                }

                _takeUp.Watch();
                var management = _esim.Management;
                if ((iccid == null ? management.Disable(enabled, true) : management.Enable(iccid, true)) == 0)
                {
                    return true;
                }

                var error = _esim.LastError;
                if (error.Code != LpaError.CardBusy)
                {
                    Judge(error, iccid);
                    return true;
                }
            }

            return false;
        }

        /// <summary>Returns when the profile is enabled all the same: it was before, or only the answer got lost.</summary>
        private void Judge(LpaException error, string iccid)
        {
            if (IsFinal(error.Code))
            {
                throw error;
            }

            IsOpen = true;
            if (!TryLook())
            {
                _takeUp.Restart(iccid);
                _takeUp.Settle();
                Look();
            }

            IsOpen = false;
            if (Enabled != iccid)
            {
                throw error;
            }
        }

        private bool TryLook()
        {
            try
            {
                Look();
                return true;
            }
            catch (LpaException e)
            {
                if (e.Detail == AtClient.LineGone)
                {
                    throw;
                }

                return false;
            }
        }

        /// <summary>Lets time pass, and hears what the modem says meanwhile: the end of a toolkit session cannot be seen.</summary>
        private void Pause(int milliseconds)
        {
            var end = Environment.TickCount64 + milliseconds;
            for (var left = milliseconds; left > 0; left = (int)(end - Environment.TickCount64))
            {
                _modem.At.WaitForUrc(left);
            }
        }
    }
}
