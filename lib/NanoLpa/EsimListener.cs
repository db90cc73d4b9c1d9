namespace NanoLpa
{
    /// <summary>Turns what a download tells into events of the <see cref="Esim"/>.</summary>
    internal sealed class EsimListener : IDownloadListener
    {
        private readonly Esim _esim;

        public EsimListener(Esim esim)
        {
            _esim = esim;
        }

        /// <summary>The message that is sent, again and again.</summary>
        public EsimEvent Message { get; } = new EsimEvent();

        public void OnStage(LpaStage stage)
        {
            Message.Stage = stage;
            Tell(EsimEventKind.Stage);
        }

        public void OnMetadata(ProfileMetadata metadata)
        {
            Message.Metadata = metadata;
            Tell(EsimEventKind.Metadata);
        }

        public void OnProgress(int loaded, int total)
        {
            Message.Loaded = loaded;
            Message.Total = total;
            Tell(EsimEventKind.Progress);
        }

        public void OnRetry(int attempt, int attempts, LpaException error)
        {
            Message.Attempt = attempt;
            Message.Attempts = attempts;
            Message.Error = error;
            Tell(EsimEventKind.Retry);
            Message.Error = null;
        }

        public string AskConfirmationCode() => _esim.ConfirmationCode?.Invoke();

        public InstallDecision AskInstall(ProfileMetadata profile, bool consentRequired)
        {
            var handler = _esim.Install;
            if (handler != null)
            {
                return handler(profile, consentRequired);
            }

            if (consentRequired)
            {
                throw new LpaException(LpaError.ConsentRequired);
            }

            return InstallDecision.Install;
        }

        private void Tell(EsimEventKind kind)
        {
            Message.Kind = kind;
            _esim.Tell(Message);
        }
    }
}
