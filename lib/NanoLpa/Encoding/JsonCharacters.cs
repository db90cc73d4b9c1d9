namespace NanoLpa
{
    /// <summary>The characters of a JSON text as they arrive: buffer, white space and escapes (RFC 8259 sections 2 and 7).</summary>
    internal sealed class JsonCharacters
    {
        /// <summary>Added by <see cref="Next"/> to codes of escapes from 0x80 on, to tell them from bytes of UTF-8.</summary>
        public const int Escaped = 0x10000;

        private readonly IByteSource _source;
        // What is below keeps what comes in larger pieces.
        private readonly byte[] _buffer = new byte[256];
        private int _position;
        private int _count;

        public JsonCharacters(IByteSource source, int most)
        {
            _source = source;
            Left = most;
        }

        /// <summary>How many bytes may still arrive: a text that does not end must not hold the reader for ever.</summary>
        public int Left { get; set; }

        /// <summary>The byte behind white space; it stays to be read.</summary>
        public int Peek()
        {
            while (true)
            {
                Fill();
                int b = _buffer[_position];
                if (b != ' ' && b != '\n' && b != '\r' && b != '\t')
                {
                    return b;
                }

                _position++;
            }
        }

        /// <summary>Passes over the byte that <see cref="Peek"/> gave.</summary>
        public void Take() => _position++;

        /// <summary>The next character of a string: a byte of its UTF-8, or the code of an escape; -1 at its end.</summary>
        public int Next()
        {
            var b = NextByte();
            if (b == '"')
            {
                return -1;
            }

            return b == '\\' ? ReadEscape() : b;
        }

        /// <summary>Passes over the rest of a string.</summary>
        public void SkipString()
        {
            while (Next() >= 0)
            {
            }
        }

        /// <summary>Passes over true, false, null or a number: letters, digits, sign, point.</summary>
        /// <param name="most">The most characters that it may have.</param>
        public void SkipLiteral(int most)
        {
            var length = 0;
            while (true)
            {
                Fill();
                int b = _buffer[_position];
                var literal = (b >= '0' && b <= '9') || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') || b == '-' || b == '+' || b == '.';
                if (!literal)
                {
                    break;
                }

                _position++;
                if (++length > most)
                {
                    throw Malformed();
                }
            }

            if (length == 0)
            {
                throw Malformed();
            }
        }

        /// <summary>The bytes that have arrived and not been read; the caller says with <see cref="Consume"/> how many it took.</summary>
        public byte[] Window(out int position, out int end)
        {
            Fill();
            position = _position;
            end = _count;
            return _buffer;
        }

        /// <summary>Passes over the bytes of the window before a position.</summary>
        public void Consume(int position) => _position = position;

        /// <summary>The exception for a fault of the text, to be thrown by who finds one.</summary>
        public static LpaException Malformed() => new LpaException(LpaError.ServerData);

        private int ReadEscape()
        {
            int b = NextByte();
            switch (b)
            {
                case '"':
                case '\\':
                case '/':
                    return b;
                case 'b':
                    return 8;
                case 'f':
                    return 12;
                case 'n':
                    return 10;
                case 'r':
                    return 13;
                case 't':
                    return 9;
                case 'u':
                    break;
                default:
                    throw Malformed();
            }

            var code = 0;
            for (var i = 0; i < 4; i++)
            {
                var digit = Hex.Value(NextByte());
                if (digit < 0)
                {
                    throw Malformed();
                }

                code = (code << 4) | digit;
            }

            return code < 0x80 ? code : code + Escaped;
        }

        private int NextByte()
        {
            Fill();
            return _buffer[_position++];
        }

        private void Fill()
        {
            if (_position < _count)
            {
                return;
            }

            _position = 0;
            _count = Left > 0 ? _source.Read(_buffer, 0, _buffer.Length) : 0;
            Left -= _count;
            if (_count <= 0)
            {
                _count = 0;
                throw Malformed();
            }
        }
    }
}
