using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using NanoLpa.Firmware;
using nanoFramework.Networking;

namespace NanoLpa.Boards
{
    /// <summary>Wi-Fi, with DHCP. Without credentials of its own it uses a network that the runtime has joined by the board's configuration.</summary>
    internal sealed class WifiNetwork : BoardNetwork
    {
        private string _ssid;
        private string _key;
        private bool _isJoined = true;

        /// <inheritdoc />
        public override bool IsWifi => true;

        /// <inheritdoc />
        protected override NetworkInterfaceType InterfaceType => NetworkInterfaceType.Wireless80211;

        /// <inheritdoc />
        protected override bool IsJoined => _isJoined;

        /// <inheritdoc />
        public override void SetCredentials(string ssid, string key)
        {
            if (ssid == _ssid && key == _key)
            {
                return;
            }

            _ssid = ssid;
            _key = key;
            Https.Close();
            if (ssid == null)
            {
                Forget();
            }

            _isJoined = ssid == null;
        }

        /// <inheritdoc />
        protected override bool Join(CancellationToken deadline)
        {
            if (_ssid == null)
            {
                throw new LpaException(LpaError.NoNetwork, BoardNetworkText.NoCredentials);
            }

            _isJoined = WifiNetworkHelper.ConnectDhcp(_ssid, _key, WifiReconnectionKind.Automatic, true, 0, deadline);
            return _isJoined;
        }

        /// <summary>Takes name and key out of the board's configuration, where the runtime has put them when it joined.</summary>
        private static void Forget()
        {
            try
            {
                foreach (var configuration in Wireless80211Configuration.GetAllWireless80211Configurations())
                {
                    configuration.Ssid = string.Empty;
                    configuration.Password = string.Empty;
                    configuration.SaveConfiguration();
                }

                foreach (var adapter in WifiAdapter.FindAllAdapters())
                {
                    adapter.Disconnect();
                }
            }
            catch (Exception e)
            {
                throw new LpaException(LpaError.SettingsStore, -1, e);
            }
        }
    }
}
