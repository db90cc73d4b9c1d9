namespace NanoLpa.Quectel
{
    /// <summary>Writes the head of a POST request (RFC 9112), with the headers that SGP.22 section 6.5.1 asks for.</summary>
    public static class HttpRequestHead
    {
        private const int HttpsPort = 443;

        /// <summary>Writes the request line, the headers and the empty line.</summary>
        /// <param name="writer">Receives the head; is emptied first.</param>
        /// <param name="request">The request. Headers without a value are left out.</param>
        /// <exception cref="LpaException"><see cref="LpaError.InvalidArgument"/>: a text holds what could end a line or a
        /// word, or the head does not fit.</exception>
        public static void Write(AsciiWriter writer, HttpsRequest request)
        {
            writer.Clear();
            writer.Text("POST ").Token(request.Path).Text(" HTTP/1.1\r\nHost: ").Token(request.Host);
            if (request.Port != HttpsPort)
            {
                writer.Text(":").Number(request.Port);
            }

            Header(writer, "\r\nUser-Agent: ", request.UserAgent);
            Header(writer, "\r\nX-Admin-Protocol: ", request.AdminProtocol);
            Header(writer, "\r\nContent-Type: ", request.ContentType);
            writer.Text("\r\nContent-Length: ").Number(request.BodyLength).Text("\r\n\r\n");
        }

        private static void Header(AsciiWriter writer, string name, string value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                writer.Text(name).Printable(value);
            }
        }
    }
}
