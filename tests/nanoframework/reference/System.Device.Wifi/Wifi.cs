using System.Threading;

namespace System.Device.Wifi
{
    public enum WifiReconnectionKind
    {
        Automatic,
        Manual,
    }

    public class WifiAdapter : IDisposable
    {
        internal WifiAdapter() => throw null;
        public void Disconnect() => throw null;
        public void Dispose() => throw null;
        public static WifiAdapter[] FindAllAdapters() => throw null;
    }
}

namespace nanoFramework.Networking
{
    using System.Device.Wifi;

    public static class WifiNetworkHelper
    {
        public static bool ConnectDhcp(string ssid, string password, WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic, bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default) => throw null;
    }
}
