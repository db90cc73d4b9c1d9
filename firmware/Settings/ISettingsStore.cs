namespace NanoLpa.Firmware
{
    /// <summary>Where a board keeps the settings, the journal of profile switches and root certificates: two places for each, written one at a time, so that a power cut spoils one at most.</summary>
    public interface ISettingsStore
    {
        /// <summary>Reads a place.</summary>
        /// <param name="slot">0 or 1: settings; 2 or 3: journal; 4 or 5: root certificates, on a board with a network of its own only.</param>
        /// <returns>What was written last, or what a power cut has left of it; null when nothing was.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>.</exception>
        byte[] Read(int slot);

        /// <summary>Writes a place; returns when the bytes would survive a power cut.</summary>
        /// <param name="slot">0 or 1: settings; 2 or 3: journal; 4 or 5: root certificates, on a board with a network of its own only.</param>
        /// <param name="data">All that the place holds from now on, up to 4 KB, or 2 KB for each root certificate.</param>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>.</exception>
        void Write(int slot, byte[] data);
    }
}
