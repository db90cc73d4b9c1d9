namespace NanoLpa.Quectel
{
    /// <summary>One line from the modem, read from front to back where it lies in the receive buffer.</summary>
    /// <remarks>Valid until the client reads on: whoever needs it longer copies it.</remarks>
    public sealed class AtLine
    {
        private readonly byte[] _buffer;
        private int _start;
        private int _position;
        private int _end;

        internal AtLine(byte[] buffer)
        {
            _buffer = buffer;
        }

        /// <summary>The receive buffer.</summary>
        public byte[] Buffer => _buffer;

        /// <summary>Where in <see cref="Buffer"/> the part not read yet starts.</summary>
        public int Position => _position;

        /// <summary>Whether the line goes on: it is longer than the buffer, and the client was told that.</summary>
        public bool IsPart { get; private set; }

        /// <summary>Bytes not read yet.</summary>
        public int Left => _end - _position;

        /// <summary>Passes a text and the blanks behind it, when the line goes on with it.</summary>
        /// <returns>False when it does not; nothing is passed then.</returns>
        public bool Skip(byte[] text)
        {
            var count = text.Length;
            if (_end - _position < count)
            {
                return false;
            }

            var buffer = _buffer;
            var at = _position;
            for (var i = 0; i < count; i++)
            {
                if (buffer[at + i] != text[i])
                {
                    return false;
                }
            }

            _position = at + count;
            SkipBlanks();
            return true;
        }

        /// <summary>Passes one character and the blanks behind it, when the line goes on with it.</summary>
        public bool Skip(char character)
        {
            if (_position >= _end || _buffer[_position] != character)
            {
                return false;
            }

            _position++;
            SkipBlanks();
            return true;
        }

        /// <summary>Passes everything up to a character, and that.</summary>
        /// <returns>False when it does not come; the rest of the line is passed then.</returns>
        public bool SkipPast(char character)
        {
            while (_position < _end)
            {
                if (_buffer[_position++] == character)
                {
                    SkipBlanks();
                    return true;
                }
            }

            return false;
        }

        /// <summary>Reads everything up to a character, and passes that.</summary>
        /// <returns>What is before it; the rest of the line when it does not come.</returns>
        public string Until(char character)
        {
            var start = _position;
            while (_position < _end && _buffer[_position] != character)
            {
                _position++;
            }

            var text = Utf8.ToString(_buffer, start, _position - start);
            Skip(character);
            return text;
        }

        /// <summary>Reads a decimal number of up to nine digits.</summary>
        /// <returns>The number; -1 when there is none here, or a longer one.</returns>
        public int Number()
        {
            var buffer = _buffer;
            var end = _end;
            var at = _position;
            var value = 0;
            while (at < end && buffer[at] >= 0x30 && buffer[at] <= 0x39)
            {
                value = 10 * value + buffer[at++] - 0x30;
            }

            var digits = at - _position;
            _position = at;
            SkipBlanks();
            return digits == 0 || digits > 9 ? -1 : value;
        }

        /// <summary>Reads a hexadecimal number of up to seven digits, in either case.</summary>
        /// <returns>The number; -1 when there is none here, or a longer one.</returns>
        public int HexNumber()
        {
            var value = 0;
            var digits = 0;
            while (_position < _end)
            {
                var digit = HexValue(_buffer[_position]);
                if (digit < 0)
                {
                    break;
                }

                value = (value << 4) | digit;
                digits++;
                _position++;
            }

            SkipBlanks();
            return digits == 0 || digits > 7 ? -1 : value;
        }

        /// <summary>Whether the part not read yet is hexadecimal digits and nothing else.</summary>
        public bool IsHex()
        {
            var at = _position;
            while (at < _end && Hex.IsDigit(_buffer[at]))
            {
                at++;
            }

            return at == _end && at > _position;
        }

        /// <summary>The part not read yet, as text for people.</summary>
        public string Rest() => Utf8.ToString(_buffer, _position, _end - _position);

        internal void Set(int start, int end, bool isPart)
        {
            IsPart = isPart;
            _start = start;
            _position = start;
            _end = end;
        }

        internal void Rewind() => _position = _start;

        private static int HexValue(int digit)
        {
            if (digit >= 0x30 && digit <= 0x39)
            {
                return digit - 0x30;
            }

            digit |= 0x20;
            return digit >= 0x61 && digit <= 0x66 ? digit - 0x57 : -1;
        }

        private void SkipBlanks()
        {
            while (_position < _end && _buffer[_position] == 0x20)
            {
                _position++;
            }
        }
    }
}
