namespace NanoLpa
{
    /// <summary>Tells a trace of every HTTPS call that goes through it.</summary>
    /// <remarks>Bodies hold matching IDs, signatures and hashes: without secrets, only names and lengths of their members are
    /// told, and the server's status codes.</remarks>
    public sealed class TracingHttps : IHttpsClient
    {
        private const int PieceSize = 512;

        private JsonOutline _outline;
        private int _status;
        private int _received;

        /// <summary>Creates the client on one that does the work.</summary>
        public TracingHttps(IHttpsClient inner)
        {
            Inner = inner;
        }

        /// <summary>The one that does the work. It may be replaced between an answer and the next request.</summary>
        public IHttpsClient Inner { get; set; }

        /// <summary>Who is told; null for nobody.</summary>
        public ITrace Trace { get; set; }

        /// <summary>Whether a raw trace gets the bodies from here. Not needed where it gets them from the modem's line.</summary>
        public bool TracesBodies { get; set; }

        /// <inheritdoc/>
        public int Post(HttpsRequest request)
        {
            EndAnswer(null);
            if (Trace == null)
            {
                return Inner.Post(request);
            }

            TellRequest(request);
            _received = 0;
            _status = 0;
            _outline = new JsonOutline();
            try
            {
                _status = Inner.Post(request);
                return _status;
            }
            catch (LpaException e)
            {
                // Not "throw" alone: nanoFramework then throws on what was caught last, and whoever is told may catch.
                var failure = e;
                EndAnswer(e);
                throw failure;
            }
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int count)
        {
            if (_outline == null)
            {
                return Inner.Read(buffer, offset, count);
            }

            try
            {
                var taken = Inner.Read(buffer, offset, count);
                if (taken == 0)
                {
                    EndAnswer(null);
                    return 0;
                }

                _received += taken;
                _outline.Add(buffer, offset, taken);
                TellBody("< ", buffer, offset, taken);
                return taken;
            }
            catch (LpaException e)
            {
                // Not "throw" alone: nanoFramework then throws on what was caught last, and whoever is told may catch.
                var failure = e;
                EndAnswer(e);
                throw failure;
            }
        }

        /// <inheritdoc/>
        public void Close()
        {
            EndAnswer(null);
            Inner.Close();
        }

        private void TellRequest(HttpsRequest request)
        {
            var outline = new JsonOutline();
            outline.Add(request.Body, 0, request.BodyLength);
            Tell("> POST " + request.Host + ":" + request.Port.ToString() + request.Path + " " + request.BodyLength.ToString() + " bytes"
                + outline.ToString());
            TellBody("> ", request.Body, 0, request.BodyLength);
        }

        private void EndAnswer(LpaException error)
        {
            if (_outline == null)
            {
                return;
            }

            var line = "< HTTP" + (_status == 0 ? string.Empty : " " + _status.ToString() + " " + _received.ToString() + " bytes" + _outline.ToString());
            _outline = null;
            Tell(error == null ? line : line + " failed: " + error.Message);
        }

        private void Tell(string line)
        {
            var trace = Trace;
            trace?.Write(line, trace.IsRaw ? line : null);
        }

        private void TellBody(string mark, byte[] bytes, int offset, int count)
        {
            var trace = Trace;
            if (!TracesBodies || trace == null || !trace.IsRaw)
            {
                return;
            }

            for (var end = offset + count; offset < end; offset += PieceSize)
            {
                var piece = end - offset;
                trace.Write(null, TraceText.Printable(mark, bytes, offset, piece < PieceSize ? piece : PieceSize));
            }
        }
    }
}
