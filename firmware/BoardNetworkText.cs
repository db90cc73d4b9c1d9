namespace NanoLpa.Firmware
{
    /// <summary>Why the board's own network is none: details of <see cref="LpaError.NoNetwork"/>, and sentences for them.</summary>
    public static class BoardNetworkText
    {
        /// <summary>Nobody has said which Wi-Fi to join.</summary>
        public const int NoCredentials = -3;

        /// <summary>There was no address in time: no such Wi-Fi, a wrong key, no cable.</summary>
        public const int NotConnected = -4;

        /// <summary>There was an address, but no time of day: certificates cannot be checked.</summary>
        public const int NoTime = -5;

        /// <summary>The sentence for a detail; null when it is none of these.</summary>
        internal static string Of(int detail)
        {
            switch (detail)
            {
                case NoCredentials:
                    return "the board's Wi-Fi has no network to join; wifi <ssid> <key> names one";
                case NotConnected:
                    return "the board's own network gives it no address; check name and key, or the cable";
                case NoTime:
                    return "the board's own network gives it no time of day, which certificates are checked by; it must let NTP through";
                default:
                    return null;
            }
        }
    }
}
