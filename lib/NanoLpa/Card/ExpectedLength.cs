namespace NanoLpa
{
    /// <summary>Whether commands with data say that an answer is expected, with Le 00 behind the data (ISO/IEC 7816-4, a command of case
    /// 4): a card that heeds it gives the answer at once, and needs no GET RESPONSE.</summary>
    /// <remarks>Nothing is lost by not saying it, and cards and modems were seen that make nothing of it, refuse it, or hang. So it
    /// is tried once, with a command that may be sent twice, where the card has kept an answer for GET RESPONSE before. What
    /// is no success ends it for good.</remarks>
    internal sealed class ExpectedLength
    {
        // As for other tries: what is given then takes a card less than a second.
        private const int TrialTimeout = 10000;

        private const int WrongLength = 0x67;

        private readonly ICard _card;
        private bool _isWorthwhile;
        private bool _works;

        public ExpectedLength(ICard card)
        {
            _card = card;
        }

        /// <summary>Whether it may be said; false from its first failure on.</summary>
        public bool IsAllowed { get; set; } = true;

        /// <summary>Notes that the card keeps an answer for GET RESPONSE, where it was not told that one is expected.</summary>
        public void NoteKept() => _isWorthwhile = true;

        /// <summary>Whether to say it with a command.</summary>
        public bool IsFor(AnswerHint hint) => IsAllowed && hint != AnswerHint.None && (_works || (_isWorthwhile && hint == AnswerHint.DataTwice));

        /// <summary>Sends a command that says it.</summary>
        /// <param name="port">Holds the command.</param>
        /// <param name="length">Its bytes, Le included.</param>
        /// <param name="response">Receives the answer's data behind what it holds.</param>
        /// <returns>Bytes of the answer's data; -1: it has to be sent again without.</returns>
        public int Transmit(ApduPort port, int length, ByteBuffer response)
        {
            var works = _works;
            IsAllowed = false;
            try
            {
                length = works ? port.Transmit(length, response) : Try(port, length, response);
            }
            catch (LpaException e)
            {
                if (works)
                {
                    // Only what the modem has refused may be sent again: the card has not seen it.
                    e.RethrowUnless(LpaError.CardTransport);
                }

                return -1;
            }

            if (works)
            {
                // Any other error is an answer of the function.
                IsAllowed = port.StatusWord >> 8 != WrongLength;
                return IsAllowed ? length : -1;
            }

            _works = length > 0 && (port.Succeeded || port.HasMore);
            IsAllowed = _works;

            // The card may want another length, or keep the answer all the same.
            return _works || port.HasMore || port.WantsLength ? length : -1;
        }

        private int Try(ApduPort port, int length, ByteBuffer response)
        {
            var card = _card as IPatientCard;
            var timeout = card == null ? 0 : card.Timeout;
            if (timeout <= TrialTimeout)
            {
                return port.Transmit(length, response);
            }

            card.Timeout = TrialTimeout;
            try
            {
                return port.Transmit(length, response);
            }
            finally
            {
                card.Timeout = timeout;
            }
        }
    }
}
