namespace NanoLpa
{
    /// <summary>Hears how a download goes, and answers its questions.</summary>
    public interface IDownloadListener
    {
        /// <summary>A stage begins.</summary>
        void OnStage(LpaStage stage);

        /// <summary>The profile is known; it is not on the eUICC yet.</summary>
        void OnMetadata(ProfileMetadata metadata);

        /// <summary>Asks whether the profile is to be installed. May take its time, but must end: the server waits.</summary>
        /// <param name="profile">The profile.</param>
        /// <param name="consentRequired">Whether one of its policy rules needs the end user's consent (SGP.22 section 2.9.2.4): an answer by default will not do.</param>
        /// <exception cref="LpaException"><see cref="LpaError.UserTimeout"/>: nobody answered; <see cref="LpaError.ConsentRequired"/>: there is nobody to be asked.</exception>
        InstallDecision AskInstall(ProfileMetadata profile, bool consentRequired);

        /// <summary>A part of the package is on the eUICC.</summary>
        /// <param name="loaded">Bytes of the package that are there.</param>
        /// <param name="total">Bytes of the whole package.</param>
        void OnProgress(int loaded, int total);

        /// <summary>An attempt has failed, and another one follows.</summary>
        /// <param name="attempt">Number of the one that follows, from 2 on.</param>
        /// <param name="attempts">How many there may be.</param>
        /// <param name="error">Why the last one failed.</param>
        void OnRetry(int attempt, int attempts, LpaException error);

        /// <summary>A confirmation code is needed, and none came with the activation code. May take its time, but must end.</summary>
        /// <returns>The code; null or empty when the end user has none.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.UserTimeout"/>: nobody answered.</exception>
        string AskConfirmationCode();
    }
}
