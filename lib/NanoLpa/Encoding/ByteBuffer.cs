using System;

namespace NanoLpa
{
    /// <summary>A byte array that grows, up to a bound.</summary>
    public sealed class ByteBuffer
    {
        private readonly int _limit;
        private readonly LpaError _tooLong;

        /// <summary>Creates an empty buffer.</summary>
        /// <param name="capacity">Bytes to allocate at once.</param>
        /// <param name="limit">The most bytes it takes.</param>
        /// <param name="tooLong">The error thrown when more come.</param>
        public ByteBuffer(int capacity, int limit, LpaError tooLong)
        {
            Bytes = new byte[capacity];
            _limit = limit;
            _tooLong = tooLong;
        }

        /// <summary>The array; another one after it has grown.</summary>
        public byte[] Bytes { get; private set; }

        /// <summary>How many bytes of the array are in use.</summary>
        public int Length { get; private set; }

        /// <summary>Empties the buffer; keeps the array.</summary>
        public void Clear() => Length = 0;

        /// <summary>Makes room for more bytes behind the ones in use, and counts them as used.</summary>
        /// <returns>Where they start.</returns>
        /// <exception cref="LpaException">The buffer would pass its bound.</exception>
        public int Extend(int count)
        {
            var start = Length;
            if (count > _limit - start)
            {
                throw new LpaException(_tooLong);
            }

            if (start + count > Bytes.Length)
            {
                var size = 2 * Bytes.Length;
                size = size < start + count ? start + count : size;
                var larger = new byte[size > _limit ? _limit : size];
                Array.Copy(Bytes, 0, larger, 0, start);
                Bytes = larger;
            }

            Length = start + count;
            return start;
        }

        /// <summary>Appends bytes.</summary>
        public void Append(byte[] source, int offset, int count)
        {
            var start = Extend(count);
            Array.Copy(source, offset, Bytes, start, count);
        }

        /// <summary>Appends a byte.</summary>
        public void Append(byte value)
        {
            var start = Extend(1);
            Bytes[start] = value;
        }

        /// <summary>Takes bytes off the end.</summary>
        public void Truncate(int length) => Length = length;

        /// <summary>A copy of a part.</summary>
        public byte[] Copy(int offset, int count)
        {
            var copy = new byte[count];
            Array.Copy(Bytes, offset, copy, 0, count);
            return copy;
        }
    }
}
