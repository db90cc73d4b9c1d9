namespace NanoLpa.Firmware
{
    /// <summary>Shows how a download goes: a line for each stage, progress while the package loads.</summary>
    internal sealed class DownloadDisplay
    {
        private const int PlainStep = 10;

        private readonly LpaConsole _lpa;
        private readonly bool _inPlace;
        private int _shown = -1;
        private bool _lineOpen;

        public DownloadDisplay(LpaConsole lpa)
        {
            _lpa = lpa;
            _inPlace = lpa.Terminal.CanRewriteLine;
        }

        /// <summary>Shows a message of the download.</summary>
        public void Show(EsimEvent message)
        {
            switch (message.Kind)
            {
                case EsimEventKind.Stage:
                    EndLine();
                    _lpa.Print(StageText.Of(message.Stage));
                    break;
                case EsimEventKind.Metadata:
                    var profile = message.Metadata;
                    _lpa.Print("  profile " + profile.Iccid + ", " + ProfileClassText.Of(profile.ProfileClass) + ", "
                        + profile.ProfileName + " (" + profile.ServiceProviderName + ")");
                    break;
                case EsimEventKind.Progress:
                    ShowProgress(message.Loaded, message.Total);
                    break;
                case EsimEventKind.Ended:
                    EndLine();
                    ShowEnd(message);
                    break;
            }
        }

        private void ShowProgress(int loaded, int total)
        {
            // Counted in hundredths from the start: 100 * loaded would not fit for a large package.
            var percent = total < 100 ? 100 : loaded / (total / 100);
            percent = loaded == total || percent > 100 ? 100 : percent;
            if (percent == _shown || (!_inPlace && percent < 100 && percent / PlainStep == _shown / PlainStep))
            {
                return;
            }

            _shown = percent;
            var text = "  " + percent.ToString() + " %, " + loaded.ToString() + " of " + total.ToString() + " bytes";
            if (_inPlace)
            {
                _lpa.Terminal.Write("\r" + text);
                _lineOpen = true;
            }
            else
            {
                _lpa.Print(text);
            }
        }

        private void ShowEnd(EsimEvent message)
        {
            if (message.Error != null)
            {
                _lpa.Fail(message.Error);
            }
            else if (message.ReportError != null)
            {
                _lpa.Print("  installed; not reported yet (" + ErrorText.Of(message.ReportError) + "); report tries again");
            }
        }

        private void EndLine()
        {
            if (_lineOpen)
            {
                _lpa.Print(string.Empty);
                _lineOpen = false;
            }
        }
    }
}
