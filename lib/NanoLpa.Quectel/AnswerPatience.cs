namespace NanoLpa.Quectel
{
    /// <summary>How long a server may take for one answer, all told: a time, and more of it for each byte that has come.</summary>
    /// <remarks>Only the time spent waiting for the server counts; what the card does in between is not its fault. So one that sends
    /// a byte now and then is given up, and a slow one that gets on is not.</remarks>
    public sealed class AnswerPatience
    {
        private long _waited;
        private long _received;
        private int _timeout;
        private int _leastRate = 1;

        /// <summary>Milliseconds that may now be waited for the next byte; 0 when there is no more time.</summary>
        public int Left
        {
            get
            {
                var left = _timeout + _received * 1000 / _leastRate - _waited;
                return left < 0 ? 0 : left < _timeout ? (int)left : _timeout;
            }
        }

        /// <summary>An answer is due: something was sent.</summary>
        /// <param name="timeout">Milliseconds that it may take.</param>
        /// <param name="leastRate">A second more for each so many bytes that have come.</param>
        public void Begin(int timeout, int leastRate)
        {
            _waited = 0;
            _received = 0;
            _timeout = timeout;
            _leastRate = leastRate > 0 ? leastRate : 1;
        }

        /// <summary>Bytes came, after a wait.</summary>
        public void Count(long milliseconds, int bytes)
        {
            _waited += milliseconds;
            _received += bytes;
        }
    }
}
