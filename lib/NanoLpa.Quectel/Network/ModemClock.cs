namespace NanoLpa.Quectel
{
    /// <summary>The modem's clock, which the network sets (AT+CCLK, 3GPP TS 27.007 section 8.15).</summary>
    public sealed class ModemClock
    {
        private const int QueryTimeout = 5000;

        // A clock that no network has set begins in 1970, 1980 or 2000.
        private const int FirstYear = 24;
        private const int LastYear = 69;

        private static readonly byte[] Prefix = Utf8.ToBytes("+CCLK:");

        private readonly AtClient _at;

        internal ModemClock(AtClient at)
        {
            _at = at;
        }

        /// <summary>Asks for the date, as <c>yy/MM/dd</c>.</summary>
        /// <returns>Null when the clock was not set, or the modem has none.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public string Date()
        {
            string date = null;
            try
            {
                lock (_at.SyncRoot)
                {
                    _at.Begin("AT+CCLK?");
                    _at.Send(QueryTimeout);
                    while (_at.ReadAnswer(Prefix))
                    {
                        _at.Line.Skip('"');
                        date = _at.Line.Until(',');
                    }
                }
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
            }

            return date != null && IsDate(date) ? date : null;
        }

        private static bool IsDate(string text)
        {
            var parts = text.Split('/');
            var year = parts.Length == 3 ? Number(parts[0]) : -1;
            return year >= FirstYear && year <= LastYear && Number(parts[1]) > 0 && Number(parts[2]) > 0;
        }

        /// <summary>Two digits; -1 when they are none.</summary>
        private static int Number(string text)
        {
            if (text.Length != 2)
            {
                return -1;
            }

            var tens = text[0] - '0';
            var ones = text[1] - '0';
            return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : (10 * tens) + ones;
        }
    }
}
