namespace NanoLpa
{
    /// <summary>The ISD-R of the eUICC: takes requests of ES10a, ES10b and ES10c and gives their responses (SGP.22 section 5.7).</summary>
    /// <remarks>A request goes out as STORE DATA blocks as it is written, so that a package never lies in memory as a whole.</remarks>
    public sealed class IsdR
    {
        /// <summary>The AID that SGP.02 and SGP.22 give the ISD-R.</summary>
        public static readonly byte[] StandardAid =
        {
            0xA0, 0x00, 0x00, 0x05, 0x59, 0x10, 0x10, 0xFF, 0xFF, 0xFF, 0xFF, 0x89, 0x00, 0x00, 0x01, 0x00
        };

        /// <summary>What every modem was seen to pass on: used from the first failure of a larger block on.</summary>
        public const int SafeSegmentSize = 120;

        private const int StoreData = 0xE2;
        private const int MoreBlocks = 0x11;
        private const int LastBlock = 0x91;

        private readonly LogicalChannel _channel;
        private readonly byte[] _block = new byte[255];
        private readonly ByteBuffer _response = new ByteBuffer(256, 0x8000, LpaError.CardResponse);
        private int _segmentSize = 255;
        private int _filled;
        private int _number;
        private bool _isSizeFixed;
        private bool _sizeProven;
        private AnswerHint _hint;

        /// <summary>Creates the port to the ISD-R on a card.</summary>
        public IsdR(ICard card)
        {
            _channel = new LogicalChannel(card);
            Aid = StandardAid;
        }

        /// <summary>AID of the ISD-R, 5 to 16 bytes; some cards have one of their own.</summary>
        public byte[] Aid { get; set; }

        /// <summary>Data bytes in a STORE DATA block, 6 to 255. Until it is set, the largest that works is found by itself.</summary>
        public int SegmentSize
        {
            get => _segmentSize;
            set
            {
                if (value < 6 || value > 255)
                {
                    throw new LpaException(LpaError.InvalidArgument);
                }

                _segmentSize = value;
                _isSizeFixed = true;
            }
        }

        /// <summary>Whether the last block of a request may say with Le that an answer is expected, which saves a GET RESPONSE where the
        /// card heeds it: true unless set, and found out by itself. False once it has failed.</summary>
        public bool AllowsLe
        {
            get => _channel.AllowsLe;
            set => _channel.AllowsLe = value;
        }

        /// <summary>The last status word of the card; 0 before the first, and when a command got none.</summary>
        public int StatusWord => _channel.StatusWord;

        /// <summary>Whether a logical channel is open.</summary>
        public bool IsOpen => _channel.Number != 0;

        /// <summary>Opens a logical channel and selects the ISD-R on it. What a crash left open is closed.</summary>
        /// <exception cref="LpaException">See <see cref="LogicalChannel.Open"/>.</exception>
        public void Open() => _channel.Open(Aid);

        /// <summary>Closes the logical channel. Never throws.</summary>
        public void Close() => _channel.Close();

        /// <summary>Sends a whole request.</summary>
        /// <param name="request">What was written into it is one command of ES10.</param>
        /// <returns>The response's data; it lies in a buffer that the next request reuses.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.CardStatusWord"/>, or what <see cref="ICard.Transmit"/> throws.</exception>
        public TlvReader Send(TlvWriter request)
        {
            Begin();
            _hint = request.Bytes[0] == 0xBF ? HintFor(request.Bytes[1]) : AnswerHint.None;
            Write(request.Bytes, 0, request.Length);
            return End();
        }

        /// <summary>Sends a request and goes into its response.</summary>
        /// <param name="request">What was written into it is one command of ES10.</param>
        /// <param name="tag">Tag that the response must have.</param>
        /// <returns>A reader over the members of the response.</returns>
        /// <exception cref="LpaException">As for <see cref="Send(TlvWriter)"/>; <see cref="LpaError.CardData"/>: another tag.</exception>
        public TlvReader Send(TlvWriter request, int tag) => Send(request).Require(tag).Enter();

