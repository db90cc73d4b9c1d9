namespace NanoLpa.Firmware
{
    /// <summary>Sentences for the subject and reason codes of an SM-DP+ (SGP.22 section 5.2.6.2 and the functions of ES9+).</summary>
    internal static class SmdpStatusText
    {
        public static string Of(string subject, string reason)
        {
            switch (subject + "/" + reason)
            {
                case "8.1/4.8":
                    return "the eUICC has too little memory for the profile; delete one";
                case "8.1/6.1":
                    return "the SM-DP+ does not accept the eUICC's signature";
                case "8.1.1/3.8":
                    return "the profile is meant for another EID";
                case "8.1.2/6.1":
                case "8.1.2/6.3":
                    return "the SM-DP+ does not accept the certificate of the eUICC's maker";
                case "8.1.3/6.1":
                case "8.1.3/6.3":
                    return "the SM-DP+ does not accept the eUICC's certificate";
                case "8.2/1.2":
                    return "the profile is not released yet; ask the operator";
                case "8.2/3.7":
                    return "the profile cannot be downloaded a second time; ask the operator";
                case "8.2.5/4.3":
                    return "the SM-DP+ has no profile that fits this eUICC";
                case "8.2.6/3.8":
                    return "the SM-DP+ refused the matching ID: the activation code was used already, or is wrong";
                case "8.2.7/2.2":
                    return "the SM-DP+ wants a confirmation code";
                case "8.2.7/3.8":
                    return "the confirmation code is wrong";
                case "8.2.7/6.4":
                    return "the confirmation code was wrong too often; ask the operator for a new order";
                case "8.8.1/3.8":
                    return "the SM-DP+ goes by another address than the one in the activation code";
                case "8.8.2/3.1":
                case "8.8.4/3.7":
                case "8.11.1/3.9":
                    return "the SM-DP+ and the eUICC have no certificate issuer in common";
                case "8.8.3/3.1":
                    return "the SM-DP+ does not support the eUICC's version of SGP.22";
                case "8.8.5/4.1":
                    return "the order has expired; ask the operator for a new one";
                case "8.8.5/6.4":
                    return "the order was tried too often; ask the operator for a new one";
                case "8.10.1/3.9":
                    return "the SM-DP+ has forgotten the session; try again";
                default:
                    return "the SM-DP+ refused";
            }
        }
    }
}
