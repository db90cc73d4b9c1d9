namespace NanoLpa.Quectel
{
    /// <summary>Reads HTTP/1.1 answers (RFC 9112) from a byte source: status, headers, and the body in pieces.</summary>
    /// <remarks>The body may be counted by Content-Length, chunked, or end with the connection.</remarks>
    public sealed class HttpReader : IByteSource
    {
        private const int Unknown = -1;

        private readonly HttpLines _lines;
        private readonly HttpHeaders _headers;
        private int _left;
        private int _taken;
        private bool _chunked;
        private bool _chunkOpen;
        private bool _ended;

        /// <summary>Creates a reader.</summary>
        /// <param name="source">Where the answer comes from; it returns 0 at the end of the connection.</param>
        /// <param name="buffer">Work space of at least 256 bytes; free for other use between an answer's end and <see cref="Clear"/>.</param>
        public HttpReader(IByteSource source, byte[] buffer)
        {
            _lines = new HttpLines(source, buffer);
            _headers = new HttpHeaders(_lines);
        }

        /// <summary>The most bytes of a body, however it is framed; 10 million unless set. An eUICC holds some 2 MB at most.</summary>
        public int LongestBody { get; set; } = HttpLines.MostNumber;

        /// <summary>At least one byte of the answer was received.</summary>
        public bool HasBegun => _lines.HasBegun;

        /// <summary>The body was read to its end.</summary>
        public bool HasEnded => _ended;

        /// <summary>The connection can carry another request: the body has ended, nothing follows it, and the server keeps the connection.</summary>
        public bool CanReuse => _ended && _left == 0 && _headers.KeepAlive && !_lines.HasRest;

        /// <summary>Forgets the last answer; a new one will follow.</summary>
        public void Clear()
        {
            _lines.Clear();
            _ended = false;
            _left = 0;
            _chunked = false;
        }

        /// <summary>Reads status line and headers, passing 1xx answers.</summary>
        /// <returns>The status code, 200 to 999.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.HttpFormat"/>; <see cref="LpaError.ConnectionClosed"/>; what the
        /// source throws.</exception>
        public int ReadHead()
        {
            int status;
            _lines.StartHead();
            do
            {
                status = _headers.Read();
                if (status == 101)
                {
                    throw new LpaException(LpaError.HttpFormat);
                }
            }
            while (status < 200);

            var empty = status == 204 || status == 304;
            _chunked = !empty && _headers.IsChunked;
            _chunkOpen = false;
            _taken = 0;
            _left = empty || _chunked ? 0 : _headers.ContentLength;
            _ended = _left == 0 && !_chunked;
            return status;
        }

        /// <inheritdoc/>
        /// <exception cref="LpaException"><see cref="LpaError.HttpFormat"/>: the body is malformed, or longer than
        /// <see cref="LongestBody"/>; <see cref="LpaError.ConnectionClosed"/>: it ends early; what the source throws.</exception>
        public int Read(byte[] buffer, int offset, int count)
        {
            if (_ended || count <= 0)
            {
                return 0;
            }

            if (_chunked && _left == 0)
            {
                OpenChunk();
                if (_ended)
                {
                    return 0;
                }
            }

            var taken = _lines.Take(buffer, offset, _left == Unknown || count < _left ? count : _left);
            _taken += taken;
            if (_taken > LongestBody)
            {
                throw new LpaException(LpaError.HttpFormat);
            }

            if (_left == Unknown)
            {
                _ended = taken == 0;
                return taken;
            }

            if (taken == 0)
            {
                throw new LpaException(LpaError.ConnectionClosed);
            }

            _left -= taken;
            _ended = _left == 0 && !_chunked;
            return taken;
        }

        /// <summary>Reads the line before a chunk (RFC 9112 section 7.1), and after the last one the trailers.</summary>
        private void OpenChunk()
        {
            _lines.StartHead();
            if (_chunkOpen)
            {
                _lines.ReadLine();
                if (_lines.End != _lines.Start)
                {
                    throw new LpaException(LpaError.HttpFormat);
                }
            }

            _lines.ReadLine();
            var buffer = _lines.Buffer;
            var end = _lines.Start;
            while (end < _lines.End && buffer[end] != ';' && buffer[end] != ' ' && buffer[end] != '\t')
            {
                end++;
            }

            _left = _lines.Number(_lines.Start, end, 16);
            _chunkOpen = true;
            if (_left == 0)
            {
                do
                {
                    _lines.ReadLine();
                }
                while (_lines.End != _lines.Start);
                _ended = true;
            }
        }
    }
}
