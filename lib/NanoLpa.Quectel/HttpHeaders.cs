namespace NanoLpa.Quectel
{
    /// <summary>The status line and the headers that say how the body is framed (RFC 9112 sections 4 to 6 and 9).</summary>
    internal sealed class HttpHeaders
    {
        private static readonly byte[] ContentLengthName = Utf8.ToBytes("content-length");
        private static readonly byte[] TransferEncodingName = Utf8.ToBytes("transfer-encoding");
        private static readonly byte[] ConnectionName = Utf8.ToBytes("connection");
        private static readonly byte[] ChunkedText = Utf8.ToBytes("chunked");
        private static readonly byte[] CloseText = Utf8.ToBytes("close");
        private static readonly byte[] KeepAliveText = Utf8.ToBytes("keep-alive");
        private static readonly byte[] VersionText = Utf8.ToBytes("HTTP/1.");

        private readonly HttpLines _lines;

        public HttpHeaders(HttpLines lines)
        {
            _lines = lines;
        }

        /// <summary>Bytes of the body; -1 when there is no such header.</summary>
        public int ContentLength { get; private set; }

        /// <summary>The body comes in chunks.</summary>
        public bool IsChunked { get; private set; }

        /// <summary>The server keeps the connection after this answer, and the body's end can be told.</summary>
        public bool KeepAlive { get; private set; }

        /// <summary>Reads one head.</summary>
        /// <returns>The status code.</returns>
        public int Read()
        {
            ContentLength = -1;
            IsChunked = false;
            var status = ReadStatus();
            for (;;)
            {
                _lines.ReadLine();
                if (_lines.Start == _lines.End)
                {
                    break;
                }

                ReadHeader(_lines.Buffer, _lines.Start, _lines.End);
            }

            // Both together are how requests are smuggled: chunked counts, and the connection is not trusted further.
            KeepAlive &= !(IsChunked && ContentLength >= 0);
            return status;
        }

        private static LpaException Malformed() => new LpaException(LpaError.HttpFormat);

        private static bool IsText(byte[] buffer, int start, int end, byte[] lowerCase)
        {
            if (end - start != lowerCase.Length)
            {
                return false;
            }

            for (var i = 0; i < lowerCase.Length; i++)
            {
                int c = buffer[start + i];
                if (c >= 0x41 && c <= 0x5A)
                {
                    c |= 0x20;
                }

                if (c != lowerCase[i])
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsBlank(byte value) => value == 0x20 || value == 0x09;

        private int ReadStatus()
        {
            // An empty line before the status line is a leftover of the body before it.
            do
            {
                _lines.ReadLine();
            }
            while (_lines.Start == _lines.End);

            var buffer = _lines.Buffer;
            var start = _lines.Start;
            var end = _lines.End;
            if (end - start < 12 || buffer[start + 8] != 0x20 || (end - start > 12 && buffer[start + 12] != 0x20))
            {
                throw Malformed();
            }

            for (var i = 0; i < VersionText.Length; i++)
            {
                if (buffer[start + i] != VersionText[i])
                {
                    throw Malformed();
                }
            }

            // HTTP/1.0 closes unless it says otherwise.
            KeepAlive = _lines.Number(start + 7, start + 8, 10) > 0;
            var status = _lines.Number(start + 9, start + 12, 10);
            if (status < 100)
            {
                throw Malformed();
            }

            return status;
        }

        private void ReadHeader(byte[] buffer, int start, int end)
        {
            var colon = start;
            while (colon < end && buffer[colon] != ':')
            {
                colon++;
            }

            // Neither a nameless header, nor a blank before the colon, nor the folding of old (RFC 9112 section 5).
            if (colon == end || colon == start || IsBlank(buffer[start]) || IsBlank(buffer[colon - 1]))
            {
                throw Malformed();
            }

            var length = IsText(buffer, start, colon, ContentLengthName);
            var coding = !length && IsText(buffer, start, colon, TransferEncodingName);
            var connection = !length && !coding && IsText(buffer, start, colon, ConnectionName);
            if (!length && !coding && !connection)
            {
                return;
            }

            if (_lines.IsCut)
            {
                throw Malformed();
            }

            start = colon + 1;
            while (start < end && IsBlank(buffer[start]))
            {
                start++;
            }

            while (end > start && IsBlank(buffer[end - 1]))
            {
                end--;
            }

            if (length)
            {
                var value = _lines.Number(start, end, 10);
                if (ContentLength >= 0 && ContentLength != value)
                {
                    throw Malformed();
                }

                ContentLength = value;
            }
            else if (connection)
            {
                ReadConnection(buffer, start, end);
            }
            else if (IsChunked || !IsText(buffer, start, end, ChunkedText))
            {
                // No other coding was asked for.
                throw Malformed();
            }
            else
            {
                IsChunked = true;
            }
        }

        private void ReadConnection(byte[] buffer, int start, int end)
        {
            while (start < end)
            {
                var comma = start;
                while (comma < end && buffer[comma] != ',')
                {
                    comma++;
                }

                var last = comma;
                while (last > start && IsBlank(buffer[last - 1]))
                {
                    last--;
                }

                if (IsText(buffer, start, last, CloseText))
                {
                    KeepAlive = false;
                    return;
                }

                KeepAlive |= IsText(buffer, start, last, KeepAliveText);
                start = comma + 1;
                while (start < end && IsBlank(buffer[start]))
                {
                    start++;
                }
            }
        }
    }
}
