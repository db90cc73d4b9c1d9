using System.Net.NetworkInformation;
using System.Threading;
using nanoFramework.Networking;

namespace NanoLpa.Boards
{
    /// <summary>Ethernet, with DHCP unless the board's own configuration says otherwise.</summary>
    internal sealed class EthernetNetwork : BoardNetwork
    {
        /// <inheritdoc />
        public override bool IsWifi => false;

        /// <inheritdoc />
        protected override NetworkInterfaceType InterfaceType => NetworkInterfaceType.Ethernet;

        /// <inheritdoc />
        protected override bool Join(CancellationToken deadline) => NetworkHelper.SetupAndConnectNetwork(deadline, true);
    }
}
