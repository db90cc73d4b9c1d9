namespace NanoLpa.Firmware
{
    /// <summary>Sentences for the error codes of the eUICC: AuthenticateErrorCode, DownloadErrorCode, ErrorReason (SGP.22 section 5.7).</summary>
    internal static class EuiccErrorText
    {
        public static string Authenticate(int code)
        {
            switch (code)
            {
                case 1:
                    return "the eUICC does not accept the SM-DP+'s certificate";
                case 2:
                    return "the eUICC does not accept the SM-DP+'s signature";
                case 3:
                    return "the eUICC does not know the curve of the SM-DP+'s certificate";
                case 4:
                    return "the eUICC has no session; try again";
                case 5:
                    return "the SM-DP+'s certificate is not meant for authentication";
                case 6:
                    return "the SM-DP+ answered to another challenge";
                case 7:
                    return "the eUICC does not know the certificate issuer that the SM-DP+ chose";
                default:
                    return "the eUICC refused the SM-DP+";
            }
        }

        public static string Download(int code)
        {
            switch (code)
            {
                case 1:
                    return "the eUICC does not accept the SM-DP+'s profile certificate";
                case 2:
                    return "the eUICC does not accept the signature on the offer";
                case 3:
                    return "the eUICC does not know the curve of the SM-DP+'s profile certificate";
                case 4:
                    return "the eUICC has no session; try again";
                case 5:
                    return "the offer belongs to another session";
                default:
                    return "the eUICC refused the offer";
            }
        }

        public static string Install(int reason)
        {
            switch (reason)
            {
                case 1:
                    return "not installed: the package holds wrong values";
                case 2:
                    return "not installed: the package's signature is wrong";
                case 3:
                    return "not installed: the package belongs to another session";
                case 4:
                case 5:
                    return "not installed: the package asks for something this eUICC cannot do";
                case 6:
                    return "not installed: the eUICC takes no profile of this class";
                case 7:
                    return "not installed: the package's protection is malformed";
                case 8:
                    return "not installed: the package was changed on its way; try again";
                case 9:
                    return "not installed: the eUICC has a profile with this ICCID already";
                case 10:
                    return "not installed: the eUICC has too little memory; delete a profile";
                case 11:
                    return "not installed: interrupted; try again";
                case 12:
                    return "not installed: the eUICC cannot make use of the profile";
                case 13:
                    return "not installed: the profile has another ICCID than announced";
                case 14:
                    return "not installed: a test profile with a key that is not for tests";
                case 15:
                    return "not installed: a policy rule of the profile is not allowed on this eUICC";
                default:
                    return "not installed: the eUICC gave no known reason";
            }
        }
    }
}
