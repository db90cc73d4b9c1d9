namespace NanoLpa.Firmware
{
    /// <summary>Writes to the journal what a switch can do without: one that fails is shown, and stops nothing.</summary>
    internal sealed class SwitchNotes
    {
        private readonly SwitchJournal _journal;
        private readonly SwitchDisplay _display;

        public SwitchNotes(SwitchJournal journal, SwitchDisplay display)
        {
            _journal = journal;
            _display = display;
        }

        /// <summary>A switch begins that is made even if a power cut can make it forgotten: there is no service to be lost, and a
        /// board that has none because its storage is worn would never have any again.</summary>
        public void Begin(string previous, string target, bool data)
        {
            try
            {
                _journal.Begin(previous, target, data);
            }
            catch (LpaException e)
            {
                Show(e);
            }
        }

        /// <summary>The way back begins, and comes first. Cut off, the next start would try the new profile once more, and then this.</summary>
        public void GoBack()
        {
            try
            {
                _journal.GoBack();
            }
            catch (LpaException e)
            {
                Show(e);
            }
        }

        /// <summary>The switch has ended. Where that is not noted, the next start looks once more, and finds all well.</summary>
        public void End()
        {
            try
            {
                _journal.End();
            }
            catch (LpaException e)
            {
                Show(e);
            }
        }

        private void Show(LpaException e) => _display.Step("journal", null, CodeText.Of(e.Code));
    }
}
