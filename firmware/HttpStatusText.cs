namespace NanoLpa.Firmware
{
    /// <summary>Sentences for HTTP statuses other than 2xx (RFC 9110 section 15).</summary>
    internal static class HttpStatusText
    {
        public static string Of(int status) => "the server answered with an HTTP error" + Meaning(status);

        private static string Meaning(int status)
        {
            switch (status)
            {
                case 401:
                    return ": it wants a login, so it is no public SM-DP+; check the address";
                case 403:
                    return ": it lets nobody in from this network; try another one, or ask the operator";
                case 404:
                    return ": it has no such function, so it is no SM-DP+; check the address";
                case 408:
                case 429:
                    return ": it has too much to do; try again later";
            }

            switch (status / 100)
            {
                case 3:
                    return ": it has moved; ask the operator for a new activation code";
                case 4:
                    return ": it does not accept the request; check the address, or ask the operator";
                case 5:
                    return ": it is out of order; try again later, and tell the operator if it stays so";
                default:
                    return ": nothing that SGP.22 knows; check the address";
            }
        }
    }
}
