namespace NanoLpa.Quectel
{
    /// <summary>How many bytes are asked for with one AT+QSSLRECV.</summary>
    /// <remarks>Few at first, and as many as the modem gives once that worked. A serial driver that overruns drops bytes
    /// without a word: so it is few again from the first loss on, and stays so.</remarks>
    internal sealed class TlsReadSize
    {
        private const int Few = 512;

        private bool _isLarge;
        private bool _hasLost;

        /// <summary>How many to ask for.</summary>
        /// <param name="wanted">For how many there is room.</param>
        /// <param name="limit">The most that may be.</param>
        public int Of(int wanted, int limit)
        {
            limit = _isLarge || limit < Few ? limit : Few;
            return wanted < limit ? wanted : limit;
        }

        /// <summary>Bytes came whole.</summary>
        public void Arrived(int count) => _isLarge = _isLarge || (count >= Few && !_hasLost);

        /// <summary>Bytes got lost.</summary>
        public void Lost()
        {
            _isLarge = false;
            _hasLost = true;
        }
    }
}
