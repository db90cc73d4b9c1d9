namespace NanoLpa.Firmware
{
    /// <summary>Shows how a download goes: a line for each stage, progress while the package loads.</summary>
    internal sealed class DownloadDisplay
    {
        private const int PlainStep = 10;

        private readonly LpaConsole _lpa;
        private readonly bool _inPlace;
        private int _shown = -PlainStep;
        private bool _lineOpen;

        public DownloadDisplay(LpaConsole lpa)
        {
            _lpa = lpa;

            // Lines of a trace come in between.
            _inPlace = lpa.Terminal.CanRewriteLine && (lpa.Tracing == null || !lpa.Tracing.IsShown);
        }

        /// <summary>Shows a message of the download.</summary>
        public void Show(EsimEvent message)
        {
            switch (message.Kind)
            {
                case EsimEventKind.Stage:
                    EndLine();
                    _lpa.Print(StageText.Of(message.Stage));
                    TellStage(message);
                    break;
                case EsimEventKind.Metadata:
                    var profile = message.Metadata;
                    TellProfile(profile);
                    _lpa.Print("  profile " + profile.Iccid + ", " + ProfileClassText.Of(profile.ProfileClass) + ", "
                        + profile.ProfileName + " (" + profile.ServiceProviderName + ")");
                    ShowRules(profile);
                    break;
                case EsimEventKind.Progress:
                    ShowProgress(message);
                    break;
                case EsimEventKind.Retry:
                    EndLine();
                    _shown = -PlainStep;
                    TellRetry(message);
                    break;
                case EsimEventKind.Ended:
                    EndLine();
                    ShowEnd(message);
                    break;
            }
        }

        private void TellProfile(ProfileMetadata profile)
        {
            _lpa.Answer.BeginMessage("profile");
            _lpa.Answer.Value("iccid", profile.Iccid);
            _lpa.Answer.Value("class", profile.ProfileClass);
            _lpa.Answer.Value("provider", profile.ServiceProviderName);
            _lpa.Answer.Value("name", profile.ProfileName);
            if (profile.Owner != null)
            {
                OperatorText.AddTo(_lpa.Answer, "owner", profile.Owner);
            }

            _lpa.Answer.BeginArray("rules");
            foreach (var rule in BitNames.Of((int)profile.PolicyRules, BitNames.Rules))
            {
                _lpa.Answer.Value(null, rule);
            }

            _lpa.Answer.EndArray();
            _lpa.Answer.EndMessage();
        }

        private void ShowRules(ProfileMetadata profile)
        {
            ShowRule(profile, PolicyRules.Ppr1, "it cannot be disabled (PPR1)");
            ShowRule(profile, PolicyRules.Ppr2, "it cannot be deleted (PPR2)");
            ShowRule(profile, PolicyRules.Ppr3, "it is deleted when it is disabled (PPR3)");
        }

        private void ShowRule(ProfileMetadata profile, PolicyRules rule, string text)
        {
            if ((profile.PolicyRules & rule) != 0)
            {
                _lpa.Print("  rule of " + (profile.Owner == null ? "nobody" : OperatorText.Of(profile.Owner)) + ": " + text);
            }
        }

        private void TellRetry(EsimEvent message)
        {
            var text = ErrorText.Of(message.Error);
            _lpa.Print("trying again (" + message.Attempt.ToString() + " of " + message.Attempts.ToString() + "): " + text);
            _lpa.Answer.BeginMessage("retry");
            _lpa.Answer.Value("attempt", message.Attempt);
            _lpa.Answer.Value("attempts", message.Attempts);
            _lpa.Answer.Value(message.Error);
            _lpa.Answer.Value("message", text);
            _lpa.Answer.EndMessage();
        }

        private void TellStage(EsimEvent message)
        {
            _lpa.Answer.BeginMessage("progress");
            _lpa.Answer.Value("stage", (int)message.Stage);
            _lpa.Answer.Value("text", StageText.Of(message.Stage));
            _lpa.Answer.EndMessage();
        }

        private void ShowProgress(EsimEvent message)
        {
            // Counted in hundredths from the start: 100 * loaded would not fit for a large package.
            var loaded = message.Loaded;
            var total = message.Total;
            var percent = total < 100 ? 100 : loaded / (total / 100);
            percent = loaded == total || percent > 100 ? 100 : percent;
            var step = _inPlace || _lpa.Answer.Json ? 1 : PlainStep;
            if (percent == _shown || (percent < 100 && percent / step == _shown / step))
            {
                return;
            }

            _shown = percent;
            var text = "  " + percent.ToString() + " %, " + loaded.ToString() + " of " + total.ToString() + " bytes";
            if (_lpa.Answer.Json)
            {
                _lpa.Answer.BeginMessage("progress");
                _lpa.Answer.Value("stage", (int)message.Stage);
                _lpa.Answer.Value("percent", percent);
                _lpa.Answer.Value("loaded", loaded);
                _lpa.Answer.Value("total", total);
                _lpa.Answer.EndMessage();
            }
            else if (_inPlace)
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
