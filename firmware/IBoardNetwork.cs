namespace NanoLpa.Firmware
{
    /// <summary>The board's own network, in place of the modem's: Wi-Fi, Ethernet, a PC's. A board that cannot carry TLS has none.</summary>
    public interface IBoardNetwork
    {
        /// <summary>The way to servers; connects by itself when it is needed.</summary>
        IHttpsClient Https { get; }

        /// <summary>Whether it joins a network by name and key: Wi-Fi.</summary>
        bool IsWifi { get; }

        /// <summary>Root certificates that servers are checked against, PEM, one or more; null: those in the board's own store alone.</summary>
        byte[] CaCertificates { get; set; }

        /// <summary>Leaves servers' certificates unchecked, from the next request on; false unless set.</summary>
        bool SkipsVerification { get; set; }

        /// <summary>The board's address; null while it has none.</summary>
        string Address { get; }

        /// <summary>Says which network to join, from the next connection on; what is the same as before changes nothing.</summary>
        /// <param name="ssid">The network's name; null for none: the board then leaves the one it has joined, and forgets it.</param>
        /// <param name="key">Its key. A secret.</param>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>: the board cannot forget.</exception>
        void SetCredentials(string ssid, string key);

        /// <summary>Waits until the board has an address, and a clock to check certificates by.</summary>
        /// <param name="timeout">Milliseconds.</param>
        /// <exception cref="LpaException"><see cref="LpaError.NoNetwork"/>; detail: one of <see cref="BoardNetworkText"/>.</exception>
        void Connect(int timeout);
    }
}
