namespace NanoLpa
{
    /// <summary>Manages the profiles of a card that has no ISD-R: <see cref="Esim"/> turns to it there.</summary>
    /// <remarks>Each function is called between <see cref="Open"/> and <see cref="Close"/>, and throws <see cref="LpaException"/>.</remarks>
    public interface IProfileManager
    {
        /// <summary>Gets ready for functions.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.CardNoIsdR"/>: the card is none that it can manage; or what
        /// <see cref="ICard.Transmit"/> throws.</exception>
        void Open();

        /// <summary>Ends what <see cref="Open"/> began, if it did. Never throws.</summary>
        void Close();

        /// <summary>Reads the EID.</summary>
        /// <returns>32 digits.</returns>
        string GetEid();

        /// <summary>Lists the profiles.</summary>
        /// <returns>The profiles, maybe none.</returns>
        ProfileInfo[] GetProfiles();

        /// <summary>Enables a profile; the one that was enabled is disabled, and the modem reads the card anew, at <see cref="Close"/>
        /// at the latest.</summary>
        /// <param name="identifier">ICCID or AID, as <see cref="ProfileIdentifier.Parse"/> gives them.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ProfileNotFound"/>, <see cref="LpaError.ProfileWrongState"/>,
        /// <see cref="LpaError.PolicyForbids"/>.</exception>
        void Enable(byte[] identifier);
    }
}
