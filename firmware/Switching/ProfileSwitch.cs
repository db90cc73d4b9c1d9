namespace NanoLpa.Firmware
{
    /// <summary>Switches to another profile, and back when there is no service with it. What a power cut leaves is for <see cref="SwitchRecovery"/>.</summary>
    public sealed class ProfileSwitch
    {
        private readonly LpaConsole _lpa;
        private readonly SwitchTools _tools;
        private readonly ProfileActivation _activation;

        /// <summary>Creates the switch of a console that has a <see cref="LpaConsole.Device"/>.</summary>
        public ProfileSwitch(LpaConsole lpa)
        {
            _lpa = lpa;
            _tools = new SwitchTools(lpa);
            _activation = _tools.Activation;
        }

        /// <summary>Milliseconds from the new profile's being enabled until there must be service; as it is set, unless set here.</summary>
        public int Timeout
        {
            get => _tools.Service.Timeout;
            set => _tools.Service.Timeout = value;
        }

        /// <summary>Whether there is no service that could be lost: then it is made even where it cannot be noted for the next start. False unless set.</summary>
        public bool IsUrgent { get; set; }

        /// <summary>ICCID of the profile that was enabled before <see cref="Run"/>; null: none was.</summary>
        public string Previous { get; private set; }

        /// <summary>Which profile is enabled after a <see cref="Run"/> that failed, in words; null when nothing was changed.</summary>
        public string Outcome { get; private set; }

        /// <summary>Why the way back has not led to service; null when it has, or there was none.</summary>
        public LpaException BackError => _tools.Back.Error;

        /// <summary>Enables a profile, and waits for service. Once only.</summary>
        /// <param name="identifier">ICCID or AID.</param>
        /// <param name="data">Whether a PDP context is wanted, too.</param>
        /// <returns>The profile's ICCID.</returns>
        /// <exception cref="LpaException">There is no service, or the profile cannot be enabled; see <see cref="Outcome"/>.</exception>
        public string Run(string identifier, bool data)
        {
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
                Outcome ??= _tools.Back.Outcome;
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
            _tools.Display.Step("enabled", iccid, iccid + " is enabled already");
            Outcome = iccid + " stays enabled";
            _tools.Service.Await(iccid, false, data);
            Outcome = null;
        }

        private void Switch(string target, bool data)
        {
            if (IsUrgent)
            {
                _tools.Notes.Begin(Previous, target, data);
            }
            else
            {
                _tools.Journal.Begin(Previous, target, data);
            }

            var network = _tools.Modem.Network;
            try
            {
                if (data && network.IsActive())
                {
                    // It would still be the other profile's.
                    network.Deactivate();
                }

                _activation.Run(target, Previous);
            }
            catch (LpaException e)
            {
                // Not "throw" alone: nanoFramework then throws on what was caught last, and to end catches too.
                var failure = e;
                if (_activation.IsOpen)
                {
                    Outcome = "which profile is enabled is not known; the next start looks after it";
                }
                else
                {
                    _tools.Notes.End();
                }

                throw failure;
            }

            _tools.Back.ServeOrGo(target, true);
        }
    }
}
