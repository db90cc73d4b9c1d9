using System;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>Bytes that begin somehow and go on with the same for ever.</summary>
    internal sealed class EndlessSource : IByteSource
    {
        private readonly byte[] _more = new byte[240];
        private byte[] _start;

        /// <param name="start">How they begin.</param>
        /// <param name="more">How they go on; its length divides 240.</param>
        public EndlessSource(string start, string more)
        {
            _start = Utf8.ToBytes(start);
            var bytes = Utf8.ToBytes(more);
            for (var i = 0; i < _more.Length; i++)
            {
                _more[i] = bytes[i % bytes.Length];
            }
        }

        /// <summary>How many were taken.</summary>
        public int Taken { get; private set; }

        public int Read(byte[] buffer, int offset, int count)
        {
            if (_start != null)
            {
                count = _start.Length;
                Array.Copy(_start, 0, buffer, offset, count);
                _start = null;
            }
            else
            {
                // Whole pieces, so that each goes on where the one before ended.
                count = _more.Length;
                Array.Copy(_more, 0, buffer, offset, count);
            }

            Taken += count;
            return count;
        }
    }
}
