using System;
using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>Has the modem take up the profile that was enabled: by the card's REFRESH, with the radio and the card off and on, by a restart.</summary>
    internal sealed class ProfileTakeUp
    {
        private const int PollInterval = 500;
        private const int OffTimeout = 15000;

        private readonly QuectelModem _modem;
        private readonly SwitchDisplay _display;
        private bool _hasRestarted;

        public ProfileTakeUp(QuectelModem modem, SwitchDisplay display)
        {
            _modem = modem;
            _display = display;
        }

        /// <summary>How long the modem may take after REFRESH, AT+CFUN=1 or a restart until it knows the card, in milliseconds.</summary>
        public int CardTimeout { get; set; } = 10000;

        /// <summary>How long a restarted modem may take to answer, in milliseconds.</summary>
        public int RestartTimeout { get; set; } = 20000;

        /// <summary>Whether the last <see cref="Run"/> has switched the radio off and on: once is enough, as that wears the flash.</summary>
        public bool RadioWasSwitched { get; private set; }

        /// <summary>Begins to watch for the modem's leaving the network, as it does when it takes up a profile.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public void Watch()
        {
            _hasRestarted = false;
            _modem.Info.ReportCauses();
            _modem.Info.Watch();
        }

        /// <summary>Returns when the modem has a profile; the next means is taken only where the one before did not help.</summary>
        /// <param name="iccid">The profile; null: none.</param>
        /// <param name="isNew">Whether it was enabled since <see cref="Watch"/>: the modem must have left the network that it was in
        /// with the other one. For a while it may still tell of that, and who is asked then would take it for service.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ProfileNotTakenUp"/>; <see cref="LpaError.ModemTimeout"/>;
        /// <see cref="LpaError.ModemRefused"/>: it cannot be restarted.</exception>
        public void Run(string iccid, bool isNew)
        {
            RadioWasSwitched = false;
            try
            {
                _display.Step("refresh", iccid, "waiting for the modem to take it up");
                if (Await(iccid, isNew, false))
                {
                    return;
                }

                _display.Step("cfun", iccid, "switching the modem's radio and card off and on");
                RadioWasSwitched = true;
                if (SwitchOffAndOn() && Await(iccid, false, false))
                {
                    return;
                }

                Restart(iccid);
                if (!Await(iccid, false, true))
                {
                    throw new LpaException(LpaError.ProfileNotTakenUp);
                }
            }
            catch (LpaException e)
            {
                e.Stage = LpaStage.Network;
                throw;
            }
        }

        /// <summary>Restarts the modem.</summary>
        /// <param name="iccid">The profile that it is about.</param>
        public void Restart(string iccid)
        {
            _display.Step("restart", iccid, "restarting the modem");
            _modem.Restart(RestartTimeout);
            _hasRestarted = true;
        }

        /// <summary>Waits for the modem to settle: the card's state has come to be one that lasts, or some seconds are over.</summary>
        public void Settle() => _modem.Sim.WaitForModem(CardTimeout);

        private bool Await(string iccid, bool isNew, bool isRestarted)
        {
            var end = Environment.TickCount64 + CardTimeout;
            for (;;)
            {
                var state = _modem.Sim.State();
                if (iccid == null ? state == SimState.NoProfile || state == SimState.Absent : IsTakenUp(iccid, state) && !(isNew && IsStale()))
                {
                    return true;
                }

                var left = end - Environment.TickCount64;
                if (left <= 0)
                {
                    // One that tells no ICCID at all has read the card for certain when it started.
                    return isRestarted && iccid != null && state == SimState.Ready && _modem.Sim.Iccid() == null;
                }

                _modem.At.WaitForUrc((int)(left < PollInterval ? left : PollInterval));
            }
        }

        private bool IsTakenUp(string iccid, SimState state) =>
            (state == SimState.Ready || state == SimState.PinRequired) && _modem.Sim.Iccid() == iccid;

        private bool IsStale() => !_hasRestarted && !_modem.Info.WasLost && _modem.Info.Registration().IsRegistered;

        private bool SwitchOffAndOn()
        {
            try
            {
                return _modem.At.TryExecute("AT+CFUN=0", OffTimeout) && _modem.At.TryExecute("AT+CFUN=1", OffTimeout);
            }
            catch (LpaException e)
            {
                if (e.Detail == AtClient.LineGone)
                {
                    throw;
                }

                // A restart is what is left.
                return false;
            }
        }
    }
}
