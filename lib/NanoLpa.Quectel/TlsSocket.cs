using System;

namespace NanoLpa.Quectel
{
    /// <summary>The modem's TLS socket in buffer access mode: received bytes wait in the modem until they are asked for.</summary>
    /// <remarks>Deadlines, root certificates and what the modem reports meanwhile; the exchanges are those of Quectel's SSL application note.</remarks>
    public sealed class TlsSocket : ITlsSocket
    {
        /// <summary>Detail of <see cref="LpaError.TlsRefused"/>: <see cref="TlsSettings.CaFiles"/> has none.</summary>
        public const int NoCaFile = -3;

        // The modem answers a connect at once, and tells later what became of it.
        private const int LeastConnectTimeout = 1000;

        private readonly AtClient _at;
        private readonly TlsSettings _settings;
        private readonly TlsUrcs _urcs;
        private readonly TlsCommands _commands;
        private readonly TlsConfiguration _configuration;
        private readonly AnswerPatience _patience = new AnswerPatience();
        private readonly CaFileOrder _order = new CaFileOrder();

        // True at first: a modem that was not restarted together with us may still hold the socket.
        private bool _mustClose = true;
        private bool _isOpen;
        private bool _isEmpty;

        /// <summary>Creates the socket; opens nothing yet.</summary>
        public TlsSocket(AtClient at, TlsSettings settings)
        {
            _at = at;
            _settings = settings;
            _urcs = new TlsUrcs(at, settings);
            _commands = new TlsCommands(at, settings, _urcs);
            _configuration = new TlsConfiguration(at, settings, _urcs);
        }

        /// <summary>A connection was opened, and neither side is known to have closed it.</summary>
        public bool IsOpen => _isOpen && !_urcs.IsClosed;

        /// <inheritdoc/>
        public bool IsUsable()
        {
            // What was opened unchecked carries nothing that is to be checked.
            _at.Poll();
            return IsOpen && (IsVerified || _settings.SkipsVerification);
        }

        /// <summary>Whether the server of the connection was verified.</summary>
        public bool IsVerified { get; private set; }

        /// <summary>Throws when a connection could not be verified, before anything is done for it.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.TlsRefused"/>, <see cref="NoCaFile"/>.</exception>
        public void RequireCaFile()
        {
            if (!_settings.SkipsVerification && _settings.CaFiles.Length == 0)
            {
                throw new LpaException(LpaError.TlsRefused, NoCaFile);
            }
        }

        /// <summary>Connects, and has the modem verify the server's certificate against one of <see cref="TlsSettings.CaFiles"/>.</summary>
        /// <remarks>First comes the file that this host was verified with before, then those with one of the key identifiers in
        /// their name, then that which worked last, then the rest. When the modem says 566, the next one is tried, all within
        /// <see cref="TlsSettings.OpenTimeout"/>; any other error ends it.</remarks>
        /// <param name="host">Name of the server.</param>
        /// <param name="port">Its port.</param>
        /// <param name="keyIds">Key identifiers of the roots that the certificate probably ends at, the likeliest first; null when none is known.</param>
        /// <exception cref="LpaException">
        /// <see cref="LpaError.TlsRefused"/>: no CA file is set (<see cref="NoCaFile"/>), or 566, which the modem says to a
        /// certificate that it does not accept, but also to a port that does not answer;
        /// <see cref="LpaError.HostNotFound"/>: 564 or 565; <see cref="LpaError.NoNetwork"/>: 561 or 570;
        /// <see cref="LpaError.NetworkTimeout"/>: 569, or nothing by the deadline;
        /// <see cref="LpaError.ConnectFailed"/>: any other error of the modem, as detail. 552 from a modem that connected
        /// before means that its data stack is worn out and needs a restart;
        /// <see cref="LpaError.ModemRefused"/>: the modem does not take the TLS settings;
        /// <see cref="LpaError.ModemTimeout"/>; <see cref="LpaError.InvalidArgument"/>: no host name.</exception>
        public void Open(string host, int port, byte[][] keyIds = null)
        {
            RequireCaFile();
            var deadline = Environment.TickCount64 + _settings.OpenTimeout;
            IsVerified = !_settings.SkipsVerification;
            if (!IsVerified)
            {
                OpenWith(null, host, port, deadline);
                return;
            }

            var files = _order.For(_settings.CaFiles, host, keyIds);
            for (var i = 0; ; i++)
            {
                try
                {
                    OpenWith(files[i], host, port, deadline);
                    _order.Remember(host, files[i]);
                    return;
                }
                catch (LpaException e)
                {
                    e.RethrowUnless(LpaError.TlsRefused);
                    if (i + 1 == files.Length || Environment.TickCount64 >= deadline)
                    {
                        var failure = e;
                        throw failure;
                    }
                }
            }
        }

