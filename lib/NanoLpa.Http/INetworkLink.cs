namespace NanoLpa.Http
{
    /// <summary>What must be up before the board can reach a server: Wi-Fi or Ethernet, an address, a clock.</summary>
    public interface INetworkLink
    {
        /// <summary>Waits until all of it is there; returns at once when it is.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.NoNetwork"/>: it was not by the link's own deadline.</exception>
        void Ensure();
    }
}
