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
        private readonly TlsReadSize _readSize = new TlsReadSize();

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

        /// <summary>Hands bytes of a request to the modem.</summary>
        /// <param name="head">The first part of the request.</param>
        /// <param name="headLength">Its length.</param>
        /// <param name="body">The part behind it.</param>
        /// <param name="offset">Where in the request to begin.</param>
        /// <param name="count">How many bytes to send.</param>
        /// <returns>False when its buffer is full.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ConnectionClosed"/>; <see cref="LpaError.ModemTimeout"/>.</exception>
        public bool Send(byte[] head, int headLength, byte[] body, int offset, int count)
        {
            try
            {
                lock (_at.SyncRoot)
                {
                    _at.Begin("AT+QSSLSEND=").Number(_settings.ClientId).Text(",").Number(count);
                    _at.Send(CommandTimeout);
                    _at.ReadPrompt();
                    var ofHead = headLength - offset < count ? headLength - offset : count;
                    if (ofHead > 0)
                    {
                        _at.WriteRaw(head, offset, ofHead);
                        offset += ofHead;
                        count -= ofHead;
                    }

                    if (count > 0)
                    {
                        _at.WriteRaw(body, offset - headLength, count);
                    }

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
        /// <param name="buffer">Receives them.</param>
        /// <param name="offset">Where in it.</param>
        /// <param name="room">How many there is room for.</param>
        /// <returns>Bytes taken; 0 when it has none, or the server has closed the connection.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ConnectionClosed"/>; <see cref="LpaError.ModemTimeout"/>: it does
        /// not answer, or what it answers did not all arrive.</exception>
        public int Receive(byte[] buffer, int offset, int room)
        {
            try
            {
                lock (_at.SyncRoot)
                {
                    var count = _readSize.Of(room, _settings.ReceiveSize);
                    _urcs.HasData = false;
                    _at.Begin("AT+QSSLRECV=").Number(_settings.ClientId).Text(",").Number(count);
                    _at.Send(CommandTimeout);
                    var taken = ReadLength(count);
                    if (taken < 0)
                    {
                        return 0;
                    }

                    _at.ReadRaw(buffer, offset, taken);
                    _at.ReadOk();
                    _readSize.Arrived(taken);
                    return taken;
                }
            }
            catch (LpaException e)
            {
                if (e.Code == LpaError.ModemTimeout && e.Detail != AtClient.LineGone)
                {
                    _readSize.Lost();
                }

                e.RethrowUnless(LpaError.ModemRefused);
                if (_urcs.IsClosed)
                {
                    return 0;
                }

                throw new LpaException(LpaError.ConnectionClosed, e.Detail);
            }
        }

        /// <summary>Reads how many bytes follow.</summary>
        /// <returns>-1 when the answer ends without a word: BG96 was seen to say so that it has none.</returns>
        private int ReadLength(int most)
        {
            var isWhole = true;
            while (_at.ReadAnswerOrBare(ReceivePrefix))
            {
                _at.Line.Rewind();
                if (_at.Line.Skip(ReceivePrefix))
                {
                    var length = _at.Line.Number();
                    if (length >= 0 && length <= most)
                    {
                        return length;
                    }

                    throw new LpaException(LpaError.ModemTimeout);
                }

                // The end of data whose beginning got lost. Nothing but the data after it would show that.
                isWhole = false;
            }

            return isWhole ? -1 : throw new LpaException(LpaError.ModemTimeout);
        }
    }
}
