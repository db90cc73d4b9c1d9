using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>Names of the ways to the card.</summary>
    internal static class CardAccessText
    {
        /// <summary>The AT command; null when it is not known yet.</summary>
        public static string Of(CardAccess access)
        {
            switch (access)
            {
                case CardAccess.Csim:
                    return "AT+CSIM";
                case CardAccess.Cgla:
                    return "AT+CGLA";
                default:
                    return null;
            }
        }
    }
}
