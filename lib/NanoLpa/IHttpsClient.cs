namespace NanoLpa
{
    /// <summary>One HTTPS connection at a time, POST only: all that SGP.22 ES9+ and ES11 ask of a network.</summary>
    /// <remarks>As an <see cref="IByteSource"/> it gives the body of the last answer, transfer coding removed; a body that ends
    /// early is <see cref="LpaError.ConnectionClosed"/>. The server's certificate is verified by the implementation; a
    /// refused one is <see cref="LpaError.TlsRefused"/>.</remarks>
    public interface IHttpsClient : IByteSource
    {
        /// <summary>Sends a request, and reads the answer's status line and headers.</summary>
        /// <remarks>Reuses the open connection when host and port are those of the last request and the server kept it
        /// open; what is left of the last answer's body is read and dropped first.</remarks>
        /// <param name="request">What to send and where.</param>
        /// <returns>The HTTP status code.</returns>
        /// <exception cref="LpaException">One of <see cref="LpaError.NoNetwork"/>, <see cref="LpaError.HostNotFound"/>,
        /// <see cref="LpaError.ConnectFailed"/>, <see cref="LpaError.TlsRefused"/>, <see cref="LpaError.NetworkTimeout"/>,
        /// <see cref="LpaError.ConnectionClosed"/>, <see cref="LpaError.HttpFormat"/>; over a modem also
        /// <see cref="LpaError.ModemTimeout"/> and <see cref="LpaError.ModemRefused"/>; and
        /// <see cref="LpaError.InvalidArgument"/>: a part of the request cannot be sent.</exception>
        int Post(HttpsRequest request);

        /// <summary>Closes the connection, if any. Never throws.</summary>
        void Close();
    }
}
