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
        /// <param name="isHarmless">Whether the command may be sent twice.</param>
        public bool IsFor(bool isHarmless) => IsAllowed && (_works || (isHarmless && _isWorthwhile));

        /// <summary>Sends a command that says it.</summary>
        /// <param name="port">Holds the command.</param>
        /// <param name="length">Its bytes, Le included.</param>
        /// <param name="response">Receives the answer's data behind what it holds.</param>
        /// <param name="received">Bytes of the answer's data.</param>
        /// <returns>False: it has to be sent again without.</returns>
        public bool Transmit(ApduPort port, int length, ByteBuffer response, out int received)
        {
            var works = _works;
            IsAllowed = false;
            try
            {
                received = works ? port.Transmit(length, response) : Try(port, length, response);
            }
            catch (LpaException e)
            {
                if (works)
                {
                    // Only what the modem has refused may be sent again: the card has not seen it.
                    e.RethrowUnless(LpaError.CardTransport);
                }

                received = 0;
                return false;
            }

            var answered = received > 0 && (port.Succeeded || port.HasMore);
            if (works)
            {
                IsAllowed = port.StatusWord >> 8 != 0x67;
                return IsAllowed;
            }

            _works = answered;
            IsAllowed = answered;

            // The card may want another length, or keep the answer all the same.
            return answered || port.HasMore || port.WantsLength;
        }

        private int Try(ApduPort port, int length, ByteBuffer response)
        {
            var card = _card as IPatientCard;
            if (card == null || card.Timeout <= TrialTimeout)
            {
                return port.Transmit(length, response);
            }

            var timeout = card.Timeout;
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
