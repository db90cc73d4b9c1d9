using System;
using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>Switches to another profile, and back when there is no service with it; a power cut in the middle is made good at the next start.</summary>
    public sealed class ProfileSwitch
    {
        // An attach that begins behind its deadline could not succeed at all.
        private const int LeastAttach = 1000;

        private readonly LpaConsole _lpa;
        private readonly QuectelModem _modem;
        private readonly SwitchJournal _journal;
        private readonly SwitchDisplay _display;
        private readonly ProfileTakeUp _takeUp;
        private readonly ProfileActivation _activation;

        /// <summary>Creates the switch of a console that has a <see cref="LpaConsole.Device"/>.</summary>
        public ProfileSwitch(LpaConsole lpa)
        {
            _lpa = lpa;
            _modem = lpa.Device.Modem;
            _journal = lpa.Device.Journal;
            var policy = lpa.Device.Settings.Current.Switching;
            _display = new SwitchDisplay(lpa);
            _takeUp = new ProfileTakeUp(_modem, _display) { CardTimeout = policy.CardTime * 1000 };
            _activation = new ProfileActivation(lpa.Esim, _modem, _takeUp, _display) { BusyDelay = policy.BusyTime * 1000 };
            Timeout = policy.Deadline * 1000;
        }

        /// <summary>Milliseconds from the new profile's being enabled until there must be service; as it is set, unless set here.</summary>
        public int Timeout { get; set; }

        /// <summary>ICCID of the profile that was enabled before the last <see cref="Run"/>; null: none was.</summary>
        public string Previous { get; private set; }

        /// <summary>Which profile is enabled after one that failed, in words; null when nothing was changed.</summary>
        public string Outcome { get; private set; }

        /// <summary>Why the way back has not led to service; null when it has, or there was none.</summary>
        public LpaException BackError { get; private set; }

        /// <summary>Enables a profile, and waits for service.</summary>
        /// <param name="identifier">ICCID or AID.</param>
        /// <param name="data">Whether a PDP context is wanted, too.</param>
        /// <returns>The profile's ICCID.</returns>
        /// <exception cref="LpaException">There is no service, or the profile cannot be enabled; see <see cref="Outcome"/>.</exception>
        public string Run(string identifier, bool data)
        {
            Outcome = null;
            BackError = null;
            Previous = null;
            try
            {
                var target = Find(identifier);
                Previous = _activation.Enabled;
                if (target == Previous)
                {
                    Stay(target, data);
                }
                else
                {
                    Switch(target, data);
                }

                return target;
            }
            finally
            {
                // Also when it failed: there and back makes notifications, too.
                _lpa.Reporter.Expect();
            }
        }

        /// <summary>Finishes or undoes what a power cut has left; does nothing when it has left nothing.</summary>
        public void Recover()
        {
            if (_journal.State == SwitchState.None)
            {
                return;
            }

            Outcome = null;
            BackError = null;
            Previous = _journal.Previous;
            _display.Step("recover", _journal.Target, "a switch to " + _journal.Target + " was cut off");
            try
            {
                _takeUp.Settle();
                _activation.Look();
                Decide(_activation.Enabled);
            }
            catch (LpaException e)
            {
                _display.Step("failed", _journal.Target, ErrorText.Of(e) + (Outcome == null ? "; the next start tries again" : "; " + Outcome));
            }
            finally
            {
                _lpa.Reporter.Expect();
            }
        }

        private string Find(string identifier)
        {
            foreach (var profile in _activation.Look())
            {
                var aid = profile.IsdpAid == null ? null : Hex.ToString(profile.IsdpAid, 0, profile.IsdpAid.Length);
                if (profile.Iccid != null && (profile.Iccid == identifier || aid == identifier.ToUpper()))
                {
                    return profile.Iccid;
                }
            }

            throw new LpaException(LpaError.ProfileNotFound) { Stage = LpaStage.Management };
        }

        /// <summary>The profile is enabled already: nothing to go back to.</summary>
        private void Stay(string iccid, bool data)
        {
            _display.Step("enabled", iccid, iccid + " is enabled already");
            Outcome = iccid + " stays enabled";
            Serve(iccid, data);
            Outcome = null;
        }

        private void Switch(string target, bool data)
        {
            _journal.Begin(Previous, target, data);
            if (data && _modem.Network.IsActive())
            {
                // It would still be the other profile's.
                _modem.Network.Deactivate();
            }

            try
            {
                _activation.Run(target, Previous);
            }
            catch (LpaException)
            {
                if (_activation.IsOpen)
                {
                    Outcome = "which profile is enabled is not known; the next start looks after it";
                }
                else
                {
                    End();
                }

                throw;
            }

            ServeOrGoBack(target, data);
        }

        private void Decide(string enabled)
        {
            if (_journal.State == SwitchState.Switching && enabled == _journal.Target)
            {
                ServeOrGoBack(enabled, _journal.Data);
                _display.Step("finished", enabled, "the switch is finished: " + enabled + " is enabled");
            }
            else if (enabled == _journal.Previous || enabled == _journal.Target || enabled == null)
            {
                GoBack(enabled);
                _display.Step("undone", Previous, "the switch is undone: " + Outcome);
            }
            else
            {
                End();
                _display.Step("overtaken", enabled, enabled + " was enabled since; it stays so");
            }
        }

        private void ServeOrGoBack(string target, bool data)
        {
            try
            {
                Serve(target, data);
            }
            catch (LpaException e)
            {
                _display.Step("back", Previous, "no service: " + ErrorText.Of(e) + "; going back to " + SwitchDisplay.Name(Previous));
                NoteWayBack();
                GoBack(target);
                throw;
            }

            End();
        }

        /// <summary>Waits until the modem has the profile, and the network the modem.</summary>
        private void Serve(string iccid, bool data)
        {
            var end = Environment.TickCount64 + Timeout;
            _takeUp.Run(iccid);
            var left = end - Environment.TickCount64;
            _modem.Attach.Listener = new AttachDisplay(_lpa);
            try
            {
                _modem.Attach.Run(left < LeastAttach ? LeastAttach : (int)left, data);
            }
            finally
            {
                _modem.Attach.Listener = null;
            }
        }

        /// <summary>Makes the previous profile the enabled one again. Says by <see cref="Outcome"/> how that went.</summary>
        private void GoBack(string enabled)
        {
            var name = SwitchDisplay.Name(Previous);
            try
            {
                if (enabled != Previous)
                {
                    _activation.Run(Previous, enabled);
                }

                if (Previous == null)
                {
                    _takeUp.Run(null);
                }
                else
                {
                    Serve(Previous, _journal.Data);
                }

                Outcome = name + " is enabled again";
            }
            catch (LpaException e)
            {
                BackError = e;
                if (!IsBack())
                {
                    // Neither of these would be otherwise at the next start.
                    var isFinal = e.Code == LpaError.PolicyForbids || e.Code == LpaError.ProfileNotFound;
                    Outcome = name + " cannot be enabled again: " + ErrorText.Of(e) + (isFinal ? string.Empty : "; the next start tries again");
                    if (isFinal)
                    {
                        End();
                    }

                    return;
                }

                Outcome = name + " is enabled again, but without service: " + ErrorText.Of(e);
            }

            End();
        }

        /// <summary>Whether the previous profile is enabled; false when the card does not say.</summary>
        private bool IsBack()
        {
            try
            {
                _activation.Look();
                return _activation.Enabled == Previous;
            }
            catch (LpaException)
            {
                // Why it failed was heard already: this only asks how far it came.
                return false;
            }
        }

        private void NoteWayBack()
        {
            try
            {
                _journal.GoBack();
            }
            catch (LpaException e)
            {
                // The way back comes first. Cut off, the next start would try the new profile once more, and then this.
                _display.Step("journal", null, CodeText.Of(e.Code));
            }
        }

        private void End()
        {
            try
            {
                _journal.End();
            }
            catch (LpaException e)
            {
                // The next start looks once more, and finds all well.
                _display.Step("journal", null, CodeText.Of(e.Code));
            }
        }
    }
}
