using System;
using System.Text;

namespace NanoLpa
{
    /// <summary>The bytes of a base64 string inside a JSON text (RFC 4648 section 4), decoded as it arrives.</summary>
    /// <remarks>White space and JSON escapes inside the value are taken as servers write them. On the device the whole profile goes
    /// through here: runs of plain symbols are decoded by native methods, and the rest byte by byte, JSON and base64 in one pass.
    /// That pass alone says what is malformed: a run that the native methods do not take goes through it, too.</remarks>
    public sealed class JsonBase64 : IByteSource
    {
        private const int MaxText = 0x1000000;
        private const int Space = 64;
        private const int Padding = 65;
        private const int Quote = 66;
        private const int Escape = 67;
        private const int Other = 68;

        // What a shorter run saves is less than what the native calls cost; what a longer one holds in memory is more than it saves.
        private const int ShortestRun = 16;
        private const int LongestRun = 512;

        // Boxed once, not for each search.
        private static readonly object QuoteByte = (byte)'"';
        private static readonly object EscapeByte = (byte)'\\';

        private static readonly byte[] Kinds = MakeKinds();

        private readonly JsonCharacters _characters;
        private int _bits;
        private int _symbols;
        private int _padding;
        private bool _byHand;
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
                var stop = end;
                if (!_byHand && _padding == 0)
                {
                    // Whole groups only: the symbols before the next one and those of a part of one go the other way.
                    var inGroup = symbols & 3;
                    var room = (last - offset) / 3 * 4;
                    room = room < end - position ? room : end - position;
                    if (inGroup != 0)
                    {
                        stop = position + 4 - inGroup;
                    }
                    else if (room >= ShortestRun)
                    {
                        // Escapes often come in a row.
                        stop = kinds[window[position]] < 64 ? FindMark(window, position, room < LongestRun ? room : LongestRun) : position;
                        var run = (stop - position) & ~3;
                        if (run < ShortestRun)
                        {
                            stop++;
                        }
                        else if (Decode(window, position, run, target, offset))
                        {
                            _characters.Consume(position + run);
                            symbols += run;
                            offset += run / 4 * 3;
                            continue;
                        }
                    }

                    stop = stop < end ? stop : end;
                }

                while (position < stop && offset < last)
                {
                    int kind = kinds[window[position++]];
                    if (kind == Escape)
                    {
                        _characters.Consume(position - 1);
                        var c = _characters.Next();
                        kind = c > 0x7F || c == '"' ? Other : kinds[c];
                        window = _characters.Window(out position, out end);
                        stop = _byHand ? end : position;
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

        /// <summary>Where the next quote or backslash is; behind the bytes when there is none.</summary>
        private static int FindMark(byte[] window, int position, int count)
        {
            // The backslash first: a text that has them has many, and one quote far away.
            var escape = Array.IndexOf(window, EscapeByte, position, count);
            count = escape < 0 ? count : escape - position;
            var quote = Array.IndexOf(window, QuoteByte, position, count);
            return quote < 0 ? position + count : quote;
        }

        /// <summary>Decodes a run by native methods.</summary>
        /// <returns>False when not every byte of it is a symbol, or the methods are not to be had; nothing was taken then, and they
        /// are not tried again.</returns>
        private bool Decode(byte[] window, int position, int run, byte[] target, int offset)
        {
            try
            {
                // Anything between the symbols that the methods pass over, and padding, shows as bytes that are missing.
                var bytes = Convert.FromBase64String(Encoding.UTF8.GetString(window, position, run));
                if (bytes.Length == run / 4 * 3)
                {
                    Array.Copy(bytes, 0, target, offset, bytes.Length);
                    return true;
                }
            }
            catch (Exception)
            {
                // No symbols, no memory for the text in between, or a runtime image built without base64: all the same here.
            }

            _byHand = true;
            return false;
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
