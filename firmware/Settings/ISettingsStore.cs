namespace NanoLpa.Firmware
{
    /// <summary>Where a board keeps the settings and the journal of profile switches: two places for each, written one at a time, so that a power cut spoils one at most.</summary>
    public interface ISettingsStore
    {
        /// <summary>Reads a place.</summary>
        /// <param name="slot">0 or 1: settings; 2 or 3: journal.</param>
        /// <returns>What was written last, or what a power cut has left of it; null when nothing was.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>.</exception>
        byte[] Read(int slot);

        /// <summary>Writes a place; returns when the bytes would survive a power cut.</summary>
        /// <param name="slot">0 or 1: settings; 2 or 3: journal.</param>
        /// <param name="data">All that the place holds from now on, up to 4 KB.</param>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>.</exception>
        void Write(int slot, byte[] data);
    }
}
