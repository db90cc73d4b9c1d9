namespace NanoLpa.Quectel
{
    /// <summary>Who watches a <see cref="NetworkAttach"/>.</summary>
    public interface IAttachListener
    {
        /// <summary>A step begins; <see cref="AttachStep.Radio"/> may come behind later ones.</summary>
        void OnStep(AttachStep step);

        /// <summary>Still no network.</summary>
        /// <param name="registration">How the modem stands with it.</param>
        /// <param name="signal">As <see cref="NetworkInfo.Signal"/> gives it.</param>
        /// <param name="seconds">Since the attempt began.</param>
        void OnSearching(Registration registration, int signal, int seconds);
    }
}
