using System;

namespace NanoLpa
{
    /// <summary>A logical channel of the card with one application selected on it (ISO/IEC 7816-4, ETSI TS 102 221 section 11.1.17).</summary>
    public sealed class LogicalChannel
    {
        private const int MostChannel = 19;

        // A chain that brings no data twice in a row will bring none; one longer than this is no answer of ES10.
        private const int MaxEmptyAnswers = 2;
        private const int MaxAnswers = 128;

        // GetEUICCChallenge changes nothing, and nothing but an ISD-R takes it.
        private static readonly byte[] GetChallenge = { 0x80, 0xE2, 0x91, 0x00, 0x03, 0xBF, 0x2E, 0x00 };

        private readonly ICard _card;
        private readonly byte[] _apdu = new byte[262];
        private bool _swept;
        private bool _isOpening;
        private int _last;

        /// <summary>Creates a closed channel.</summary>
        public LogicalChannel(ICard card)
        {
            _card = card;
        }

        /// <summary>Number of the channel, 1 to 19; 0 when it is closed.</summary>
        public int Number { get; private set; }

        /// <summary>A harmless command, class byte 80, that only the application to be opened takes: it tells the channels that a
        /// crash left open from those of others. GetEUICCChallenge, for an ISD-R, unless set.</summary>
        public byte[] Probe { get; set; } = GetChallenge;

        /// <summary>The last status word of the card; 0 before the first, and when a command got none.</summary>
        public int StatusWord { get; private set; }

