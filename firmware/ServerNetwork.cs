using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>Whose network reaches the servers: the modem's, or the board's own where it has one.</summary>
    public sealed class ServerNetwork
    {
        private readonly TracingHttps _https;
        private readonly QuectelModem _modem;

        /// <summary>Puts them together; the modem's is used until <see cref="Use"/>.</summary>
        /// <param name="https">What the eSIM reaches servers with.</param>
        /// <param name="modem">The modem.</param>
        /// <param name="board">The board's own network; null where it has none.</param>
        public ServerNetwork(TracingHttps https, QuectelModem modem, IBoardNetwork board)
        {
            _https = https;
            _modem = modem;
            Board = board;
        }

        /// <summary>The board's own network; null where it has none.</summary>
        public IBoardNetwork Board { get; }

        /// <summary>Which one is used unless the setting <c>https</c> says: the board's.</summary>
        public bool PrefersBoard { get; set; }

        /// <summary>Whether the board's is used.</summary>
        public bool UsesBoard { get; private set; }

        /// <summary>Leaves servers' certificates unchecked, on either network; false at every start.</summary>
        public bool SkipsVerification
        {
            get => _modem.Tls.SkipsVerification;
            set
            {
                _modem.Tls.SkipsVerification = value;
                if (Board != null)
                {
                    Board.SkipsVerification = value;
                }
            }
        }

        /// <summary>Has the settings count.</summary>
        /// <exception cref="LpaException">As for <see cref="IBoardNetwork.SetCredentials"/>.</exception>
        public void Apply(ServerSettings settings)
        {
            Use(settings.Https);
            Board?.SetCredentials(settings.Ssid, settings.Key);
        }

        /// <summary>Uses one of them from the next request on. Where the board has none, it is the modem's.</summary>
        public void Use(ServerNetworkChoice choice)
        {
            var board = Board != null && (choice == ServerNetworkChoice.Board || (choice == ServerNetworkChoice.Unset && PrefersBoard));
            if (board != UsesBoard)
            {
                _https.Close();
            }

            UsesBoard = board;
            _https.Inner = board ? Board.Https : _modem.Https;

            // Over the modem, a raw trace shows bodies where they go through its line.
            _https.TracesBodies = board;
        }
    }
}
