namespace NanoLpa
{
    /// <summary>Reads one JSON object as it arrives (RFC 8259): nothing is held but a small buffer.</summary>
    /// <remarks>Every fault of the text is <see cref="LpaError.ServerData"/>. Base64 values are decoded on the way,
    /// see <see cref="JsonBase64"/>.</remarks>
    public sealed class JsonReader
    {
        private const int MaxDepth = 16;
        private const int MaxName = 64;

        private readonly IByteSource _source;
        private readonly byte[] _buffer = new byte[512];
        private readonly byte[] _text = new byte[MaxName + 4];
        private int _position;
        private int _count;
        private bool _afterValue;

        /// <summary>Creates a reader at the start of a JSON text.</summary>
        public JsonReader(IByteSource source)
        {
            _source = source;
        }

        /// <summary>Name of the current member; an over-long one is cut, and so is none of those that are known.</summary>
        public string Name { get; private set; }

        /// <summary>Goes into an object.</summary>
        /// <returns>False when the value is something else; it is skipped.</returns>
        public bool BeginObject()
        {
            if (Peek() != '{')
            {
                Skip();
                return false;
            }

            _position++;
            _afterValue = false;
            return true;
        }

        /// <summary>Goes to the next member of the object, whose value must then be read or skipped.</summary>
        /// <returns>False at the end of the object, which is thereby left.</returns>
        public bool NextMember()
        {
            var b = Peek();
            if (b == '}')
            {
                _position++;
                _afterValue = true;
                return false;
            }

            if (_afterValue)
            {
                Expect(',');
            }

            Name = ReadString(MaxName);
            if (Name == null)
            {
                throw Malformed();
            }

            Expect(':');
            _afterValue = true;
            return true;
        }

        /// <summary>Reads a string value.</summary>
        /// <param name="limit">Longest value in bytes of UTF-8; what is beyond is dropped.</param>
        /// <returns>The text; null when the value is no string, which is skipped.</returns>
        public string ReadString(int limit)
        {
            if (!BeginString())
            {
                return null;
            }

            var bytes = limit <= MaxName ? _text : new byte[limit + 4];
            var length = 0;
            int c;
            while ((c = NextCharacter()) >= 0)
            {
                if (length < limit)
                {
                    length = PutUtf8(c, bytes, length);
                }
            }

            return Utf8.ToString(bytes, 0, length);
        }

        /// <summary>Passes over the value, whatever it is.</summary>
        public void Skip()
        {
            var depth = 0;
            do
            {
                var b = Peek();
                if (b == '"')
                {
                    SkipString();
                }
                else if (b == '{' || b == '[')
                {
                    _position++;
                    if (++depth > MaxDepth)
                    {
                        throw Malformed();
                    }
                }
                else if (b == '}' || b == ']')
                {
                    if (--depth < 0)
                    {
                        throw Malformed();
                    }

                    _position++;
                }
                else if ((b == ',' || b == ':') && depth > 0)
                {
                    _position++;
                }
                else
                {
                    SkipLiteral();
                }
            }
            while (depth > 0);
        }

        /// <summary>Goes into a string value.</summary>
        /// <returns>False when the value is no string; it is skipped.</returns>
        internal bool BeginString()
        {
            if (Peek() != '"')
            {
                Skip();
                return false;
            }

            _position++;
            return true;
        }

        /// <summary>The next character of the string: a byte of its UTF-8, or the code of an escape; -1 at its end.</summary>
        /// <remarks>Codes of escapes from 0x80 on come with <see cref="Escaped"/> added, to tell them from bytes of UTF-8.</remarks>
        internal int NextCharacter()
        {
            var b = NextByte();
            if (b == '"')
            {
                return -1;
            }

            return b == '\\' ? ReadEscape() : b;
        }

        internal const int Escaped = 0x10000;

        /// <summary>The bytes that have arrived and not been read; the caller says with <see cref="Consume"/> how many it took.</summary>
        internal byte[] Window(out int position, out int end)
        {
            Fill();
            position = _position;
            end = _count;
            return _buffer;
        }

        internal void Consume(int position) => _position = position;

        internal LpaException Malformed() => new LpaException(LpaError.ServerData);

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

            var digits = new byte[4];
            for (var i = 0; i < 4; i++)
            {
                digits[i] = NextByte();
            }

            if (!Hex.TryDecode(digits, 0, 4, digits, 0))
            {
                throw Malformed();
            }

            var code = (digits[0] << 8) | digits[1];
            return code < 0x80 ? code : code + Escaped;
        }

        private static int PutUtf8(int c, byte[] target, int at)
        {
            if (c < Escaped)
            {
                target[at++] = (byte)c;
                return at;
            }

            c -= Escaped;
            if (c >= 0xD800 && c < 0xE000)
            {
                // Half of a surrogate pair: only names and messages hold such, and a person can do without it.
                target[at++] = (byte)'?';
            }
            else if (c < 0x800)
            {
                target[at++] = (byte)(0xC0 | (c >> 6));
                target[at++] = (byte)(0x80 | (c & 0x3F));
            }
            else
            {
                target[at++] = (byte)(0xE0 | (c >> 12));
                target[at++] = (byte)(0x80 | ((c >> 6) & 0x3F));
                target[at++] = (byte)(0x80 | (c & 0x3F));
            }

            return at;
        }

        private void SkipString()
        {
            _position++;
            while (NextCharacter() >= 0)
            {
            }
        }

        private void SkipLiteral()
        {
            // true, false, null or a number: letters, digits, sign, point.
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
                if (++length > MaxName)
                {
                    throw Malformed();
                }
            }

            if (length == 0)
            {
                throw Malformed();
            }
        }

        private void Expect(int what)
        {
            if (Peek() != what)
            {
                throw Malformed();
            }

            _position++;
        }

        private int Peek()
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

        private byte NextByte()
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
            _count = _source.Read(_buffer, 0, _buffer.Length);
            if (_count <= 0)
            {
                _count = 0;
                throw Malformed();
            }
        }
    }
}
