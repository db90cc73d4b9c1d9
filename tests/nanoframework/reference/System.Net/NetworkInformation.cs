using System.Threading;

namespace System.Net.NetworkInformation
{
    public enum NetworkInterfaceType
    {
        Unknown = 1,
        Ethernet = 6,
        Wireless80211 = 71,
        WirelessAP = 72,
    }

    public class NetworkInterface
    {
        internal NetworkInterface() => throw null;
        public string IPv4Address => throw null;
        public NetworkInterfaceType NetworkInterfaceType => throw null;
        public static NetworkInterface[] GetAllNetworkInterfaces() => throw null;
    }

    public class Wireless80211Configuration
    {
        internal Wireless80211Configuration() => throw null;

        [Flags]
        public enum ConfigurationOptions : byte
        {
            None = 0,
            Disable = 1,
            Enable = 2,
            AutoConnect = 4,
            SmartConfig = 8,
        }

        public ConfigurationOptions Options { get => throw null; set => throw null; }
        public string Password { get => throw null; set => throw null; }
        public string Ssid { get => throw null; set => throw null; }
        public static Wireless80211Configuration[] GetAllWireless80211Configurations() => throw null;
        public void SaveConfiguration() => throw null;
    }
}

namespace nanoFramework.Networking
{
    public static class NetworkHelper
    {
        public static bool SetupAndConnectNetwork(CancellationToken token = default, bool requiresDateTime = false) => throw null;
    }
}