        /// <summary>Opens a channel and selects an application.</summary>
        /// <param name="aid">AID of 5 to 16 bytes.</param>
        /// <exception cref="LpaException"><see cref="LpaError.CardNoChannel"/>, <see cref="LpaError.CardNoIsdR"/>, or what
        /// <see cref="ICard.Transmit"/> throws. The channel is closed then.</exception>
        public void Open(byte[] aid)
        {
            Close();
            var selected = false;
            try
            {
                OpenNumber();
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
                    StatusWord = statusWord;
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

            var number = Number;
            Number = 0;
            try
            {
                CloseNumber(number);
            }
            catch (Exception)
            {
                // The next Open looks for it.
                _swept = false;
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
        public int Exchange(int ins, int p1, int p2, byte[] data, int count, ByteBuffer response)
        {
            StatusWord = 0;
            var start = response.Length;
            Command(ClassByte(0x80), ins, p1, p2, count);
            Array.Copy(data, 0, _apdu, 5, count);
            var length = Transmit(5 + count, response);

            if (StatusWord >> 8 == 0x6C)
            {
                // The answer has another length than the card was asked for: the same command again, with that Le.
                var expected = (byte)StatusWord;
                response.Truncate(start);
                Command(ClassByte(0x80), ins, p1, p2, count);
                Array.Copy(data, 0, _apdu, 5, count);
                _apdu[5 + count] = expected;
                length = Transmit(6 + count, response);
            }

            GetResponse(length, response);
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
            StatusWord = 0;
            var start = response.Length;
            Command(ClassByte(0x80), ins, p1, p2, expected);
            var length = Transmit(5, response);
            if (StatusWord >> 8 == 0x6C)
            {
                response.Truncate(start);
                Command(ClassByte(0x80), ins, p1, p2, StatusWord & 0xFF);
                length = Transmit(5, response);
            }

            GetResponse(length, response);
            return StatusWord;
        }

        private void GetResponse(int length, ByteBuffer response)
        {
            var empty = length == 0 ? 1 : 0;
            for (var answers = 0; StatusWord >> 8 == 0x61; answers++)
            {
                if (answers >= MaxAnswers || empty > MaxEmptyAnswers)
                {
                    throw new LpaException(LpaError.CardResponse) { StatusWord = StatusWord };
                }

                var before = response.Length;
                FetchPart(StatusWord & 0xFF, response);
                if (StatusWord >> 8 == 0x6C)
                {
                    FetchPart(StatusWord & 0xFF, response);
                }

                empty = response.Length == before ? empty + 1 : 0;
            }
        }

        private void FetchPart(int length, ByteBuffer response)
        {
            // The class byte of the command: with another one some cards answer 6100 for ever.
            Command(ClassByte(0x80), 0xC0, 0, 0, length);
            Transmit(5, response);
        }

        private bool Select(byte[] aid)
        {
            Command(ClassByte(0x00), 0xA4, 0x04, 0x00, aid.Length);
            Array.Copy(aid, 0, _apdu, 5, aid.Length);
            Transmit(5 + aid.Length, null);

            // The FCI is not needed, so a 61XX is not followed.
            return Succeeded() || StatusWord >> 8 == 0x61;
        }

        /// <summary>Tells the card that this device has an LPA (TS 102 221 section 11.1.19): some ISD-Rs hide until told.</summary>
        private void TellTerminalCapability()
        {
            Command(0x80, 0xAA, 0, 0, 5);
            _apdu[5] = 0xA9;
            _apdu[6] = 0x03;
            _apdu[7] = 0x83;
            _apdu[8] = 0x01;
            _apdu[9] = 0x07;
            Transmit(10, null);
        }

        private void OpenNumber()
        {
            var wasLost = _isOpening && _last != 0;
            Number = OpenNext();
            if (wasLost && Number != _last)
            {
                // Nobody heard which number the card gave last time. It gives the lowest that is free: the one as ever.
                CloseNumber(_last);
            }

            if (Number == 0 || (Number > 1 && !_swept))
            {
                // A crash may have left channels open: they hold the application, and the card has few.
                CloseForgotten(Number == 0 ? MostChannel : Number - 1);
                if (Number == 0)
                {
                    Number = OpenNext();
                }
            }

            _swept = true;
            if (Number == 0)
            {
                throw new LpaException(LpaError.CardNoChannel) { StatusWord = StatusWord };
            }

            _last = Number < _last || !wasLost ? Number : _last;
        }

        private int OpenNext()
        {
            Command(0x00, 0x70, 0x00, 0x00, 1);
            _isOpening = true;
            var length = Transmit(5, null);
            _isOpening = false;
            if (!Succeeded() || length != 1)
            {
                return 0;
            }

            int number = _apdu[0];
            if (number < 1 || number > MostChannel)
            {
                throw new LpaException(LpaError.CardResponse) { StatusWord = StatusWord };
            }

            return number;
        }

        private void CloseNumber(int number)
        {
            Command(0x00, 0x70, 0x80, number, 0);
            Transmit(5, null);
        }

        /// <summary>Closes those of the channels 1 to <paramref name="last"/> on which the application answers; the modem keeps its own.</summary>
        private void CloseForgotten(int last)
        {
            for (var number = 1; number <= last; number++)
            {
                Array.Copy(Probe, _apdu, Probe.Length);
                _apdu[0] = ClassByte(Probe[0], number);
                try
                {
                    Transmit(Probe.Length, null);
                    if (Succeeded() || StatusWord >> 8 == 0x61)
                    {
                        CloseNumber(number);
                    }
                }
                catch (LpaException e)
                {
                    // Some modems refuse what goes to a channel that is not open.
                    if (e.Code != LpaError.CardTransport)
                    {
                        throw;
                    }
                }
            }
        }

        private bool Succeeded() => StatusWord == 0x9000 || StatusWord >> 8 == 0x91;

        private void Command(int cla, int ins, int p1, int p2, int p3)
        {
            var apdu = _apdu;
            apdu[0] = (byte)cla;
            apdu[1] = (byte)ins;
            apdu[2] = (byte)p1;
            apdu[3] = (byte)p2;
            apdu[4] = (byte)p3;
        }

        private byte ClassByte(int cla) => ClassByte(cla, Number);

        private static byte ClassByte(int cla, int number) => (byte)(number < 4 ? cla | number : cla | 0x40 | (number - 4));

        /// <summary>Sends what is in the APDU buffer; the answer's data goes to its start, or behind what the response holds.</summary>
        private int Transmit(int length, ByteBuffer response)
        {
            var received = _card.Transmit(_apdu, length, _apdu);
            if (received < 2 || received > 258)
            {
                throw new LpaException(LpaError.CardResponse);
            }

            StatusWord = (_apdu[received - 2] << 8) | _apdu[received - 1];
            if (response != null)
            {
                response.Append(_apdu, 0, received - 2);
            }

            return received - 2;
        }
    }
}
