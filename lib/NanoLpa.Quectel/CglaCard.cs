namespace NanoLpa.Quectel
{
    /// <summary>The eUICC behind the modem's AT+CCHO, AT+CGLA and AT+CCHC: one logical channel, which the modem opens and
    /// selects the application on (3GPP TS 27.007 sections 8.45 to 8.47).</summary>
    /// <remarks>
    /// <para>MANAGE CHANNEL open is answered here, always with channel 1; SELECT by AID becomes <c>AT+CCHO="&lt;AID&gt;"</c>,
    /// MANAGE CHANNEL close becomes <c>AT+CCHC=&lt;session&gt;</c>, and every other command that names a channel goes out as
    /// <c>AT+CGLA=&lt;session&gt;,&lt;length&gt;,"&lt;hex&gt;"</c> with the channel taken out of its class byte: the modem
    /// puts its own in. The session is a name that the modem gives, of digits or hexadecimal digits, and no channel number.</para>
    /// <para>Answers may lack <c>+CCHO:</c> and <c>+CGLA:</c>, the blank behind it, and the quotes. Whether the modem fetches
    /// 61xx answers by itself, one or all of them, or passes them on makes no difference.</para>
    /// </remarks>
    public sealed class CglaCard : ICard
    {
        private const int LongestApdu = 261;
        private const int BasicTimeout = 30000;

        // CME errors (27.007 section 9.2).
        private const int MemoryFull = 20;
        private const int InvalidIndex = 21;
        private const int NotFound = 22;

        private const int NoChannel = 0x6881;
        private const int NoneLeft = 0x6A81;
        private const int NoApplication = 0x6A82;
        private const int NoInstruction = 0x6D00;

        private readonly CglaSession _session;
        private readonly CsimCard _basic;
        private int _refusals;

        /// <summary>Creates the card on a modem.</summary>
        public CglaCard(AtClient at)
        {
            _session = new CglaSession(at);
            _basic = new CsimCard(at) { Timeout = BasicTimeout };
        }

        /// <summary>How long one APDU may take, in milliseconds; 120000 unless set.</summary>
        public int Timeout
        {
            get => _session.Timeout;
            set => _session.Timeout = value;
        }

        /// <inheritdoc/>
        /// <exception cref="LpaException">Also <see cref="LpaError.CardNoChannel"/>: a SELECT needs a channel, and the card has none left.</exception>
        public int Transmit(byte[] command, int length, byte[] response)
        {
            if (length < 5 || length > LongestApdu || length > command.Length)
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            try
            {
                if (command[1] == 0x70)
                {
                    return ManageChannel(command[2], response);
                }

                if ((command[0] & 0x43) == 0)
                {
                    return OnBasicChannel(command, length, response);
                }

                return command[1] == 0xA4 && command[2] == 0x04
                    ? Select(command, length, response)
                    : OnSession(command, length, response);
            }
            catch (LpaException e)
            {
                throw CardAnswer.Error(e);
            }
        }

        private static int Answer(byte[] response, int at, int statusWord)
        {
            response[at] = (byte)(statusWord >> 8);
            response[at + 1] = (byte)statusWord;
            return at + 2;
        }

        private int ManageChannel(int function, byte[] response)
        {
            _session.Close();
            if (function != 0x00)
            {
                return Answer(response, 0, 0x9000);
            }

            _refusals = 0;
            response[0] = 1;
            return Answer(response, 1, 0x9000);
        }

        private int Select(byte[] command, int length, byte[] response)
        {
            int count = command[4];
            if (5 + count > length)
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            _session.Close();
            var refusal = _session.Open(command, count);
            if (refusal != 0 && _refusals == 0)
            {
                // A crash may have left a session open, which holds the application, or the last channel.
                _session.CloseForgotten();
                refusal = _session.Open(command, count);
            }

            if (refusal == 0)
            {
                return Answer(response, 0, 0x9000);
            }

            if (refusal == MemoryFull)
            {
                throw new LpaException(LpaError.CardNoChannel, refusal) { StatusWord = NoneLeft };
            }

            // Most errors tell nothing. What is not found may show up once the card is told what the device can do; so the
            // caller gets its chance for that first.
            _refusals++;
            if (refusal != NotFound && _refusals > 1)
            {
                throw new LpaException(LpaError.CardTransport, refusal);
            }

            return Answer(response, 0, NoApplication);
        }

        private int OnSession(byte[] command, int length, byte[] response)
        {
            if (!_session.IsOpen)
            {
                return Answer(response, 0, NoChannel);
            }

            try
            {
                return _session.Transmit(command, length, response);
            }
            catch (LpaException e)
            {
                var failure = e;
                e.RethrowUnless(LpaError.ModemRefused);
                if (e.Detail != InvalidIndex && e.Detail != NotFound && _session.IsAlive())
                {
                    // Not "throw" alone: nanoFramework then throws on what was caught last, and IsAlive catches too.
                    throw failure;
                }

                // The card was reset, and its sessions are gone. Refused alone, a command may have been too long: no number says which.
                _session.Forget();
                return Answer(response, 0, NoChannel);
            }
        }

        /// <summary>Sends what is for the card as a whole. Modems that do so only in one way, or not at all, were seen.</summary>
        private int OnBasicChannel(byte[] command, int length, byte[] response)
        {
            try
            {
                return _basic.Transmit(command, length, response);
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.CardTransport);
            }

            try
            {
                return _session.TransmitBasic(command, length, response);
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
                return Answer(response, 0, NoInstruction);
            }
        }
    }
}
