using System;
using System.Text;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>Bytes that come in pieces of one size.</summary>
    internal sealed class PieceSource : IByteSource
    {
        private readonly byte[] _bytes;
        private readonly int _end;
        private readonly int _piece;
        private int _position;

        public PieceSource(byte[] bytes, int count, int piece)
        {
            _bytes = bytes;
            _end = count;
            _piece = piece;
        }

        public PieceSource(string text, int piece)
            : this(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(text).Length, piece)
        {
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            var left = _end - _position;
            var n = count < _piece ? count : _piece;
            n = n < left ? n : left;
            Array.Copy(_bytes, _position, buffer, offset, n);
            _position += n;
            return n;
        }
    }
}
