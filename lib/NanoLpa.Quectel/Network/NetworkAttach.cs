using System;

namespace NanoLpa.Quectel
{
    /// <summary>Brings the modem into the network, from the card to an active PDP context.</summary>
    public sealed class NetworkAttach
    {
        // Of a card that starts, and of one that has had its time.
        private const int SimTimeout = 10000;
        private const int SimReadyTimeout = 2000;

        private const int LeastContextTimeout = 10000;

        private readonly QuectelModem _modem;
        private readonly AtClient _at;
        private readonly RadioPower _radio;
        private long _begin;
        private long _end;

        internal NetworkAttach(QuectelModem modem)
        {
            _modem = modem;
            _at = modem.At;
            _radio = new RadioPower(_at);
        }

        /// <summary>Who watches; null for nobody.</summary>
        public IAttachListener Listener { get; set; }

        /// <summary>Technologies to look for; <see cref="RadioMode.Other"/>, unless set, leaves the modem's own setting.</summary>
        public RadioMode Mode { get; set; }

        /// <summary>Bands as for <see cref="RadioAccess.SetBands"/>; null leaves the modem's own setting.</summary>
        public string[] Bands { get; set; }

        /// <summary>Milliseconds between one look at the registration and the next, unless the modem reports a change; 2000 unless set.</summary>
        public int PollInterval { get; set; } = 2000;

        /// <summary>How long a network may refuse before it counts, in milliseconds; 20000 unless set: another one may let the modem in.</summary>
        public int DeniedPatience { get; set; } = 20000;

        /// <summary>Whether a radio that is on stays on: it was switched off and on just before; false unless set.</summary>
        public bool SparesRadio { get; set; }

        /// <summary>Whether the radio was switched off and on, or on, in the last attempt. It is so at most once: that wears the flash.</summary>
        public bool RadioWasSwitched { get; private set; }

        /// <summary>Why the last attempt failed, in the modem's own words (AT+CEER); null when it says nothing.</summary>
        public string Report { get; private set; }

        private bool MaySwitchRadio => !RadioWasSwitched && !SparesRadio;

        /// <summary>Brings the modem into the network; one that is in it already only has its context checked.</summary>
        /// <param name="timeout">Milliseconds to try; a command under way may take a little longer.</param>
        /// <param name="withContext">Whether the PDP context is wanted, too; otherwise being registered is enough.</param>
        /// <exception cref="LpaException"><see cref="LpaError.NoSim"/>, <see cref="LpaError.SimPin"/>,
        /// <see cref="LpaError.NoProfileEnabled"/>: there is no card to register with; <see cref="LpaError.RegistrationDenied"/>:
        /// the cause is the detail; <see cref="LpaError.NoSignal"/>, <see cref="LpaError.RegistrationTimeout"/>: no network in
        /// time; <see cref="LpaError.NoNetwork"/>: no PDP context; <see cref="LpaError.NotSupported"/>: <see cref="Mode"/> or
        /// <see cref="Bands"/> are not for this module; <see cref="LpaError.ModemRefused"/>, <see cref="LpaError.ModemTimeout"/>.</exception>
        public void Run(int timeout, bool withContext = true)
        {
            _begin = Environment.TickCount64;
            _end = _begin + timeout;
            RadioWasSwitched = false;
            Report = null;
            try
            {
                var changed = Configure();
                SwitchRadioOn();
                RequireSim();
                if (changed)
                {
                    RenewRegistration();
                }

                WaitForRegistration();
                if (withContext)
                {
                    ActivateContext();
                }

                Listener?.OnStep(AttachStep.Done);
            }
            catch (LpaException e)
            {
                e.Stage = LpaStage.Network;
                throw;
            }
        }

