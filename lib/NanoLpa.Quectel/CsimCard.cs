namespace NanoLpa.Quectel
{
    /// <summary>The eUICC behind the modem's AT+CSIM, generic SIM access (3GPP TS 27.007 section 8.17).</summary>
    /// <remarks>
    /// <para>Goes out as <c>AT+CSIM=&lt;length&gt;,"&lt;hex&gt;"</c> and comes back as <c>+CSIM: &lt;length&gt;,"&lt;hex&gt;"</c>, where
    /// the length counts hexadecimal digits. The blank and the quotes of the answer may be missing.</para>
    /// <para>The modem passes 61xx on and fetches nothing by itself; neither is it done here.</para>
    /// </remarks>
    public sealed class CsimCard : ICard
    {
        private const int LongestApdu = 261;

        private static readonly byte[] Prefix = Utf8.ToBytes("+CSIM:");

        private readonly AtClient _at;

        /// <summary>Creates the card on a modem.</summary>
        public CsimCard(AtClient at)
        {
            _at = at;
        }

        /// <summary>How long one APDU may take, in milliseconds; 120000 unless set.</summary>
        /// <remarks>The last block of a profile takes the eUICC 26 s, and 89 s was measured too.</remarks>
        public int Timeout { get; set; } = 120000;

        /// <inheritdoc/>
        public int Transmit(byte[] command, int length, byte[] response)
        {
            if (length < 4 || length > LongestApdu || length > command.Length)
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            var received = -1;
            try
            {
                lock (_at.SyncRoot)
                {
                    _at.Begin("AT+CSIM=").Number(2 * length).Text(",\"").HexDigits(command, 0, length).Text("\"");
                    _at.Send(Timeout);
                    while (_at.ReadAnswer(Prefix))
                    {
                        received = CardAnswer.Decode(_at.Line, response);
                    }
                }
            }
            catch (LpaException e)
            {
                throw CardAnswer.Error(e);
            }

            if (received < 0)
            {
                throw new LpaException(LpaError.CardResponse);
            }

            return received;
        }
    }
}
