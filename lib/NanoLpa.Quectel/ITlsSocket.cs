namespace NanoLpa.Quectel
{
    /// <summary>One TLS connection at a time, to a server whose certificate is verified: the modem's, or the board's own.</summary>
    /// <remarks>As an <see cref="IByteSource"/> it gives what the server sends; 0 when the server has closed the connection.</remarks>
    public interface ITlsSocket : IByteSource
    {
        /// <summary>Connects, and has the server's certificate verified.</summary>
        /// <param name="host">Host name or IP address.</param>
        /// <param name="port">TCP port.</param>
        /// <param name="keyIds">As <see cref="HttpsRequest.RootKeyIds"/>.</param>
        /// <exception cref="LpaException">As for <see cref="IHttpsClient.Post"/>.</exception>
        void Open(string host, int port, byte[][] keyIds);

        /// <summary>Looks whether the connection can still be used. One that looks so may yet turn out to be closed.</summary>
        bool IsUsable();

        /// <summary>Sends a request: two parts, one behind the other.</summary>
        /// <remarks>The answer to the one before was read to its end.</remarks>
        /// <param name="head">The first part.</param>
        /// <param name="headLength">Its length.</param>
        /// <param name="body">The second part.</param>
        /// <param name="bodyLength">Its length; it may be 0.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ConnectionClosed"/>; <see cref="LpaError.NetworkTimeout"/>; over a
        /// modem also <see cref="LpaError.ModemTimeout"/>.</exception>
        void Write(byte[] head, int headLength, byte[] body, int bodyLength);

        /// <summary>Closes the connection, if any. Never throws.</summary>
        void Close();
    }
}
