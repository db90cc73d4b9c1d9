namespace NanoLpa.Firmware
{
    /// <summary>Sentences for the error codes of the eUICC: AuthenticateErrorCode, DownloadErrorCode, ErrorReason (SGP.22 section 5.7).</summary>
    internal static class EuiccErrorText
    {
        /// <summary>What usually lies behind certificates that are not accepted.</summary>
        public const string Mixed = "; a test eUICC and a live server do not go together";

        public static string Authenticate(int code, string server)
        {
            switch (code)
            {
                case 1:
                    return "the eUICC does not accept the " + server + "'s certificate" + Mixed;
                case 2:
                    return "the eUICC does not accept the " + server + "'s signature; try again";
                case 3:
                    return "the eUICC does not know the curve of the " + server + "'s certificate; tell the operator";
                case 4:
                    return "the eUICC has no session; try again";
                case 5:
                    return "the " + server + "'s certificate is not meant for authentication; tell the operator";
                case 6:
                    return "the " + server + " answered to another challenge; try again";
                case 7:
                    return "the eUICC does not know the certificate issuer that the " + server + " chose" + Mixed;
                default:
                    return "the eUICC refused the " + server + " and gave no reason; restart the modem and try again";
            }
        }

        public static string Download(int code)
        {
            switch (code)
            {
                case 1:
                    return "the eUICC does not accept the SM-DP+'s profile certificate; tell the operator";
                case 2:
                    return "the eUICC does not accept the signature on the offer; try again";
                case 3:
                    return "the eUICC does not know the curve of the SM-DP+'s profile certificate; tell the operator";
                case 4:
                    return "the eUICC has forgotten the session; try again";
                case 5:
                    return "the offer belongs to another session; try again";
                default:
                    return "the eUICC refused the offer and gave no reason; restart the modem and try again";
            }
        }

        public static string Install(int reason) => "not installed: " + InstallReason(reason);

        private static string InstallReason(int reason)
        {
            switch (reason)
            {
                case 1:
                    return "the package holds wrong values; tell the operator";
                case 2:
                    return "the package's signature is wrong; try again";
                case 3:
                    return "the package belongs to another session; try again";
                case 4:
                    return "the package wants keys of a kind that this eUICC cannot do; tell the operator";
                case 5:
                    return "the package asks for something this eUICC cannot do; tell the operator";
                case 6:
                    return "the eUICC takes no profile of this class; ask the operator for another one";
                case 7:
                    return "the package's protection is malformed; tell the operator";
                case 8:
                    return "the package was changed on its way; try again";
                case 9:
                    return "the eUICC has a profile with this ICCID already; delete that one first";
                case 10:
                    return "the eUICC has too little memory; delete a profile";
                case 11:
                    return "interrupted; try again";
                case 12:
                    return "the eUICC cannot make use of the profile; ask the operator for one that fits it";
                case 13:
                    return "the profile has another ICCID than announced; tell the operator";
                case 14:
                    return "a test profile with a key that is not for tests; tell the operator";
                case 15:
                    return "a policy rule of the profile is not allowed on this eUICC; ask the operator for another one";
                default:
                    return "the eUICC gave no known reason; list shows whether it is there, else try again";
            }
        }
    }
}
