using System;

namespace NanoLpa.Quectel
{
    /// <summary>An answer that the modem has fetched from the card as a whole: longer than a card gives it at once.</summary>
    /// <remarks>It is handed on as a card would have done it, 256 bytes at a time: GET RESPONSE is answered from here.</remarks>
    internal sealed class LongAnswer
    {
        private const int MostBytes = 0x8000;
        private const int PieceSize = 256;

        // 516,"..." with the 516 digits of 256 bytes and a status word.
        private const int LongestShort = 522;

        // Grows with what comes, not with what is announced; gone once everything was handed on.
        private ByteBuffer _digits;
        private int _count;
        private int _taken;
        private bool _isWhole;

        /// <summary>Whether GET RESPONSE has an answer.</summary>
        public bool HasMore => _isWhole;

        /// <summary>Forgets what was not asked for.</summary>
        public void Clear()
        {
            _digits = null;
            _isWhole = false;
        }

        /// <summary>Reads an answer of either length: <c>&lt;length&gt;,"&lt;hex&gt;"</c>.</summary>
        /// <returns>Bytes of the response APDU, or of its first piece; -1 when the line is garbled.</returns>
        public int Read(AtClient at, byte[] response)
        {
            var line = at.Line;
            if (!line.IsPart && line.Left <= LongestShort)
            {
                return CardAnswer.Decode(line, response);
            }

            var digits = line.Number();
            if (digits <= 2 * PieceSize || digits > 2 * MostBytes || (digits & 1) != 0 || !line.Skip(','))
            {
                return -1;
            }

            line.Skip('"');
            _digits = _digits ?? new ByteBuffer(2 * PieceSize, 2 * MostBytes, LpaError.CardResponse);
            _digits.Clear();
            _count = 0;
            Take(line, digits);
            while (line.IsPart)
            {
                at.ReadPart();
                Take(line, digits);
            }

            // Decoded where they lie, the digits make half as many bytes.
            _isWhole = _count == digits && Hex.TryDecode(_digits.Bytes, 0, digits, _digits.Bytes, 0);
            _count = digits / 2;
            _taken = 0;
            return _isWhole ? Next(response) : -1;
        }

        /// <summary>Gives the next piece, as a card answers GET RESPONSE.</summary>
        public int Next(byte[] response)
        {
            var left = _count - 2 - _taken;
            var piece = left < PieceSize ? left : PieceSize;
            Array.Copy(_digits.Bytes, _taken, response, 0, piece);
            _taken += piece;
            left -= piece;
            if (left == 0)
            {
                Array.Copy(_digits.Bytes, _count - 2, response, piece, 2);
                Clear();
            }
            else
            {
                response[piece] = 0x61;
                response[piece + 1] = (byte)(left > 0xFF ? 0 : left);
            }

            return piece + 2;
        }

        /// <summary>Adds a part of the line. What is too much is counted only, but for the closing quote.</summary>
        private void Take(AtLine line, int digits)
        {
            var count = line.Left;
            if (!line.IsPart && count > 0 && line.Buffer[line.Position + count - 1] == '"')
            {
                count--;
            }

            var room = digits - _digits.Length;
            _digits.Append(line.Buffer, line.Position, count < room ? count : room);

            _count += count;
        }
    }
}
