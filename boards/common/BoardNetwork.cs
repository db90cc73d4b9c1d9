using System;
using System.Net.NetworkInformation;
using System.Threading;
using NanoLpa.Firmware;
using NanoLpa.Http;

namespace NanoLpa.Boards
{
    /// <summary>A network interface of the board, and HTTPS over it.</summary>
    internal abstract class BoardNetwork : IBoardNetwork, INetworkLink
    {
        private const int LinkTimeout = 30000;

        // The clock starts long before it, and the runtime sets it by NTP: certificates are checked by it.
        private const int FirstYear = 2021;

        private readonly BoardHttps _https;

        /// <summary>Creates the network; nothing is sent yet.</summary>
        protected BoardNetwork()
        {
            _https = new BoardHttps(this);
        }

        /// <inheritdoc />
        public IHttpsClient Https => _https;

        /// <inheritdoc />
        public abstract bool IsWifi { get; }

        /// <inheritdoc />
        public byte[] CaCertificates
        {
            get => _https.CaCertificates;
            set => _https.CaCertificates = value;
        }

        /// <inheritdoc />
        public bool SkipsVerification
        {
            get => _https.SkipsVerification;
            set => _https.SkipsVerification = value;
        }

        /// <inheritdoc />
        public string Address
        {
            get
            {
                foreach (var network in NetworkInterface.GetAllNetworkInterfaces())
                {
                    if (network.NetworkInterfaceType == InterfaceType)
                    {
                        var address = network.IPv4Address;
                        if (address != null && address.Length > 0 && address != "0.0.0.0")
                        {
                            return address;
                        }
                    }
                }

                return null;
            }
        }

        /// <summary>Which of the board's interfaces it is.</summary>
        protected abstract NetworkInterfaceType InterfaceType { get; }

        /// <inheritdoc />
        public virtual void SetCredentials(string ssid, string key)
        {
            // A cable needs none.
        }

        /// <inheritdoc />
        public void Ensure() => Connect(LinkTimeout);

        /// <inheritdoc />
        public void Connect(int timeout)
        {
            if (IsJoined && HasTime && Address != null)
            {
                return;
            }

            bool joined;
            using (var deadline = new CancellationTokenSource(timeout))
            {
                joined = Join(deadline.Token);
            }

            if (!joined)
            {
                throw new LpaException(LpaError.NoNetwork, Address == null ? BoardNetworkText.NotConnected : BoardNetworkText.NoTime);
            }
        }

        /// <summary>Whether an address, where there is one, is in the network that was asked for.</summary>
        protected virtual bool IsJoined => true;

        /// <summary>Waits for an address and a time of day.</summary>
        /// <param name="deadline">When to give up.</param>
        /// <returns>Whether both are there.</returns>
        protected abstract bool Join(CancellationToken deadline);

        private static bool HasTime => DateTime.UtcNow.Year >= FirstYear;
    }
}
