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

        private byte[] _bytes;
        private int _count;
        private int _taken;
        private bool _isWhole;

        /// <summary>Whether GET RESPONSE has an answer.</summary>
        public bool HasMore => _isWhole;

        /// <summary>Forgets what was not asked for.</summary>
        public void Clear()
        {
            _bytes = null;
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
            _bytes = new byte[digits];
            _count = 0;
            Take(line);
            while (line.IsPart)
            {
                at.ReadPart();
                Take(line);
            }

            // Decoded where they lie, the digits make half as many bytes.
            _isWhole = _count == digits && Hex.TryDecode(_bytes, 0, digits, _bytes, 0);
            _count = digits / 2;
            _taken = 0;
            return _isWhole ? Next(response) : -1;
        }

        /// <summary>Gives the next piece, as a card answers GET RESPONSE.</summary>
        public int Next(byte[] response)
        {
            var left = _count - 2 - _taken;
            var piece = left < PieceSize ? left : PieceSize;
            Array.Copy(_bytes, _taken, response, 0, piece);
            _taken += piece;
            left -= piece;
            if (left == 0)
            {
                Array.Copy(_bytes, _count - 2, response, piece, 2);
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
        private void Take(AtLine line)
        {
            var count = line.Left;
            if (!line.IsPart && count > 0 && line.Buffer[line.Position + count - 1] == '"')
            {
                count--;
            }

            var room = _bytes.Length - _count;
            if (room > 0)
            {
                Array.Copy(line.Buffer, line.Position, _bytes, _count, count < room ? count : room);
            }

            _count += count;
        }
    }
}
