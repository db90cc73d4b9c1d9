namespace NanoLpa.Quectel
{
    /// <summary>HTTPS over the modem's TLS socket: the board needs neither a network nor TLS of its own.</summary>
    public sealed class ModemHttps : SocketHttps
    {
        private readonly TlsSocket _socket;

        /// <summary>Creates the client; opens nothing yet.</summary>
        /// <param name="at">The modem.</param>
        /// <param name="settings">How to use its TLS socket. Read at each connection, so may be changed later.</param>
        public ModemHttps(AtClient at, TlsSettings settings)
            : this(new TlsSocket(at, settings))
        {
        }

        private ModemHttps(TlsSocket socket)
            : base(socket)
        {
            _socket = socket;
        }

        /// <summary>Brought up before a connection is opened; null when somebody else sees to that.</summary>
        public PdpContext Network { get; set; }

        /// <inheritdoc/>
        protected override void Prepare()
        {
            _socket.RequireCaFile();
            Network?.EnsureActive();
        }
    }
}
