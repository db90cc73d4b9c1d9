using System;

namespace NanoLpa
{
    /// <summary>Writes one flat JSON object of strings: the request bodies of ES9+ and ES11.</summary>
    public sealed class JsonWriter
    {
        // A multiple of 3, so that the pieces join without padding.
        private const int Piece = 300;

        private readonly ByteBuffer _buffer;

        /// <summary>Creates a writer with a buffer of its own, which grows up to 64 KB.</summary>
        /// <param name="capacity">Bytes to allocate at once.</param>
        public JsonWriter(int capacity)
        {
            _buffer = new ByteBuffer(capacity, 0x10000, LpaError.CardData);
        }

        /// <summary>The array that starts with the JSON text.</summary>
        public byte[] Bytes => _buffer.Bytes;

        /// <summary>Length of the JSON text in bytes.</summary>
        public int Length => _buffer.Length;

        /// <summary>Starts a new object in the same buffer.</summary>
        public void Begin()
        {
            _buffer.Clear();
            _buffer.Append((byte)'{');
        }

        /// <summary>Ends the object.</summary>
        public void End() => _buffer.Append((byte)'}');

        /// <summary>Writes a member.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="value">Text without quotes, backslashes and control characters: hex digits, host names.</param>
        public void Write(string name, string value)
        {
            Open(name);
            Append(value);
            _buffer.Append((byte)'"');
        }

        /// <summary>Writes a member whose value is binary, in base64.</summary>
        public void WriteBase64(string name, byte[] bytes, int offset, int count)
        {
            Open(name);
            for (var end = offset + count; offset < end; offset += Piece)
            {
                Append(Convert.ToBase64String(bytes, offset, end - offset < Piece ? end - offset : Piece));
            }

            _buffer.Append((byte)'"');
        }

        private void Open(string name)
        {
            Append(_buffer.Length == 1 ? "\"" : ",\"");
            Append(name);
            Append("\":\"");
        }

        private void Append(string text)
        {
            var bytes = Utf8.ToBytes(text);
            _buffer.Append(bytes, 0, bytes.Length);
        }
    }
}
