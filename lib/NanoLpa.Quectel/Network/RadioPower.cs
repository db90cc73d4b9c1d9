namespace NanoLpa.Quectel
{
    /// <summary>The radio's switch (AT+CFUN, 3GPP TS 27.007 section 8.2).</summary>
    internal sealed class RadioPower
    {
        private const int QueryTimeout = 5000;
        private const int SwitchTimeout = 15000;
        private const int Off = 4;
        private const int On = 1;

        private static readonly byte[] Prefix = Utf8.ToBytes("+CFUN:");

        private readonly AtClient _at;

        public RadioPower(AtClient at)
        {
            _at = at;
        }

        public bool IsOn()
        {
            var value = On;
            lock (_at.SyncRoot)
            {
                _at.Begin("AT+CFUN?");
                _at.Send(QueryTimeout);
                while (_at.ReadAnswer(Prefix))
                {
                    value = _at.Line.Number();
                }
            }

            return value == On;
        }

        public void SwitchOn() => Set(On);

        /// <summary>The card keeps its power.</summary>
        public void SwitchOff() => Set(Off);

        private void Set(int value) => _at.Execute("AT+CFUN=" + value.ToString(), SwitchTimeout);
    }
}