        /// <summary>Starts a request that is written in pieces.</summary>
        public void Begin()
        {
            _filled = 0;
            _number = 0;
            _hint = AnswerHint.None;
            _response.Clear();
        }

        /// <summary>Adds to the request; full blocks go to the card.</summary>
        public void Write(byte[] bytes, int offset, int count)
        {
            while (count > 0)
            {
                if (_filled >= _segmentSize)
                {
                    SendBlock(MoreBlocks);
                }

                var room = _segmentSize - _filled;
                var n = count < room ? count : room;
                System.Array.Copy(bytes, offset, _block, _filled, n);
                _filled += n;
                offset += n;
                count -= n;
            }
        }

        /// <summary>Ends the request: its last block goes to the card.</summary>
        /// <returns>The response's data, empty or not; it lies in a buffer that the next request reuses.</returns>
        public TlvReader End()
        {
            SendBlock(LastBlock);
            return new TlvReader(_response.Bytes, 0, _response.Length, LpaError.CardData);
        }

        private void SendBlock(int p1)
        {
            if (_isSizeFixed || _filled <= SafeSegmentSize)
            {
                Exchange(p1, _filled);
            }
            else if (!TrySendLong(p1))
            {
                SendInPieces(p1);
            }

            _filled = 0;
        }

        /// <summary>Sends a block of a size that may be too much. The first failure that it can explain makes blocks short, for good.</summary>
        /// <returns>False when it was too much, and the card has not seen it.</returns>
        private bool TrySendLong(int p1)
        {
            var number = _number;
            try
            {
                Exchange(p1, _filled);
                _sizeProven = true;
                return true;
            }
            catch (LpaException e)
            {
                // 66XX and 67XX: the length, or what came of so many bytes. Of the last block it may be the answer's.
                var isRefused = p1 == MoreBlocks && (e.StatusWord >> 8 == 0x66 || e.StatusWord >> 8 == 0x67);
                if (!isRefused && e.Code != LpaError.CardTransport && e.Code != LpaError.CardTimeout && e.Code != LpaError.CardResponse)
                {
                    throw;
                }

                // Where the modem did not pass it on, there is no status word. With one the card has taken the block, and
                // only its answer got lost.
                SegmentSize = SafeSegmentSize;
                if (_sizeProven || !(isRefused || (e.Code == LpaError.CardTransport && StatusWord == 0)))
                {
                    throw;
                }

                _number = number;
                return false;
            }
        }

        private void SendInPieces(int p1)
        {
            while (_filled > SafeSegmentSize)
            {
                Exchange(MoreBlocks, SafeSegmentSize);
                _filled -= SafeSegmentSize;
                System.Array.Copy(_block, SafeSegmentSize, _block, 0, _filled);
            }

            Exchange(p1, _filled);
        }

        private void Exchange(int p1, int count)
        {
            if (_number > 0xFF)
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            var hint = p1 == LastBlock ? _hint : AnswerHint.None;
            var statusWord = _channel.Exchange(StoreData, p1, _number, _block, count, _response, hint);
            _number++;
            if (statusWord != 0x9000 && statusWord >> 8 != 0x91)
            {
                throw new LpaException(LpaError.CardStatusWord) { StatusWord = statusWord };
            }
        }

        /// <summary>What is expected of the answer to a whole request.</summary>
        /// <param name="tag">Second byte of its tag.</param>
        private static AnswerHint HintFor(int tag)
        {
            switch (tag)
            {
                case 0x20: // EUICCInfo1
                case 0x28: // ListNotification
                case 0x2D: // GetProfilesInfo
                case 0x2E: // GetEUICCChallenge
                case 0x3E: // GetEID
                    return AnswerHint.DataTwice;
                case 0x31: // EnableProfile, DisableProfile, DeleteProfile, eUICCMemoryReset: not to be sent twice, whatever happens.
                case 0x32:
                case 0x33:
                case 0x34:
                    return AnswerHint.None;
                default:
                    return AnswerHint.Data;
            }
        }
    }
}
