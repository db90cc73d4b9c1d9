namespace NanoLpa.Firmware
{
    /// <summary>Sentences for the subject and reason codes of an SM-DP+ or SM-DS (SGP.22 section 5.2.6.2, and the functions of ES9+ and ES11).</summary>
    internal static class SmdpStatusText
    {
        public static string Of(string subject, string reason, string server)
        {
            switch (subject + "/" + reason)
            {
                case "1.2.1/2.1":
                    return "the " + server + " does not take requests of this content type; update the firmware";
                case "1.2.2/2.1":
                    return "the " + server + " does not speak this version of the protocol; update the firmware";
                case "8.1/4.8":
                    return "the eUICC has too little memory for the profile; delete one";
                case "8.1/6.1":
                    return "the " + server + " does not accept the eUICC's signature; try again";
                case "8.1.1/3.8":
                    return "the profile is meant for another EID; tell the operator this one's";
                case "8.1.1/2.2":
                    return "the order names no EID, and needs one; tell the operator this one's";
                case "8.1.1/3.1":
                case "8.2.1/3.1":
                    return "the profile is bound to another EID already; ask the operator for a new one";
                case "8.1.2/6.1":
                    return "the " + server + " does not accept the certificate of the eUICC's maker" + EuiccErrorText.Mixed;
                case "8.1.2/6.3":
                    return "the certificate of the eUICC's maker has expired; use another eUICC";
                case "8.1.3/6.1":
                    return "the " + server + " does not accept the eUICC's certificate" + EuiccErrorText.Mixed;
                case "8.1.3/6.3":
                    return "the eUICC's certificate has expired; use another eUICC";
                case "8.2/1.2":
                    return "the profile is not released yet; ask the operator";
                case "8.2/3.7":
                    return "the profile cannot be downloaded a second time; ask the operator";
                case "8.2.1/1.2":
                case "8.2.5/1.2":
                    return "the SM-DP+ does not give this profile to this caller; ask the operator";
                case "8.2.1/3.3":
                    return "the profile is not available any more; ask the operator for a new one";
                case "8.2.1/3.5":
                    return "the profile cannot be released; ask the operator for a new one";
                case "8.2.1/3.9":
                case "8.2.5/3.9":
                    return "the SM-DP+ does not know the profile or its type; ask the operator";
                case "8.2.5/3.7":
                    return "the SM-DP+ has no more profiles of this type; ask the operator";
                case "8.2.5/3.8":
                    return "the order's profile and its type do not go together; ask the operator";
                case "8.2.5/4.3":
                    return "the SM-DP+ has no profile that fits this eUICC; ask the operator for another one";
                case "8.2.6/3.1":
                    return "the profile belongs to another matching ID; ask the operator for a new activation code";
                case "8.2.6/3.3":
                    return "the matching ID is in use twice; ask the operator for a new activation code";
                case "8.2.6/3.8":
                    return "the SM-DP+ refused the matching ID: the activation code was used already, or is wrong; ask the operator for a new one";
                case "8.2.7/2.2":
                    return "the SM-DP+ wants a confirmation code; the operator has it";
                case "8.2.7/3.8":
                    return "the confirmation code is wrong; after some more tries the order is lost";
                case "8.2.7/6.4":
                    return "the confirmation code was wrong too often; ask the operator for a new order";
                case "8.8/3.1":
                    return "the SM-DP+ goes by another OID; ask the operator for a new activation code";
                case "8.8.1/3.8":
                case "8.9.1/3.8":
                    return "the " + server + " goes by another address than the one it was asked by; check the address";
                case "8.8.2/3.1":
                case "8.9.2/3.1":
                    return "the " + server + " knows none of the eUICC's certificate issuers" + EuiccErrorText.Mixed;
                case "8.8.4/3.7":
                case "8.9.4/3.7":
                    return "the " + server + " has no certificate of an issuer that the eUICC trusts" + EuiccErrorText.Mixed;
                case "8.11.1/3.9":
                    return "the " + server + " does not trust the issuer of the eUICC's certificates" + EuiccErrorText.Mixed;
                case "8.8.3/3.1":
                case "8.9.3/3.1":
                    return "the " + server + " does not support the eUICC's version of SGP.22; ask the operator";
                case "8.8.5/4.1":
                    return "the order has expired; ask the operator for a new one";
                case "8.8.5/6.4":
                    return "the order was tried too often; ask the operator for a new one";
                case "8.9/4.2":
                    return "the root SM-DS reports an error; try again later";
                case "8.9/5.1":
                    return "the root SM-DS cannot be reached; try again later";
                case "8.9.5/3.3":
                    return "the SM-DS has this event twice; tell the operator";
                case "8.9.5/3.9":
                    return "the SM-DS has no event for this eUICC; ask the operator to order again";
                case "8.10.1/3.9":
                    return "the " + server + " has forgotten the session; try again";
                default:
                    return "the " + server + " refused for a reason of its own; tell the operator the codes";
            }
        }
    }
}