        /// <summary>Sends a request, in as many pieces as the modem wants.</summary>
        /// <remarks>Whoever asks again has read the last answer to its end: what comes from now on is the next one, and is announced.</remarks>
        /// <param name="head">Its first part.</param>
        /// <param name="headLength">Length of that.</param>
        /// <param name="body">The part behind it.</param>
        /// <param name="bodyLength">Length of that, 0 or more.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ConnectionClosed"/>; <see cref="LpaError.NetworkTimeout"/>: the
        /// modem's buffer stays full; <see cref="LpaError.ModemTimeout"/>.</exception>
        public void Write(byte[] head, int headLength, byte[] body, int bodyLength)
        {
            _isEmpty = true;
            _urcs.HasData = false;
            _patience.Begin(_settings.AnswerTimeout, _settings.LeastRate);
            var deadline = Environment.TickCount64 + _settings.SendTimeout;
            var length = headLength + bodyLength;
            for (var sent = 0; sent < length;)
            {
                var piece = length - sent < _settings.SendSize ? length - sent : _settings.SendSize;
                if (Send(head, headLength, body, sent, piece))
                {
                    sent += piece;
                    deadline = Environment.TickCount64 + _settings.SendTimeout;
                }
                else if (!_urcs.Wait(deadline))
                {
                    throw new LpaException(LpaError.NetworkTimeout);
                }
            }
        }

        /// <summary>Takes received bytes out of the modem.</summary>
        /// <returns>Bytes taken; 0 when the server has closed the connection and everything was read.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.NetworkTimeout"/>: the server was silent for
        /// <see cref="TlsSettings.AnswerTimeout"/>, or is slower than <see cref="TlsSettings.LeastRate"/>;
        /// <see cref="LpaError.ConnectionClosed"/>: the modem has no such connection any more;
        /// <see cref="LpaError.ModemTimeout"/>.</exception>
        public int Read(byte[] buffer, int offset, int count)
        {
            count = count < _settings.ReceiveSize ? count : _settings.ReceiveSize;
            var begin = Environment.TickCount64;
            var left = _patience.Left;
            if (left == 0)
            {
                throw new LpaException(LpaError.NetworkTimeout);
            }

            var deadline = begin + left;
            for (;;)
            {
                if (_isEmpty)
                {
                    _urcs.WaitForData(deadline);
                }

                // Looked at before asking: what came before the close is still in the modem then.
                var closed = _urcs.IsClosed;
                var taken = _commands.Receive(buffer, offset, count);
                _isEmpty = taken == 0;
                if (taken > 0 || closed)
                {
                    _patience.Count(Environment.TickCount64 - begin, taken);
                    return taken;
                }

                if (Environment.TickCount64 >= deadline)
                {
                    throw new LpaException(LpaError.NetworkTimeout);
                }
            }
        }

        /// <summary>Closes the connection, if any. Never throws.</summary>
        public void Close()
        {
            _isOpen = false;
            if (!_mustClose)
            {
                return;
            }

            try
            {
                // A socket that stays open would be in the next connection's way.
                _mustClose = !_commands.Close();
            }
            catch (LpaException)
            {
                // The modem does not answer. The next Open tries again, and reports it.
            }
        }

        private void OpenWith(string caFile, string host, int port, long deadline)
        {
            Close();
            _configuration.Apply(caFile);

            // Between that and the try, because nanoFramework takes a call right before it for a part of it.
            var left = deadline - Environment.TickCount64;
            try
            {
                _mustClose = true;
                _commands.Open(host, port, left > LeastConnectTimeout ? (int)left : LeastConnectTimeout);
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
                throw TlsOpenError.Of(e.Detail);
            }

            var answered = _urcs.WaitForOpen(deadline);
            if (!answered || _urcs.OpenResult != 0)
            {
                Close();
                throw answered ? TlsOpenError.Of(_urcs.OpenResult) : new LpaException(LpaError.NetworkTimeout);
            }

            _configuration.Keep(caFile);
            _patience.Begin(_settings.AnswerTimeout, _settings.LeastRate);
            _isEmpty = true;
            _isOpen = true;
        }

        /// <returns>False when the modem's buffer is full.</returns>
        private bool Send(byte[] head, int headLength, byte[] body, int offset, int count)
        {
            _at.Poll();
            if (!IsOpen)
            {
                throw new LpaException(LpaError.ConnectionClosed);
            }

            return _commands.Send(head, headLength, body, offset, count);
        }
    }
}
