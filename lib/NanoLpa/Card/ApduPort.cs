using System;

namespace NanoLpa
{
    /// <summary>Builds command APDUs in one buffer and gathers what the card answers (ISO/IEC 7816-4, ETSI TS 102 221 section 7.3).</summary>
    internal sealed class ApduPort
    {
        // A chain that brings no data twice in a row will bring none; one longer than this is no answer of ES10.
        private const int MaxEmptyAnswers = 2;
        private const int MaxAnswers = 128;

        private readonly ICard _card;

        public ApduPort(ICard card)
        {
            _card = card;
            ExpectedLength = new ExpectedLength(card);
        }

        /// <summary>The command to be sent; then the answer, as far as it goes nowhere else.</summary>
        public byte[] Bytes { get; } = new byte[262];

        /// <summary>The last status word of the card; 0 before the first, and when a command got none.</summary>
        public int StatusWord { get; set; }

        /// <summary>Whether the last command succeeded.</summary>
        public bool Succeeded => StatusWord == 0x9000 || StatusWord >> 8 == 0x91;

        /// <summary>Whether it did, and data waits.</summary>
        public bool HasMore => StatusWord >> 8 == 0x61;

        /// <summary>Whether the card wants another Le: the status word's second byte.</summary>
        public bool WantsLength => StatusWord >> 8 == 0x6C;

        /// <summary>Whether commands with data say that an answer is expected.</summary>
        public ExpectedLength ExpectedLength { get; }

        /// <summary>The class byte of a command on a channel (TS 102 221 section 10.1.1).</summary>
        public static int ClassByte(int cla, int channel) => channel < 4 ? cla | channel : cla | 0x40 | (channel - 4);

        /// <summary>Begins a command with its five bytes of header.</summary>
        public void Command(int cla, int ins, int p1, int p2, int p3)
        {
            var apdu = Bytes;
            apdu[0] = (byte)cla;
            apdu[1] = (byte)ins;
            apdu[2] = (byte)p1;
            apdu[3] = (byte)p2;
            apdu[4] = (byte)p3;
        }

        /// <summary>Sends the command.</summary>
        /// <param name="length">Its bytes.</param>
        /// <param name="response">Receives the answer's data behind what it holds; null: they go to the start of <see cref="Bytes"/>.</param>
        /// <returns>Bytes of the answer's data.</returns>
        public int Transmit(int length, ByteBuffer response)
        {
            var received = _card.Transmit(Bytes, length, Bytes);
            if (received < 2 || received > 258)
            {
                throw new LpaException(LpaError.CardResponse);
            }

            StatusWord = (Bytes[received - 2] << 8) | Bytes[received - 1];
            if (response != null)
            {
                response.Append(Bytes, 0, received - 2);
            }

            return received - 2;
        }

        /// <summary>A command with data, its answer gathered, GET RESPONSE and 6Cxx included.</summary>
        public void Write(int cla, int ins, int p1, int p2, byte[] data, int count, ByteBuffer response, AnswerHint hint)
        {
            StatusWord = 0;
            var start = response.Length;
            var length = -1;
            if (ExpectedLength.IsFor(hint))
            {
                length = ExpectedLength.Transmit(this, Command(cla, ins, p1, p2, data, count, 0), response);
            }

            if (length < 0)
            {
                StatusWord = 0;
                response.Truncate(start);
                length = Transmit(Command(cla, ins, p1, p2, data, count, -1), response);
            }

            if (WantsLength)
            {
                // The answer has another length than the card was asked for: the same command again, with that Le.
                response.Truncate(start);
                length = Transmit(Command(cla, ins, p1, p2, data, count, StatusWord & 0xFF), response);
            }
            else if (length == 0 && HasMore)
            {
                ExpectedLength.NoteKept();
            }

            Gather(cla, length, response);
        }

        /// <summary>A command without data, its answer gathered, GET RESPONSE and 6Cxx included.</summary>
        public void Read(int cla, int ins, int p1, int p2, int expected, ByteBuffer response)
        {
            StatusWord = 0;
            var start = response.Length;
            Command(cla, ins, p1, p2, expected);
            var length = Transmit(5, response);
            if (WantsLength)
            {
                response.Truncate(start);
                Command(cla, ins, p1, p2, StatusWord & 0xFF);
                length = Transmit(5, response);
            }

            Gather(cla, length, response);
        }

        /// <summary>Puts a command with data together; its Le is left out where it is negative.</summary>
        /// <returns>Its bytes.</returns>
        private int Command(int cla, int ins, int p1, int p2, byte[] data, int count, int le)
        {
            Command(cla, ins, p1, p2, count);
            Array.Copy(data, 0, Bytes, 5, count);
            count += 5;
            if (le >= 0)
            {
                Bytes[count++] = (byte)le;
            }

            return count;
        }

        private void Gather(int cla, int length, ByteBuffer response)
        {
            var empty = length == 0 ? 1 : 0;
            for (var answers = 0; HasMore; answers++)
            {
                if (answers >= MaxAnswers || empty > MaxEmptyAnswers)
                {
                    throw new LpaException(LpaError.CardResponse) { StatusWord = StatusWord };
                }

                var before = response.Length;
                FetchPart(cla, response);
                if (WantsLength)
                {
                    FetchPart(cla, response);
                }

                empty = response.Length == before ? empty + 1 : 0;
            }
        }

        private void FetchPart(int cla, ByteBuffer response)
        {
            // The class byte of the command: with another one some cards answer 6100 for ever.
            Command(cla, 0xC0, 0, 0, StatusWord & 0xFF);
            Transmit(5, response);
        }
    }
}
