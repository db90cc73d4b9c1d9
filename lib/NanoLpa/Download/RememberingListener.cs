namespace NanoLpa
{
    /// <summary>Passes on how the attempts of a download go, and asks the end user only once.</summary>
    internal sealed class RememberingListener : IDownloadListener
    {
        private readonly IDownloadListener _listener;
        private string _accepted;
        private string _confirmationCode;

        public RememberingListener(IDownloadListener listener)
        {
            _listener = listener;
        }

        public void OnStage(LpaStage stage) => _listener.OnStage(stage);

        public void OnMetadata(ProfileMetadata metadata) => _listener.OnMetadata(metadata);

        public void OnProgress(int loaded, int total) => _listener.OnProgress(loaded, total);

        public void OnRetry(int attempt, int attempts, LpaException error) => _listener.OnRetry(attempt, attempts, error);

        public InstallDecision AskInstall(ProfileMetadata profile, bool consentRequired)
        {
            if (_accepted == profile.Iccid)
            {
                return InstallDecision.Install;
            }

            var decision = _listener.AskInstall(profile, consentRequired);
            if (decision == InstallDecision.Install)
            {
                _accepted = profile.Iccid;
            }

            return decision;
        }

        public string AskConfirmationCode()
        {
            if (string.IsNullOrEmpty(_confirmationCode))
            {
                _confirmationCode = _listener.AskConfirmationCode();
            }

            return _confirmationCode;
        }
    }
}
