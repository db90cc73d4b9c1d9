using System.Text;

namespace NanoLpa.Quectel
{
    /// <summary>Writes ASCII text into a byte array of fixed size, with no string in between.</summary>
    public sealed class AsciiWriter
    {
        // nanoFramework makes a new one each time it is asked for.
        private static readonly Encoding TextEncoding = Encoding.UTF8;

        private readonly byte[] _buffer;
        private int _length;

        /// <summary>Creates a writer at the start of an array.</summary>
        public AsciiWriter(byte[] buffer)
        {
            _buffer = buffer;
        }

        /// <summary>The array.</summary>
        public byte[] Buffer => _buffer;

        /// <summary>Bytes written so far.</summary>
        public int Length => _length;

        /// <summary>Starts again.</summary>
        public void Clear() => _length = 0;

        /// <summary>Writes a text of the program's own, ASCII only.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.InvalidArgument"/>: the array is full; so for every method here.</exception>
        public AsciiWriter Text(string text)
        {
            var count = text.Length;
            Need(count);
            TextEncoding.GetBytes(text, 0, count, _buffer, _length);
            _length += count;
            return this;
        }

        /// <summary>Writes a text that came from outside: printable ASCII (0x20 to 0x7E) without quotes.</summary>
        /// <remarks>So that nothing from an activation code or a setting can end a line, a header or a quoted parameter.</remarks>
        /// <exception cref="LpaException"><see cref="LpaError.InvalidArgument"/>: it is null or holds another character.</exception>
        public AsciiWriter Printable(string text) => Foreign(text, 0x20);

        /// <summary>Writes a text that came from outside and holds no blank either: a host name, a path.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.InvalidArgument"/>: it is null, empty, or holds another character.</exception>
        public AsciiWriter Token(string text)
        {
            if (string.IsNullOrEmpty(text))
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            return Foreign(text, 0x21);
        }

        /// <summary>Writes a number in decimal digits.</summary>
        /// <param name="value">0 or more.</param>
        public AsciiWriter Number(int value)
        {
            var digits = value < 10 ? 1 : value < 100 ? 2 : 3;
            for (var rest = value / 1000; rest > 0; rest /= 10)
            {
                digits++;
            }

            Need(digits);
            _length += digits;
            var buffer = _buffer;
            var at = _length;
            do
            {
                buffer[--at] = (byte)(0x30 + value % 10);
                value /= 10;
            }
            while (value > 0);

            return this;
        }

        /// <summary>Writes bytes as hexadecimal digits in upper case: some modems take no other.</summary>
        public AsciiWriter HexDigits(byte[] source, int offset, int count)
        {
            Need(2 * count);
            Hex.Encode(source, offset, count, _buffer, _length);
            _length += 2 * count;
            return this;
        }

        private AsciiWriter Foreign(string text, int lowest)
        {
            if (text == null)
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            var bytes = Utf8.ToBytes(text);
            Need(bytes.Length);
            foreach (var b in bytes)
            {
                if (b < lowest || b > 0x7E || b == 0x22)
                {
                    throw new LpaException(LpaError.InvalidArgument);
                }

                _buffer[_length++] = b;
            }

            return this;
        }

        private void Need(int count)
        {
            if (count > _buffer.Length - _length)
            {
                throw new LpaException(LpaError.InvalidArgument);
            }
        }
    }
}
