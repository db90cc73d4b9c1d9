using System;

namespace NanoLpa
{
    /// <summary>The bytes of a base64 string inside a JSON text (RFC 4648 section 4), decoded as it arrives.</summary>
    /// <remarks>White space and JSON escapes inside the value are taken as servers write them. One pass over the bytes does the
    /// work of JSON and base64 together: on the device this loop carries the whole profile.</remarks>
    public sealed class JsonBase64 : IByteSource
    {
        private const int MaxText = 0x1000000;
        private const int Space = 64;
        private const int Padding = 65;
        private const int Quote = 66;
        private const int Escape = 67;
        private const int Other = 68;

        private static readonly byte[] Kinds = MakeKinds();

        private readonly JsonCharacters _characters;
        private int _bits;
        private int _symbols;
        private int _padding;
        private bool _ended;

        private JsonBase64(JsonReader json)
        {
            _characters = json.Characters;
        }

        /// <summary>Goes into the string value that the reader is at, to read it piece by piece: up to 16 MB of text.</summary>
        /// <returns>Null when the value is no string, which is skipped: a server that refuses may write null.</returns>
        public static JsonBase64 Open(JsonReader json)
        {
            if (!json.BeginString())
            {
                return null;
            }

            json.Characters.Left = MaxText;
            return new JsonBase64(json);
        }

        /// <summary>Reads the whole value.</summary>
        /// <param name="json">A reader that is at the value.</param>
        /// <param name="limit">The most bytes it may hold.</param>
        /// <returns>The bytes; null when the value is no string, which is skipped.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ServerData"/>: no base64, or too long.</exception>
        public static byte[] ReadAll(JsonReader json, int limit)
        {
            if (!json.BeginString())
            {
                return null;
            }

            var source = new JsonBase64(json);
            var buffer = new ByteBuffer(limit < 256 ? limit : 256, limit, LpaError.ServerData);
            var piece = new byte[96];
            int n;
            while ((n = source.Read(piece, 0, piece.Length)) > 0)
            {
                buffer.Append(piece, 0, n);
            }

            return buffer.Copy(0, buffer.Length);
        }

        /// <inheritdoc />
        public int Read(byte[] target, int offset, int count)
        {
            if (_ended)
            {
                return 0;
            }

            var kinds = Kinds;
            var bits = _bits;
            var symbols = _symbols;
            var start = offset;
            var last = offset + count;
            while (offset < last && !_ended)
            {
                var window = _characters.Window(out var position, out var end);
                while (position < end && offset < last)
                {
                    int kind = kinds[window[position++]];
                    if (kind == Escape)
                    {
                        _characters.Consume(position - 1);
                        var c = _characters.Next();
                        kind = c > 0x7F || c == '"' ? Other : kinds[c];
                        window = _characters.Window(out position, out end);
                    }

                    if (kind < 64)
                    {
                        if (_padding != 0)
                        {
                            throw JsonCharacters.Malformed();
                        }

                        bits = (bits << 6) | kind;
                        if ((symbols++ & 3) != 0)
                        {
                            // Symbols 2, 3 and 4 of a group complete a byte each, with 4, 2 and 0 bits left over.
                            target[offset++] = (byte)(bits >> (2 * (3 - ((symbols - 1) & 3))));
                        }
                    }
                    else if (kind == Quote)
                    {
                        _ended = true;
                        break;
                    }
                    else if (kind == Padding)
                    {
                        _padding++;
                    }
                    else if (kind != Space)
                    {
                        throw JsonCharacters.Malformed();
                    }
                }

                _characters.Consume(position);
            }

            _bits = bits;
            _symbols = symbols;
            if (_ended && (((symbols + _padding) & 3) != 0 || _padding > 2))
            {
                throw JsonCharacters.Malformed();
            }

            return offset - start;
        }

        private static byte[] MakeKinds()
        {
            var kinds = new byte[256];
            for (var i = 0; i < 256; i++)
            {
                kinds[i] = Other;
            }

            for (var i = 0; i < 26; i++)
            {
                kinds['A' + i] = (byte)i;
                kinds['a' + i] = (byte)(26 + i);
            }

            for (var i = 0; i < 10; i++)
            {
                kinds['0' + i] = (byte)(52 + i);
            }

            kinds['+'] = 62;
            kinds['/'] = 63;
            kinds[' '] = Space;
            kinds['\t'] = Space;
            kinds['\r'] = Space;
            kinds['\n'] = Space;
            kinds['='] = Padding;
            kinds['"'] = Quote;
            kinds['\\'] = Escape;
            return kinds;
        }
    }
}
