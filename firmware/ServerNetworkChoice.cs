namespace NanoLpa.Firmware
{
    /// <summary>Whose network is to reach the servers.</summary>
    public enum ServerNetworkChoice
    {
        /// <summary>The one that the board prefers.</summary>
        Unset,

        /// <summary>The modem's.</summary>
        Modem,

        /// <summary>The board's own.</summary>
        Board
    }
}
