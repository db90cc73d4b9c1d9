namespace NanoLpa.Firmware
{
    /// <summary>What follows when there is no service with a profile: the one before is enabled again.</summary>
    internal sealed class WayBack
    {
        private readonly SwitchTools _tools;

        public WayBack(SwitchTools tools)
        {
            _tools = tools;
        }

        /// <summary>How the last way back went, in words; null when there was none.</summary>
        public string Outcome { get; private set; }

        /// <summary>Why it has not led to service; null when it has, or there was none.</summary>
        public LpaException Error { get; private set; }

        /// <summary>Waits for service with a profile that was enabled, and goes back when there is none.</summary>
        /// <param name="target">The profile.</param>
        /// <param name="isNew">As for <see cref="ProfileTakeUp.Run"/>.</param>
        /// <exception cref="LpaException">Why there was no service; see <see cref="Outcome"/>.</exception>
        public void ServeOrGo(string target, bool isNew)
        {
            try
            {
                _tools.Service.Await(target, isNew, _tools.Journal.Data);
            }
            catch (LpaException e)
            {
                // Not "throw" alone: nanoFramework then throws on what was caught last, and the way back catches too.
                var failure = e;
                var previous = _tools.Journal.Previous;
                _tools.Display.Step("back", previous, "no service: " + ErrorText.Of(e) + "; going back to " + SwitchDisplay.Name(previous));
                _tools.Notes.GoBack();
                Go(target, true);
                throw failure;
            }

            _tools.Notes.End();
        }

        /// <summary>Makes the journal's previous profile the enabled one again. Never fails: <see cref="Outcome"/> and <see cref="Error"/> say how it went.</summary>
        /// <param name="enabled">The profile that is enabled now; null: none.</param>
        /// <param name="isNew">As for <see cref="ProfileTakeUp.Run"/>, where the previous one is enabled already.</param>
        public void Go(string enabled, bool isNew)
        {
            var previous = _tools.Journal.Previous;
            var name = SwitchDisplay.Name(previous);
            Error = null;
            try
            {
                if (enabled != previous)
                {
                    _tools.Activation.Run(previous, enabled);
                    isNew = true;
                }

                _tools.Service.Await(previous, isNew, _tools.Journal.Data);
                Outcome = name + " is enabled again";
            }
            catch (LpaException e)
            {
                Error = e;
                if (!IsBack(previous))
                {
                    var isFinal = ProfileActivation.IsFinal(e.Code);
                    Outcome = name + " cannot be enabled again: " + ErrorText.Of(e) + (isFinal ? string.Empty : "; the next start tries again");
                    if (isFinal)
                    {
                        _tools.Notes.End();
                    }

                    return;
                }

                Outcome = name + " is enabled again, but without service: " + ErrorText.Of(e);
            }

            _tools.Notes.End();
        }

        /// <summary>Whether the previous profile is enabled; false when the card does not say.</summary>
        private bool IsBack(string previous)
        {
            try
            {
                _tools.Activation.Look();
                return _tools.Activation.Enabled == previous;
            }
            catch (LpaException)
            {
                // Why it failed was heard already: this only asks how far it came.
                return false;
            }
        }
    }
}
