using System;

namespace NanoLpa
{
    /// <summary>Writes DER data objects into one growing buffer.</summary>
    public sealed class TlvWriter
    {
        private readonly ByteBuffer _buffer;

        /// <summary>Creates a writer with a buffer of its own.</summary>
        /// <param name="capacity">Bytes to allocate at once.</param>
        public TlvWriter(int capacity)
        {
            _buffer = new ByteBuffer(capacity, 0xFFFF, LpaError.InvalidArgument);
        }

        /// <summary>The array that starts with what was written.</summary>
        public byte[] Bytes => _buffer.Bytes;

        /// <summary>How many bytes were written.</summary>
        public int Length => _buffer.Length;

        /// <summary>Starts anew in the same buffer.</summary>
        public void Clear() => _buffer.Clear();

        /// <summary>Opens a constructed data object; <see cref="End"/> closes it.</summary>
        /// <param name="tag">Tag of one or two bytes, for example 0x30 or 0xBF38.</param>
        /// <returns>What <see cref="End"/> wants.</returns>
        public int Begin(int tag)
        {
            WriteTag(tag);
            return _buffer.Extend(1);
        }

        /// <summary>Closes a data object: its length is now known.</summary>
        /// <param name="mark">What <see cref="Begin"/> returned.</param>
        public void End(int mark)
        {
            var value = mark + 1;
            var length = _buffer.Length - value;
            var extra = length < 0x80 ? 0 : length < 0x100 ? 1 : 2;
            if (extra > 0)
            {
                _buffer.Extend(extra);
                Array.Copy(_buffer.Bytes, value, _buffer.Bytes, value + extra, length);
            }

            WriteLength(mark, length, extra);
        }

        /// <summary>Writes a primitive data object.</summary>
        public void Write(int tag, byte[] value) => Write(tag, value, 0, value.Length);

        /// <summary>Writes a primitive data object.</summary>
        public void Write(int tag, byte[] value, int offset, int count)
        {
            WriteTag(tag);
            var extra = count < 0x80 ? 0 : count < 0x100 ? 1 : 2;
            WriteLength(_buffer.Extend(1 + extra), count, extra);
            _buffer.Append(value, offset, count);
        }

        /// <summary>Writes a text as a data object.</summary>
        public void Write(int tag, string text) => Write(tag, Utf8.ToBytes(text));

        /// <summary>Writes a non-negative INTEGER, as short as DER wants it.</summary>
        public void WriteInteger(int tag, int value)
        {
            WriteTag(tag);
            var length = value < 0x80 ? 1 : value < 0x8000 ? 2 : value < 0x800000 ? 3 : 4;
            _buffer.Append((byte)length);
            for (var shift = 8 * (length - 1); shift >= 0; shift -= 8)
            {
                _buffer.Append((byte)(value >> shift));
            }
        }

        /// <summary>Writes bytes that are encoded already.</summary>
        public void WriteRaw(byte[] encoded) => _buffer.Append(encoded, 0, encoded.Length);

        private void WriteTag(int tag)
        {
            if (tag > 0xFF)
            {
                _buffer.Append((byte)(tag >> 8));
            }

            _buffer.Append((byte)tag);
        }

        private void WriteLength(int at, int length, int extra)
        {
            var bytes = _buffer.Bytes;
            if (extra == 0)
            {
                bytes[at] = (byte)length;
                return;
            }

            bytes[at++] = (byte)(0x80 + extra);
            if (extra == 2)
            {
                bytes[at++] = (byte)(length >> 8);
            }

            bytes[at] = (byte)length;
        }
    }
}
