using System;

namespace NanoLpa
{
    /// <summary>A logical channel of the card with one application selected on it (ISO/IEC 7816-4, ETSI TS 102 221 section 11.1.17).</summary>
    public sealed class LogicalChannel
    {
        // GetEUICCChallenge changes nothing, and nothing but an ISD-R takes it.
        private static readonly byte[] GetChallenge = { 0x80, 0xE2, 0x91, 0x00, 0x03, 0xBF, 0x2E, 0x00 };

        private readonly ApduPort _port;
        private readonly ChannelNumbers _numbers;

        /// <summary>Creates a closed channel.</summary>
        public LogicalChannel(ICard card)
        {
            _port = new ApduPort(card);
            _numbers = new ChannelNumbers(_port);
        }

        /// <summary>Number of the channel, 1 to 19; 0 when it is closed.</summary>
        public int Number => _numbers.Current;

        /// <summary>A harmless command, class byte 80, that only the application to be opened takes: it tells the channels that a
        /// crash left open from those of others. GetEUICCChallenge, for an ISD-R, unless set.</summary>
        public byte[] Probe { get; set; } = GetChallenge;

        /// <summary>As <see cref="IsdR.AllowsLe"/>.</summary>
        internal bool AllowsLe
        {
            get => _port.ExpectedLength.IsAllowed;
            set => _port.ExpectedLength.IsAllowed = value;
        }

        /// <summary>The last status word of the card; 0 before the first, and when a command got none.</summary>
        public int StatusWord => _port.StatusWord;

        /// <summary>Opens a channel and selects an application. Channels that a crash or a lost answer left open are closed.</summary>
        /// <param name="aid">AID of 5 to 16 bytes.</param>
        /// <exception cref="LpaException"><see cref="LpaError.CardNoChannel"/>, <see cref="LpaError.CardNoIsdR"/>, or what
        /// <see cref="ICard.Transmit"/> throws. The channel is closed then.</exception>
        public void Open(byte[] aid)
        {
            Close();
            var selected = false;
            try
            {
                _numbers.Open(Probe);
                selected = Select(aid);
                if (!selected)
                {
                    TellTerminalCapability();
                    selected = Select(aid);
                }
            }
            finally
            {
                if (!selected)
                {
                    var statusWord = StatusWord;
                    Close();
                    _port.StatusWord = statusWord;
                }
            }

            if (!selected)
            {
                throw new LpaException(LpaError.CardNoIsdR) { StatusWord = StatusWord };
            }
        }

        /// <summary>Closes the channel, if it is open. Never throws: there is nothing a caller could do.</summary>
        public void Close()
        {
            if (Number == 0)
            {
                return;
            }

            try
            {
                _numbers.Close();
            }
            catch (Exception)
            {
                // The next Open looks for it.
            }
        }

        /// <summary>Sends a command on the channel and gathers its answer, GET RESPONSE and 6Cxx included.</summary>
        /// <param name="ins">Instruction of a command of class 8X (GlobalPlatform).</param>
        /// <param name="p1">P1.</param>
        /// <param name="p2">P2.</param>
        /// <param name="data">Command data.</param>
        /// <param name="count">How many bytes, 1 to 255.</param>
        /// <param name="response">Receives the answer's data behind what it holds already.</param>
        /// <returns>The status word: 0x9000, 0x91XX, or an error of the card.</returns>
        public int Exchange(int ins, int p1, int p2, byte[] data, int count, ByteBuffer response) =>
            Exchange(ins, p1, p2, data, count, response, AnswerHint.None);

        /// <summary>As above; where the card heeds Le, what is expected of the answer saves a GET RESPONSE.</summary>
        internal int Exchange(int ins, int p1, int p2, byte[] data, int count, ByteBuffer response, AnswerHint hint)
        {
            _port.Write(ClassByte(0x80), ins, p1, p2, data, count, response, hint);
            return StatusWord;
        }

        /// <summary>Sends a command without data on the channel and gathers its answer, GET RESPONSE and 6Cxx included.</summary>
        /// <param name="ins">Instruction of a command of class 8X (GlobalPlatform).</param>
        /// <param name="p1">P1.</param>
        /// <param name="p2">P2.</param>
        /// <param name="expected">Le: bytes that are expected, 1 to 256.</param>
        /// <param name="response">Receives the answer's data behind what it holds already.</param>
        /// <returns>The status word: 0x9000, 0x91XX, or an error of the card.</returns>
        public int Read(int ins, int p1, int p2, int expected, ByteBuffer response)
        {
            _port.Read(ClassByte(0x80), ins, p1, p2, expected, response);
            return StatusWord;
        }

        private bool Select(byte[] aid)
        {
            _port.Command(ClassByte(0x00), 0xA4, 0x04, 0x00, aid.Length);
            Array.Copy(aid, 0, _port.Bytes, 5, aid.Length);
            _port.Transmit(5 + aid.Length, null);

            // The FCI is not needed, so a 61XX is not followed.
            return _port.Succeeded || _port.HasMore;
        }

        /// <summary>Tells the card that this device has an LPA (TS 102 221 section 11.1.19): some ISD-Rs hide until told.</summary>
        private void TellTerminalCapability()
        {
            _port.Command(0x80, 0xAA, 0, 0, 5);
            var apdu = _port.Bytes;
            apdu[5] = 0xA9;
            apdu[6] = 0x03;
            apdu[7] = 0x83;
            apdu[8] = 0x01;
            apdu[9] = 0x07;
            _port.Transmit(10, null);
        }

        private int ClassByte(int cla) => ApduPort.ClassByte(cla, Number);
    }
}
