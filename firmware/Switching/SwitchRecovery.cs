namespace NanoLpa.Firmware
{
    /// <summary>Finishes or undoes a profile switch that a power cut has ended.</summary>
    public sealed class SwitchRecovery
    {
        private readonly LpaConsole _lpa;
        private readonly SwitchTools _tools;
        private readonly SwitchJournal _journal;

        /// <summary>Creates the recovery of a console that has a <see cref="LpaConsole.Device"/>.</summary>
        public SwitchRecovery(LpaConsole lpa)
        {
            _lpa = lpa;
            _tools = new SwitchTools(lpa);
            _journal = _tools.Journal;
        }

        /// <summary>Makes good what is left; does nothing when nothing is. What it comes to is shown.</summary>
        public void Run()
        {
            if (_journal.State == SwitchState.None)
            {
                return;
            }

            try
            {
                _tools.Display.Step("recover", _journal.Target, "a switch to " + _journal.Target + " was cut off");
                _tools.TakeUp.Settle();
                _tools.Activation.Look();
                Decide(_tools.Activation.Enabled, MayBeStale());
            }
            catch (LpaException e)
            {
                var outcome = _tools.Back.Outcome;
                _tools.Display.Step("failed", _journal.Target, ErrorText.Of(e) + (outcome == null ? "; the next start tries again" : "; " + outcome));
            }
            finally
            {
                _lpa.Reporter.Expect();
            }
        }

        private void Decide(string enabled, bool isNew)
        {
            if (_journal.State == SwitchState.Switching && enabled == _journal.Target)
            {
                _tools.Back.ServeOrGo(enabled, isNew);
                _tools.Display.Step("finished", enabled, "the switch is finished: " + enabled + " is enabled");
            }
            else if (enabled == _journal.Previous || enabled == _journal.Target || enabled == null)
            {
                _tools.Back.Go(enabled, isNew);
                _tools.Display.Step("undone", _journal.Previous, "the switch is undone: " + _tools.Back.Outcome);
            }
            else
            {
                _tools.Notes.End();
                _tools.Display.Step("overtaken", enabled, enabled + " was enabled since; it stays so");
            }
        }

        /// <summary>Whether the modem may be in the network with another profile than the one that is enabled. One that has started since is not.</summary>
        private bool MayBeStale()
        {
            if (_tools.Modem.Power.HasStarted)
            {
                return false;
            }

            _tools.TakeUp.Watch();
            return true;
        }
    }
}
