namespace NanoLpa.Quectel
{
    /// <summary>The answer of AT+CSIM and AT+CGLA: <c>&lt;length&gt;,"&lt;hex&gt;"</c>, where the length counts hexadecimal digits.</summary>
    internal static class CardAnswer
    {
        /// <summary>Reads the answer; a byte lost on the serial line shows as a wrong length. The quotes may be missing.</summary>
        /// <returns>Bytes of the response APDU; -1 when the line is garbled.</returns>
        public static int Decode(AtLine line, byte[] response)
        {
            var digits = line.Number();
            if (digits < 4 || digits > 2 * response.Length || !line.Skip(','))
            {
                return -1;
            }

            var quotes = line.Skip('"') ? 1 : 0;
            if (line.Left != digits + quotes || !Hex.TryDecode(line.Buffer, line.Position, digits, response, 0))
            {
                return -1;
            }

            return quotes == 0 || line.Buffer[line.Position + digits] == '"' ? digits / 2 : -1;
        }

        /// <summary>Gives an error of the modem the meaning that it has for a card.</summary>
        /// <returns>The exception to throw: <see cref="LpaError.CardTransport"/>, <see cref="LpaError.CardTimeout"/>, or the same.</returns>
        public static LpaException Error(LpaException e)
        {
            switch (e.Code)
            {
                case LpaError.ModemRefused:
                    return new LpaException(LpaError.CardTransport, e.Detail);
                case LpaError.ModemTimeout:
                    return new LpaException(LpaError.CardTimeout, e.Detail);
                default:
                    return e;
            }
        }
    }
}
