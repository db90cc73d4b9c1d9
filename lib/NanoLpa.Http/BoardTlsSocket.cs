using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using NanoLpa.Quectel;

namespace NanoLpa.Http
{
    /// <summary>A TLS connection of the board itself (System.Net).</summary>
    internal sealed class BoardTlsSocket : ITlsSocket
    {
        private readonly AnswerPatience _patience = new AnswerPatience();
        private Socket _socket;
        private SslStream _stream;
        private byte[] _pem;
        private X509Certificate _roots;
        private bool _isVerified;

        /// <summary>As <see cref="BoardHttps.CaCertificates"/>.</summary>
        public byte[] CaCertificates
        {
            get => _pem;
            set
            {
                _pem = value;
                _roots = null;
            }
        }

        /// <summary>As <see cref="BoardHttps.SkipsVerification"/>.</summary>
        public bool SkipsVerification { get; set; }

        /// <summary>As <see cref="BoardHttps.ConnectTimeout"/>.</summary>
        public int ConnectTimeout { get; set; } = 30000;

        /// <summary>As <see cref="BoardHttps.AnswerTimeout"/>.</summary>
        public int AnswerTimeout { get; set; } = 120000;

        /// <summary>As <see cref="BoardHttps.LeastRate"/>.</summary>
        public int LeastRate { get; set; } = 100;

        /// <inheritdoc/>
        public bool IsUsable() => _stream != null && (_isVerified || SkipsVerification);

        /// <inheritdoc/>
        public void Open(string host, int port, byte[][] keyIds)
        {
            Close();
            var address = Resolve(host);
            try
            {
                Connect(new IPEndPoint(address, port));
                Authenticate(host);
                _patience.Begin(AnswerTimeout, LeastRate);
            }
            catch (LpaException e)
            {
                var failure = e;
                Close();
                throw failure;
            }
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count)
        {
            if (_stream == null)
            {
                throw new LpaException(LpaError.ConnectionClosed);
            }

            if (_patience.Left == 0)
            {
                throw new LpaException(LpaError.NetworkTimeout);
            }

            var begin = Environment.TickCount64;
            try
            {
                var taken = _stream.Read(buffer, offset, count);
                _patience.Count(Environment.TickCount64 - begin, taken);
                return taken;
            }
            catch (Exception e)
            {
                throw Lost(e);
            }
        }

        /// <inheritdoc/>
        public void Write(byte[] head, int headLength, byte[] body, int bodyLength)
        {
            _patience.Begin(AnswerTimeout, LeastRate);
            if (_stream == null)
            {
                throw new LpaException(LpaError.ConnectionClosed);
            }

            try
            {
                _stream.Write(head, 0, headLength);
                if (bodyLength > 0)
                {
                    _stream.Write(body, 0, bodyLength);
                }
            }
            catch (Exception e)
            {
                throw Lost(e);
            }
        }

        /// <inheritdoc/>
        public void Close()
        {
            var stream = _stream;
            var socket = _socket;
            _stream = null;
            _socket = null;
            try
            {
                // The stream closes the socket with it, and frees what TLS has in memory.
                if (stream != null)
                {
                    stream.Close();
                }
                else
                {
                    socket?.Close();
                }
            }
            catch (Exception)
            {
                // The connection broke: nothing is left to be closed.
            }
        }

        private static IPAddress Resolve(string host)
        {
            try
            {
                foreach (var address in Dns.GetHostEntry(host).AddressList)
                {
                    if (address != null && address.AddressFamily == AddressFamily.InterNetwork)
                    {
                        return address;
                    }
                }
            }
            catch (SocketException e)
            {
                throw new LpaException(LpaError.HostNotFound, e.ErrorCode);
            }

            throw new LpaException(LpaError.HostNotFound);
        }

        private void Connect(IPEndPoint server)
        {
            try
            {
                _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
                {
                    ReceiveTimeout = AnswerTimeout,
                    SendTimeout = AnswerTimeout
                };
            }
            catch (SocketException e)
            {
                throw new LpaException(LpaError.ConnectFailed, e.ErrorCode);
            }

            using (var alarm = new CloseAlarm(_socket, ConnectTimeout))
            {
                try
                {
                    _socket.Connect(server);
                }
                catch (Exception e)
                {
                    if (alarm.HasRung)
                    {
                        throw new LpaException(LpaError.NetworkTimeout);
                    }

                    throw new LpaException(LpaError.ConnectFailed, ErrorCode(e));
                }
            }
        }

        private void Authenticate(string host)
        {
            var begin = Environment.TickCount64;
            try
            {
                HandshakeDeadline.Set(_socket, ConnectTimeout);
                _isVerified = !SkipsVerification;
                _stream = new SslStream(_socket)
                {
                    SslVerification = SkipsVerification ? SslVerification.NoVerification : SslVerification.CertificateRequired
                };
                _stream.AuthenticateAsClient(host, null, Roots(), SslProtocols.Tls12 | SslProtocols.Tls13);
            }
            catch (OutOfMemoryException)
            {
                throw new LpaException(LpaError.ConnectFailed, (int)SocketError.NoBufferSpaceAvailable);
            }
            catch (Exception e)
            {
                // Images differ in the exception for a refused handshake; only a silence can be told apart, by its length.
                throw Environment.TickCount64 - begin >= ConnectTimeout
                    ? new LpaException(LpaError.NetworkTimeout)
                    : new LpaException(LpaError.TlsRefused, ErrorCode(e));
            }
        }

        /// <summary>All roots as one: mbedTLS takes a PEM text with several certificates, which must end with NUL.</summary>
        private X509Certificate Roots()
        {
            if (_roots == null && _pem != null)
            {
                var text = new byte[_pem.Length + 1];
                Array.Copy(_pem, text, _pem.Length);
                _roots = new X509Certificate(text);
            }

            return _roots;
        }

        private static LpaException Lost(Exception e)
        {
            var code = ErrorCode(e);
            return code == (int)SocketError.TimedOut
                ? new LpaException(LpaError.NetworkTimeout)
                : new LpaException(LpaError.ConnectionClosed, code);
        }

        private static int ErrorCode(Exception e) => e is SocketException failure ? failure.ErrorCode : -1;
    }
}
