namespace NanoLpa.Quectel
{
    /// <summary>How long a server may take for one answer, all told: a time, and more of it for each byte that has come.</summary>
    /// <remarks>Only the time spent waiting for the server counts; what the card does in between is not its fault. So one that sends
    /// a byte now and then is given up, and a slow one that gets on is not.</remarks>
    internal sealed class AnswerPatience
    {
        private readonly TlsSettings _settings;
        private long _waited;
        private long _received;

        public AnswerPatience(TlsSettings settings)
        {
            _settings = settings;
        }

        /// <summary>Milliseconds that may now be waited for the next byte; 0 when there is no more time.</summary>
        public int Left
        {
            get
            {
                var rate = _settings.LeastRate > 0 ? _settings.LeastRate : 1;
                var left = _settings.AnswerTimeout + _received * 1000 / rate - _waited;
                return left < 0 ? 0 : left < _settings.AnswerTimeout ? (int)left : _settings.AnswerTimeout;
            }
        }

        /// <summary>Another answer is due: something was sent.</summary>
        public void Clear()
        {
            _waited = 0;
            _received = 0;
        }

        /// <summary>Bytes came, after a wait.</summary>
        public void Count(long milliseconds, int bytes)
        {
            _waited += milliseconds;
            _received += bytes;
        }
    }
}
