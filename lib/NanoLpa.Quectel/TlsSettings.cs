namespace NanoLpa.Quectel
{
    /// <summary>How the modem's TLS socket is used (Quectel SSL application note, AT+QSSLCFG and AT+QSSLOPEN).</summary>
    public sealed class TlsSettings
    {
        /// <summary>The most files of <see cref="CaFiles"/> that are tried. Each is a connection, and a modem's data stack was seen
        /// to fail after some twenty.</summary>
        public const int MostCaFiles = 12;

        /// <summary>Files on the modem with a root certificate each, PEM, without <c>UFS:</c>; see <see cref="ModemFiles"/>. None
        /// unless set, and a connection without is refused.</summary>
        /// <remarks>A connection takes one file, and it is not known that every module reads more than the first certificate of
        /// it. With several files a connection that the modem refuses for its certificate is tried with the next one: see
        /// <see cref="TlsSocket.Open"/>. A file whose name holds a key identifier, in lower case, is found by it.</remarks>
        public string[] CaFiles { get; set; } = new string[0];

        /// <summary>The first of <see cref="CaFiles"/>; null when there is none. Setting it makes it the only one.</summary>
        public string CaFile
        {
            get => CaFiles.Length == 0 ? null : CaFiles[0];
            set => CaFiles = value == null ? new string[0] : new[] { value };
        }

        /// <summary>Leaves the server's certificate unchecked: whoever is on the way to the server can pass for it. False unless set.</summary>
        /// <remarks>For test servers alone. What a server and an eUICC sign for each other is still checked by the eUICC, but a
        /// confirmation code's hash, a matching ID and the EID are told to whoever answers. Needs no CA file.</remarks>
        public bool SkipsVerification { get; set; }

        /// <summary>PDP context that carries the connection, 1 to 16; 1 unless set.</summary>
        public int PdpContextId { get; set; } = 1;

        /// <summary>TLS context, 0 to 5; 1 unless set.</summary>
        /// <remarks>For this use alone: what is set in it is not set again for each connection.</remarks>
        public int SslContextId { get; set; } = 1;

        /// <summary>Socket, 0 to 11; 0 unless set.</summary>
        public int ClientId { get; set; } = 0;

        /// <summary>Leaves the dates of certificates unchecked; true unless set.</summary>
        /// <remarks>A modem starts in 1970 or 1980 until the network tells it the time, and not every network does: checked
        /// dates would then refuse every server. Set it to false where the modem's clock is known to be right.</remarks>
        public bool IgnoreLocalTime { get; set; } = true;

        /// <summary>The most bytes for one AT+QSSLSEND, 1 to 1460; 1460 unless set.</summary>
        public int SendSize { get; set; } = 1460;

        /// <summary>The most bytes for one AT+QSSLRECV, 1 to 1500; 1500 unless set.</summary>
        /// <remarks>The serial driver must hold so many. Whether it does shows: 512 are asked for until so many have come whole,
        /// and for good once bytes got lost.</remarks>
        public int ReceiveSize { get; set; } = 1500;

        /// <summary>How long to connect, in milliseconds; 150000 unless set, as Quectel says.</summary>
        public int OpenTimeout { get; set; } = 150000;

        /// <summary>How long the modem may refuse data because its buffer is full, in milliseconds; 30000 unless set.</summary>
        public int SendTimeout { get; set; } = 30000;

        /// <summary>How long the server may be silent when an answer is due, in milliseconds; 120000 unless set.</summary>
        public int AnswerTimeout { get; set; } = 120000;

        /// <summary>The least that a server must send, in bytes per second; 100 unless set.</summary>
        /// <remarks>An answer as a whole may take <see cref="AnswerTimeout"/>, and a second more for each so many bytes that have
        /// come. A server that sends a byte now and then is given up so, however long it goes on. What the card takes in
        /// between does not count.</remarks>
        public int LeastRate { get; set; } = 100;
    }
}
