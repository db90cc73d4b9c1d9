using NanoLpa.Quectel;

namespace NanoLpa.Http
{
    /// <summary>HTTPS over the board's own network.</summary>
    /// <remarks>
    /// <para>It reads and writes HTTP as over the modem (<see cref="SocketHttps"/>), on System.Net's TLS stream. The client of
    /// System.Net.Http is not used, because it cannot keep what <see cref="IHttpsClient"/> promises: it closes a connection
    /// unless the server says keep-alive, or else hands it to a thread that may read the next answer away; it gives the
    /// socket to nobody before the handshake, which then has no deadline; it takes a body that ends early for a whole one;
    /// and it costs 17 KB of heap.</para>
    /// <para>TLS 1.2 or 1.3; certificates are required unless <see cref="SkipsVerification"/>. Images for STM32 have ECDSA only with TLS 1.3.</para>
    /// <para>For one thread at a time.</para>
    /// </remarks>
    public sealed class BoardHttps : SocketHttps
    {
        private readonly BoardTlsSocket _socket;
        private readonly INetworkLink _link;

        /// <summary>Creates the client; opens nothing yet.</summary>
        /// <param name="link">Brought up before a connection is opened; null when somebody else sees to that.</param>
        public BoardHttps(INetworkLink link)
            : this(new BoardTlsSocket(), link)
        {
        }

        private BoardHttps(BoardTlsSocket socket, INetworkLink link)
            : base(socket)
        {
            _socket = socket;
            _link = link;
        }

        /// <summary>Root certificates that servers are checked against, PEM, one or more; null: those in the board's store alone,
        /// which are trusted besides these, too. From the next connection on.</summary>
        public byte[] CaCertificates
        {
            get => _socket.CaCertificates;
            set => _socket.CaCertificates = value;
        }

        /// <summary>Leaves the server's certificate unchecked: whoever is on the way to the server can pass for it. False unless
        /// set. For test servers alone; from the next request on.</summary>
        public bool SkipsVerification
        {
            get => _socket.SkipsVerification;
            set => _socket.SkipsVerification = value;
        }

        /// <summary>Milliseconds until a TCP connection must be open, and for each step of the TLS handshake; 30000 unless set.</summary>
        public int ConnectTimeout
        {
            get => _socket.ConnectTimeout;
            set => _socket.ConnectTimeout = value;
        }

        /// <summary>Milliseconds that the server may be silent, or take nothing; 120000 unless set.</summary>
        public int AnswerTimeout
        {
            get => _socket.AnswerTimeout;
            set => _socket.AnswerTimeout = value;
        }

        /// <summary>The least that a server must send of an answer, in bytes per second, besides <see cref="AnswerTimeout"/> for the
        /// answer as a whole; 100 unless set. One that sends a byte now and then is given up by it.</summary>
        public int LeastRate
        {
            get => _socket.LeastRate;
            set => _socket.LeastRate = value;
        }

        /// <inheritdoc/>
        protected override void Prepare() => _link?.Ensure();
    }
}
