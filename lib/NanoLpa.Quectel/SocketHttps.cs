namespace NanoLpa.Quectel
{
    /// <summary>HTTPS over a TLS socket, the modem's or another.</summary>
    /// <remarks>
    /// <para>One TLS connection serves all requests to a host, because a handshake takes seconds, and because a modem's data
    /// stack was seen to fail after some twenty connections. For one thread at a time.</para>
    /// <para>A kept connection that the server has closed meanwhile is opened anew, and the request sent again, if no byte of
    /// an answer came.</para>
    /// </remarks>
    public class SocketHttps : IHttpsClient
    {
        // As much as a modem gives at once: whoever reads in small pieces does not ask it for each of them.
        private const int BufferSize = 1500;

        // What is left of an answer is read up to this; beyond, a new connection costs less.
        private const int MostDropped = 32768;

        private readonly ITlsSocket _socket;
        private readonly HttpReader _reader;
        private readonly AsciiWriter _head;
        private string _host;
        private int _port;

        /// <summary>Creates the client; opens nothing yet.</summary>
        /// <param name="socket">What it sends and receives over.</param>
        public SocketHttps(ITlsSocket socket)
        {
            // The head of a request and the lines of its answer are never there at the same time.
            var buffer = new byte[BufferSize];
            _socket = socket;
            _head = new AsciiWriter(buffer);
            _reader = new HttpReader(socket, buffer);
        }

        /// <inheritdoc/>
        /// <exception cref="LpaException">Also <see cref="LpaError.InvalidArgument"/>: a
        /// text of the request holds a character that cannot be sent, or it is too long.</exception>
        public int Post(HttpsRequest request)
        {
            if (request.Port < 1 || request.Port > 65535 || (request.BodyLength > 0 && request.BodyLength > request.Body.Length))
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            for (;;)
            {
                var reused = CanReuse(request);
                try
                {
                    _reader.Clear();
                    HttpRequestHead.Write(_head, request);
                    if (!reused)
                    {
                        Close();
                        Prepare();
                        _socket.Open(request.Host, request.Port, request.RootKeyIds);
                        _host = request.Host;
                        _port = request.Port;
                    }

                    _socket.Write(_head.Buffer, _head.Length, request.Body, request.BodyLength);
                    return _reader.ReadHead();
                }
                catch (LpaException e)
                {
                    var failure = e;
                    Close();
                    if (!reused || _reader.HasBegun || e.Code != LpaError.ConnectionClosed)
                    {
                        // Not "throw" alone: nanoFramework then throws on what was caught last, and Close catches too.
                        throw failure;
                    }
                }
            }
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count)
        {
            try
            {
                return _reader.Read(buffer, offset, count);
            }
            catch (LpaException e)
            {
                var failure = e;
                Close();
                throw failure;
            }
        }

        /// <inheritdoc/>
        public void Close()
        {
            _host = null;
            _socket.Close();
        }

        /// <summary>Brings up the network that the socket needs, before a connection is opened.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.NoNetwork"/>; over a modem also <see cref="LpaError.ModemTimeout"/>.</exception>
        protected virtual void Prepare()
        {
        }

        private bool CanReuse(HttpsRequest request)
        {
            return _host != null && _host == request.Host && _port == request.Port && DropRest() && _socket.IsUsable();
        }

        private bool DropRest()
        {
            try
            {
                var waste = new byte[_reader.HasEnded ? 0 : 256];
                for (var dropped = 0; !_reader.HasEnded; dropped += waste.Length)
                {
                    if (dropped > MostDropped)
                    {
                        return false;
                    }

                    _reader.Read(waste, 0, waste.Length);
                }

                return _reader.CanReuse;
            }
            catch (LpaException)
            {
                return false;
            }
        }
    }
}
