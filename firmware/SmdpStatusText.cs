namespace NanoLpa.Firmware
{
    /// <summary>Sentences for the subject and reason codes of an SM-DP+ or SM-DS (SGP.22 section 5.2.6.2, and the functions of ES9+ and ES11).</summary>
    internal static class SmdpStatusText
    {
        public static string Of(string subject, string reason, string server)
        {
            // A line for each sentence: subject/reason codes with a blank on either side, a colon, the sentence.
            // % stands for the server, & for what usually lies behind. One text, which
            // stays in flash: a switch over so many codes is code, and slow.
            const string Sentences =
                " 1.2.1/2.1 : the % does not take requests of this content type; update the firmware\n"
                + " 1.2.2/2.1 : the % does not speak this version of the protocol; update the firmware\n"
                + " 8.1/4.8 : the eUICC has too little memory for the profile; delete one\n"
                + " 8.1/6.1 : the % does not accept the eUICC's signature; try again\n"
                + " 8.1.1/3.8 : the profile is meant for another EID; tell the operator this one's\n"
                + " 8.1.1/2.2 : the order names no EID, and needs one; tell the operator this one's\n"
                + " 8.1.1/3.1 8.2.1/3.1 : the profile is bound to another EID already; ask the operator for a new one\n"
                + " 8.1.2/6.1 : the % does not accept the certificate of the eUICC's maker&\n"
                + " 8.1.2/6.3 : the certificate of the eUICC's maker has expired; use another eUICC\n"
                + " 8.1.3/6.1 : the % does not accept the eUICC's certificate&\n"
                + " 8.1.3/6.3 : the eUICC's certificate has expired; use another eUICC\n"
                + " 8.2/1.2 : the profile is not released yet; ask the operator\n"
                + " 8.2/3.7 : the profile cannot be downloaded a second time; ask the operator\n"
                + " 8.2.1/1.2 8.2.5/1.2 : the SM-DP+ does not give this profile to this caller; ask the operator\n"
                + " 8.2.1/3.3 : the profile is not available any more; ask the operator for a new one\n"
                + " 8.2.1/3.5 : the profile cannot be released; ask the operator for a new one\n"
                + " 8.2.1/3.9 8.2.5/3.9 : the SM-DP+ does not know the profile or its type; ask the operator\n"
                + " 8.2.5/3.7 : the SM-DP+ has no more profiles of this type; ask the operator\n"
                + " 8.2.5/3.8 : the order's profile and its type do not go together; ask the operator\n"
                + " 8.2.5/4.3 : the SM-DP+ has no profile that fits this eUICC; ask the operator for another one\n"
                + " 8.2.6/3.1 : the profile belongs to another matching ID; ask the operator for a new activation code\n"
                + " 8.2.6/3.3 : the matching ID is in use twice; ask the operator for a new activation code\n"
                + " 8.2.6/3.8 : the SM-DP+ refused the matching ID: the activation code was used already, or is wrong; ask the operator for a new one\n"
                + " 8.2.7/2.2 : the SM-DP+ wants a confirmation code; the operator has it\n"
                + " 8.2.7/3.8 : the confirmation code is wrong; after some more tries the order is lost\n"
                + " 8.2.7/6.4 : the confirmation code was wrong too often; ask the operator for a new order\n"
                + " 8.8/3.1 : the SM-DP+ goes by another OID; ask the operator for a new activation code\n"
                + " 8.8.1/3.8 8.9.1/3.8 : the % goes by another address than the one it was asked by; check the address\n"
                + " 8.8.2/3.1 8.9.2/3.1 : the % knows none of the eUICC's certificate issuers&\n"
                + " 8.8.4/3.7 8.9.4/3.7 : the % has no certificate of an issuer that the eUICC trusts&\n"
                + " 8.11.1/3.9 : the % does not trust the issuer of the eUICC's certificates&\n"
                + " 8.8.3/3.1 8.9.3/3.1 : the % does not support the eUICC's version of SGP.22; ask the operator\n"
                + " 8.8.5/4.1 : the order has expired; ask the operator for a new one\n"
                + " 8.8.5/6.4 : the order was tried too often; ask the operator for a new one\n"
                + " 8.9/4.2 : the root SM-DS reports an error; try again later\n"
                + " 8.9/5.1 : the root SM-DS cannot be reached; try again later\n"
                + " 8.9.5/3.3 : the SM-DS has this event twice; tell the operator\n"
                + " 8.9.5/3.9 : the SM-DS has no event for this eUICC; ask the operator to order again\n"
                + " 8.10.1/3.9 : the % has forgotten the session; try again\n";

            var code = Sentences.IndexOf(" " + subject + "/" + reason + " ");
            var sentence = "the % refused for a reason of its own; tell the operator the codes";
            if (code >= 0)
            {
                var begin = Sentences.IndexOf(':', code) + 2;
                sentence = Sentences.Substring(begin, Sentences.IndexOf('\n', begin) - begin);
            }

            return Fill(Fill(sentence, '%', server), '&', EuiccErrorText.Mixed);
        }

        private static string Fill(string sentence, char mark, string text)
        {
            var at = sentence.IndexOf(mark);
            return at < 0 ? sentence : sentence.Substring(0, at) + text + sentence.Substring(at + 1);
        }
    }
}
