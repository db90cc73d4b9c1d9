namespace NanoLpa
{
    /// <summary>One POST request, as SGP.22 section 6.5 (JSON binding) or SGP.32 (ASN.1 binding) shapes it.</summary>
    public sealed class HttpsRequest
    {
        /// <summary>Host name or IP address of the server, without port.</summary>
        public string Host;

        /// <summary>TCP port, 443 unless the address named another.</summary>
        public int Port;

        /// <summary>Absolute path, for example <c>/gsma/rsp2/es9plus/initiateAuthentication</c>.</summary>
        public string Path;

        /// <summary>Value of the Content-Type header.</summary>
        public string ContentType;

        /// <summary>Value of the X-Admin-Protocol header, for example <c>gsma/rsp/v2.2.2</c>.</summary>
        public string AdminProtocol;

        /// <summary>Value of the User-Agent header, for example <c>gsma-rsp-lpad</c>.</summary>
        public string UserAgent;

        /// <summary>Key identifiers of the root certificates that the server's certificate probably ends at, the likeliest first;
        /// null when nothing is known. A hint where to look first: what is trusted does not depend on it.</summary>
        public byte[][] RootKeyIds;

        /// <summary>Buffer that starts with the body.</summary>
        public byte[] Body;

        /// <summary>Length of the body in bytes.</summary>
        public int BodyLength;
    }
}
