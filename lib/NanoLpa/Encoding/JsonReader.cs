namespace NanoLpa
{
    /// <summary>Reads one JSON object as it arrives (RFC 8259): nothing is held but a small buffer.</summary>
    /// <remarks>Every fault of the text is <see cref="LpaError.ServerData"/>. Base64 values are decoded on the way,
    /// see <see cref="JsonBase64"/>.</remarks>
    public sealed class JsonReader
    {
        /// <summary>The longest text in bytes, but for a value that <see cref="JsonBase64.Open"/> goes into.</summary>
        public const int MaxText = 0x10000;

        private const int MaxDepth = 16;
        private const int MaxName = 64;

        private readonly byte[] _text = new byte[MaxName + 4];
        private bool _afterValue;

        /// <summary>Creates a reader at the start of a JSON text.</summary>
        public JsonReader(IByteSource source)
        {
            Characters = new JsonCharacters(source, MaxText);
        }

        /// <summary>Name of the current member; an over-long one is cut, and so is none of those that are known.</summary>
        public string Name { get; private set; }

        /// <summary>The text.</summary>
        internal JsonCharacters Characters { get; }

        /// <summary>Goes into an object.</summary>
        /// <returns>False when the value is something else; it is skipped.</returns>
        public bool BeginObject()
        {
            if (Characters.Peek() != '{')
            {
                Skip();
                return false;
            }

            Characters.Take();
            _afterValue = false;
            return true;
        }

        /// <summary>Goes to the next member of the object, whose value must then be read or skipped.</summary>
        /// <returns>False at the end of the object, which is thereby left.</returns>
        public bool NextMember()
        {
            var b = Characters.Peek();
            if (b == '}')
            {
                Characters.Take();
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
                throw JsonCharacters.Malformed();
            }

            Expect(':');
            _afterValue = true;
            return true;
        }

        /// <summary>Goes into an array.</summary>
        /// <returns>False when the value is something else; it is skipped.</returns>
        public bool BeginArray()
        {
            if (Characters.Peek() != '[')
            {
                Skip();
                return false;
            }

            Characters.Take();
            _afterValue = false;
            return true;
        }

        /// <summary>Goes to the next element of the array, which must then be read or skipped.</summary>
        /// <returns>False at the end of the array, which is thereby left.</returns>
        public bool NextElement()
        {
            var last = Characters.Peek() == ']';
            if (last)
            {
                Characters.Take();
            }
            else if (_afterValue)
            {
                Expect(',');
            }

            _afterValue = true;
            return !last;
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
            while ((c = Characters.Next()) >= 0)
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
                var b = Characters.Peek();
                if (b == '"')
                {
                    Characters.Take();
                    Characters.SkipString();
                }
                else if (b == '{' || b == '[')
                {
                    Characters.Take();
                    if (++depth > MaxDepth)
                    {
                        throw JsonCharacters.Malformed();
                    }
                }
                else if (b == '}' || b == ']')
                {
                    if (--depth < 0)
                    {
                        throw JsonCharacters.Malformed();
                    }

                    Characters.Take();
                }
                else if ((b == ',' || b == ':') && depth > 0)
                {
                    Characters.Take();
                }
                else
                {
                    Characters.SkipLiteral(MaxName);
                }
            }
            while (depth > 0);
        }

        /// <summary>Goes into a string value.</summary>
        /// <returns>False when the value is no string; it is skipped.</returns>
        internal bool BeginString()
        {
            if (Characters.Peek() != '"')
            {
                Skip();
                return false;
            }

            Characters.Take();
            return true;
        }

        private static int PutUtf8(int c, byte[] target, int at)
        {
            if (c < JsonCharacters.Escaped)
            {
                target[at++] = (byte)c;
                return at;
            }

            c -= JsonCharacters.Escaped;
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

        private void Expect(int what)
        {
            if (Characters.Peek() != what)
            {
                throw JsonCharacters.Malformed();
            }

            Characters.Take();
        }
    }
}