        /// <summary>Sets what the next registration goes by.</summary>
        /// <returns>Whether the modem did not have it yet.</returns>
        private bool Configure()
        {
            Listener?.OnStep(AttachStep.Settings);
            var changed = _modem.Network.AccessPoint.Prepare();
            if (Mode != RadioMode.Other)
            {
                changed |= _modem.Radio.SetMode(Mode);
            }

            if (Bands != null)
            {
                changed |= _modem.Radio.SetBands(Bands);
            }

            _modem.Info.ReportCauses();
            return changed;
        }

        private void SwitchRadioOn()
        {
            if (!_radio.IsOn())
            {
                Listener?.OnStep(AttachStep.Radio);
                RadioWasSwitched = true;
                _radio.SwitchOn();
            }
        }

        /// <summary>A modem that registered with other settings begins anew.</summary>
        private void RenewRegistration()
        {
            if (MaySwitchRadio && _modem.Info.Registration().IsRegistered)
            {
                SwitchRadio();
            }
        }

        private void RequireSim()
        {
            Listener?.OnStep(AttachStep.Sim);
            var left = Left();
            var usual = RadioWasSwitched || _modem.Power.Presses > 0 ? SimTimeout : SimReadyTimeout;
            switch (_modem.Sim.Wait(left < usual ? left : usual))
            {
                case SimState.Ready:
                    return;
                case SimState.PinRequired:
                    throw new LpaException(LpaError.SimPin);
                case SimState.NoProfile:
                    throw new LpaException(LpaError.NoProfileEnabled);
                default:
                    throw new LpaException(LpaError.NoSim);
            }
        }

        private void WaitForRegistration()
        {
            Listener?.OnStep(AttachStep.Registration);
            var half = (_begin + _end) / 2;
            var deniedSince = 0L;
            for (;;)
            {
                var registration = _modem.Info.Registration();
                if (registration.IsRegistered)
                {
                    return;
                }

                var signal = _modem.Info.Signal();
                var now = Environment.TickCount64;
                Listener?.OnSearching(registration, signal, (int)((now - _begin) / 1000));
                if (!registration.IsDenied)
                {
                    deniedSince = 0;
                }
                else if (deniedSince == 0)
                {
                    deniedSince = now;
                }

                var isRefused = deniedSince != 0 && now - deniedSince >= DeniedPatience;
                if (isRefused && (!MaySwitchRadio || registration.IsBarred))
                {
                    throw Failed(LpaError.RegistrationDenied, registration.Cause);
                }

                if (now >= _end)
                {
                    throw registration.IsDenied
                        ? Failed(LpaError.RegistrationDenied, registration.Cause)
                        : Failed(signal == NetworkInfo.NoSignal ? LpaError.NoSignal : LpaError.RegistrationTimeout, -1);
                }

                // A fresh search may find what a tired one does not.
                if (MaySwitchRadio && (isRefused || now >= half))
                {
                    SwitchRadio();
                    deniedSince = 0;
                }

                var left = Left();
                _at.WaitForUrc(left < PollInterval ? left : PollInterval);
            }
        }

        private void ActivateContext()
        {
            Listener?.OnStep(AttachStep.Context);
            var network = _modem.Network;
            var usual = network.Timeout;
            var left = Left();
            left = left > LeastContextTimeout ? left : LeastContextTimeout;
            network.Timeout = left < usual ? left : usual;
            try
            {
                network.EnsureActive();
            }
            catch (LpaException e)
            {
                var failure = e;
                if (e.Code == LpaError.NoNetwork)
                {
                    Report = _modem.Info.Report();
                }

                // Not "throw" alone: nanoFramework then throws on what was caught last, and Report catches too.
                throw failure;
            }
            finally
            {
                network.Timeout = usual;
            }
        }

        private void SwitchRadio()
        {
            Listener?.OnStep(AttachStep.Radio);
            RadioWasSwitched = true;
            _radio.SwitchOff();
            _radio.SwitchOn();
        }

        private LpaException Failed(LpaError code, int detail)
        {
            Report = _modem.Info.Report();
            return new LpaException(code, detail);
        }

        private int Left()
        {
            var left = _end - Environment.TickCount64;
            return left < 0 ? 0 : (int)left;
        }
    }
}
