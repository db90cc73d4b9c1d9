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

        public ProfileTakeUp(QuectelModem modem, SwitchDisplay display)
        {
            _modem = modem;
            _display = display;
        }

        /// <summary>How long the modem may take after REFRESH, AT+CFUN=1 or a restart until it knows the card, in milliseconds.</summary>
        public int CardTimeout { get; set; } = 10000;

        /// <summary>How long a restarted modem may take to answer, in milliseconds.</summary>
        public int RestartTimeout { get; set; } = 20000;

        /// <summary>Returns when the modem has a profile; the next means is taken only where the one before did not help.</summary>
        /// <param name="iccid">The profile; null: none.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ProfileNotTakenUp"/>; <see cref="LpaError.ModemTimeout"/>;
        /// <see cref="LpaError.ModemRefused"/>: it cannot be restarted.</exception>
        public void Run(string iccid)
        {
            try
            {
                _display.Step("refresh", iccid, "waiting for the modem to take it up");
                if (Await(iccid, false))
                {
                    return;
                }

                _display.Step("cfun", iccid, "switching the modem's radio and card off and on");
                if (SwitchOffAndOn() && Await(iccid, false))
                {
                    return;
                }

                Restart(iccid);
                if (!Await(iccid, true))
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
        }

        /// <summary>Waits for the modem to settle: the card's state has come to be one that lasts, or some seconds are over.</summary>
        public void Settle() => _modem.Sim.WaitForModem(CardTimeout);

        private bool Await(string iccid, bool isRestarted)
        {
            var end = Environment.TickCount64 + CardTimeout;
            for (;;)
            {
                var state = _modem.Sim.State();
                if (iccid == null ? state == SimState.NoProfile || state == SimState.Absent : IsTakenUp(iccid, state))
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
