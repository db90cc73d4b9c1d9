using System;

namespace NanoLpa
{
    /// <summary>Walks over the BER data objects of a part of an array, one level at a time.</summary>
    /// <remarks>Every length is checked against the enclosing part before a byte of the value is touched.</remarks>
    public sealed class TlvReader
    {
        private const int MaxText = 255;

        private readonly LpaError _malformed;
        private int _next;
        private int _end;

        /// <summary>Creates a reader over a part of an array.</summary>
        /// <param name="bytes">The array.</param>
        /// <param name="offset">Where the first data object starts.</param>
        /// <param name="count">Length of the part in bytes.</param>
        /// <param name="malformed">The error thrown when the encoding is broken.</param>
        public TlvReader(byte[] bytes, int offset, int count, LpaError malformed)
        {
            Bytes = bytes;
            _malformed = malformed;
            _next = offset;
            _end = offset + count;
        }

        /// <summary>The array that is read.</summary>
        public byte[] Bytes { get; }

        /// <summary>Tag of the current data object, one to three bytes as a number, for example 0xBF38.</summary>
        public int Tag { get; private set; }

        /// <summary>Where the current data object starts, its tag included.</summary>
        public int Start { get; private set; }

        /// <summary>Where its value starts.</summary>
        public int Offset { get; private set; }

        /// <summary>Length of its value in bytes.</summary>
        public int Length { get; private set; }

        /// <summary>Length of the whole data object in bytes, tag and length included.</summary>
        public int Size => Offset + Length - Start;

        /// <summary>How many bytes of this level lie behind the current data object.</summary>
        public int Left => _end - _next;

        /// <summary>Goes to the next data object of this level.</summary>
        /// <returns>False at the end.</returns>
        /// <exception cref="LpaException">The encoding is broken.</exception>
        public bool Next()
        {
            if (_next >= _end)
            {
                return false;
            }

            Start = _next;
            var bytes = Bytes;
            var tag = (int)bytes[_next++];
            if ((tag & 0x1F) == 0x1F)
            {
                int more;
                var left = 2;
                do
                {
                    if (left-- == 0 || _next >= _end)
                    {
                        throw Malformed();
                    }

                    more = bytes[_next++];
                    tag = (tag << 8) | more;
                }
                while (more >= 0x80);
            }

            Tag = tag;
            Length = ReadLength();
            Offset = _next;
            if (Length > _end - _next)
            {
                throw Malformed();
            }

            _next += Length;
            return true;
        }

        /// <summary>Goes to the first data object with a tag, from the current place on.</summary>
        /// <returns>False when there is none.</returns>
        public bool Find(int tag)
        {
            while (Next())
            {
                if (Tag == tag)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Goes to the next element of a list, as <see cref="Find"/> does.</summary>
        /// <param name="tag">Tag of the elements.</param>
        /// <param name="found">How many were found before.</param>
        /// <param name="most">How many there may be: each becomes an object, many times as large as its encoding.</param>
        /// <returns>False when there is no further one.</returns>
        /// <exception cref="LpaException">The list is longer.</exception>
        public bool FindElement(int tag, int found, int most)
        {
            if (!Find(tag))
            {
                return false;
            }

            if (found >= most)
            {
                throw Malformed();
            }

            return true;
        }

        /// <summary>Goes to the first data object with a tag, which must be there.</summary>
        /// <returns>This reader.</returns>
        /// <exception cref="LpaException">It is not there.</exception>
        public TlvReader Require(int tag)
        {
            if (!Find(tag))
            {
                throw Malformed();
            }

            return this;
        }

        /// <summary>Goes down into the value of the current data object: from now on its members are read.</summary>
        /// <returns>This reader.</returns>
        public TlvReader Enter()
        {
            _next = Offset;
            _end = Offset + Length;
            return this;
        }

        /// <summary>A reader of its own over the members of the current data object.</summary>
        public TlvReader Members() => new TlvReader(Bytes, Offset, Length, _malformed);

        /// <summary>A copy of the value.</summary>
        public byte[] Value() => Copy(Offset, Length);

        /// <summary>A copy of the whole data object.</summary>
        public byte[] Encoded() => Copy(Start, Size);

        /// <summary>The value as text: a name, an address.</summary>
        /// <exception cref="LpaException">It is longer than any that SGP.22 knows, 255 bytes.</exception>
        public string Text()
        {
            if (Length > MaxText)
            {
                throw Malformed();
            }

            return Utf8.ToString(Bytes, Offset, Length);
        }

        /// <summary>The value as an INTEGER that must be from 0 to 2^31-1.</summary>
        public int Integer()
        {
            if (Length < 1 || Length > 4 || Bytes[Offset] >= 0x80)
            {
                throw Malformed();
            }

            var value = 0;
            for (var i = 0; i < Length; i++)
            {
                value = (value << 8) | Bytes[Offset + i];
            }

            return value;
        }

        /// <summary>The value as a BIT STRING of named bits: bit n of ASN.1, counted from the left, is 1 &lt;&lt; n here.</summary>
        /// <remarks>Bits from 32 on are left out: SGP.22 names fewer.</remarks>
        public int Bits()
        {
            if (Length < 1 || Bytes[Offset] > 7 || (Length == 1 && Bytes[Offset] > 0))
            {
                throw Malformed();
            }

            var bits = 0;
            for (var i = 0; i < 32 && i < 8 * (Length - 1); i++)
            {
                if ((Bytes[Offset + 1 + (i >> 3)] & (0x80 >> (i & 7))) != 0)
                {
                    bits |= 1 << i;
                }
            }

            return bits;
        }

        /// <summary>The exception for a broken encoding, to be thrown by who finds one.</summary>
        public LpaException Malformed() => new LpaException(_malformed);

        private int ReadLength()
        {
            if (_next >= _end)
            {
                throw Malformed();
            }

            int first = Bytes[_next++];
            if (first < 0x80)
            {
                return first;
            }

            var count = first & 0x7F;
            if (count < 1 || count > 4 || count > _end - _next)
            {
                throw Malformed();
            }

            var length = 0;
            while (count-- > 0)
            {
                // Beyond 24 bits no value fits into any buffer here; stopping keeps the sum from turning negative.
                if (length > 0xFFFF)
                {
                    throw Malformed();
                }

                length = (length << 8) | Bytes[_next++];
            }

            return length;
        }

        private byte[] Copy(int offset, int count)
        {
            var copy = new byte[count];
            Array.Copy(Bytes, offset, copy, 0, count);
            return copy;
        }
    }
}
