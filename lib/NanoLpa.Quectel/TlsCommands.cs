namespace NanoLpa.Quectel
{
    /// <summary>The modem's TLS socket, one exchange at a time: AT+QSSLOPEN, AT+QSSLSEND, AT+QSSLRECV, AT+QSSLCLOSE (Quectel SSL application note).</summary>
    internal sealed class TlsCommands
    {
        private const int CommandTimeout = 10000;

        // The modem waits up to 10 s for the server's consent.
        private const int CloseTimeout = 15000;

        private static readonly byte[] SendPrefix = Utf8.ToBytes("SEND ");
        private static readonly byte[] SendOk = Utf8.ToBytes("OK");
        private static readonly byte[] ReceivePrefix = Utf8.ToBytes("+QSSLRECV:");

        private readonly AtClient _at;
        private readonly TlsSettings _settings;
        private readonly TlsUrcs _urcs;

        public TlsCommands(AtClient at, TlsSettings settings, TlsUrcs urcs)
        {
            _at = at;
            _settings = settings;
            _urcs = urcs;
        }

        /// <summary>Has the modem connect; what became of it comes as a URC.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemRefused"/>; <see cref="LpaError.ModemTimeout"/>;
        /// <see cref="LpaError.InvalidArgument"/>: no host name.</exception>
        public void Open(string host, int port, int timeout)
        {
            lock (_at.SyncRoot)
            {
                _at.Begin("AT+QSSLOPEN=").Number(_settings.PdpContextId).Text(",").Number(_settings.SslContextId)
                    .Text(",").Number(_settings.ClientId).Text(",\"").Token(host).Text("\",").Number(port).Text(",0");
                _urcs.ExpectOpen();
                _at.Send(timeout);
                _at.ReadOk();
            }
        }

        /// <summary>Has the modem close the socket.</summary>
        /// <returns>Whether it has.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public bool Close()
        {
            lock (_at.SyncRoot)
            {
                _at.Begin("AT+QSSLCLOSE=").Number(_settings.ClientId);
                _at.Send(CloseTimeout);
                return _at.TryReadOk();
            }
        }

        /// <summary>Hands bytes to the modem.</summary>
        /// <returns>False when its buffer is full.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ConnectionClosed"/>; <see cref="LpaError.ModemTimeout"/>.</exception>
        public bool Send(byte[] buffer, int offset, int count)
        {
            try
            {
                lock (_at.SyncRoot)
                {
                    _at.Begin("AT+QSSLSEND=").Number(_settings.ClientId).Text(",").Number(count);
                    _at.Send(CommandTimeout);
                    _at.ReadPrompt();
                    _at.WriteRaw(buffer, offset, count);
                    if (!_at.ReadAnswer(SendPrefix))
                    {
                        throw new LpaException(LpaError.ModemRefused);
                    }

                    _at.EndAnswer();
                    return _at.Line.Skip(SendOk);
                }
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
                throw new LpaException(LpaError.ConnectionClosed, e.Detail);
            }
        }

        /// <summary>Takes bytes that the modem has received.</summary>
        /// <returns>Bytes taken; 0 when it has none, or the server has closed the connection.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ConnectionClosed"/>; <see cref="LpaError.ModemTimeout"/>.</exception>
        public int Receive(byte[] buffer, int offset, int count)
        {
            try
            {
                lock (_at.SyncRoot)
                {
                    _urcs.HasData = false;
                    _at.Begin("AT+QSSLRECV=").Number(_settings.ClientId).Text(",").Number(count);
                    _at.Send(CommandTimeout);

                    // BG96 was seen to answer an empty buffer with OK alone.
                    if (!_at.ReadAnswer(ReceivePrefix))
                    {
                        return 0;
                    }

                    var taken = _at.Line.Number();
                    if (taken < 0 || taken > count)
                    {
                        throw new LpaException(LpaError.ModemRefused);
                    }

                    _at.ReadRaw(buffer, offset, taken);
                    _at.ReadOk();
                    return taken;
                }
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
                if (_urcs.IsClosed)
                {
                    return 0;
                }

                throw new LpaException(LpaError.ConnectionClosed, e.Detail);
            }
        }
    }
}
