namespace NanoLpa
{
    /// <summary>The choice between success and error that the responses of ES10b share: [0] is the success, [1] the error.</summary>
    internal static class Es10Result
    {
        /// <summary>Checks that a response is the success.</summary>
        /// <param name="response">A reader at the response.</param>
        /// <param name="refused">The error thrown when it is not.</param>
        /// <returns>A reader at the success.</returns>
        public static TlvReader Check(TlvReader response, LpaError refused)
        {
            var result = response.Members();
            if (!result.Next())
            {
                throw result.Malformed();
            }

            if (result.Tag == 0x81)
            {
                throw new LpaException(refused, result.Integer());
            }

            if (result.Tag == 0xA1)
            {
                // A SEQUENCE of transaction ID and error code.
                throw new LpaException(refused, result.Members().Require(0x02).Integer());
            }

            if (result.Tag != 0xA0)
            {
                throw result.Malformed();
            }

            return result;
        }
    }
}
