namespace NanoLpa.KoreLpm
{
    /// <summary>Lets <see cref="Esim"/> work on a card with the LPM applet and without an ISD-R, as far as such a card can.</summary>
    public sealed class LpmProfiles : IProfileManager
    {
        private readonly LpmApplet _applet;

        /// <summary>Creates the manager of a card's profiles.</summary>
        public LpmProfiles(ICard card)
        {
            _applet = new LpmApplet(card);
        }

        /// <inheritdoc/>
        public void Open() => _applet.Open();

        /// <inheritdoc/>
        public void Close() => _applet.Close();

        /// <inheritdoc/>
        public string GetEid() => _applet.GetEid();

        /// <inheritdoc/>
        public ProfileInfo[] GetProfiles() => _applet.GetProfiles();

        /// <inheritdoc/>
        /// <remarks>The applet's command takes an AID only; the list has it, and tells before anything is changed whether the
        /// profile is there and disabled.</remarks>
        public void Enable(byte[] identifier)
        {
            var profile = ProfileIdentifier.Find(identifier, _applet.GetProfiles());
            if (profile == null)
            {
                throw new LpaException(LpaError.ProfileNotFound);
            }

            if (profile.Enabled)
            {
                throw new LpaException(LpaError.ProfileWrongState);
            }

            _applet.Enable(profile.IsdpAid);
        }
    }
}
