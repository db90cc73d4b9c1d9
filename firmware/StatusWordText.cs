namespace NanoLpa.Firmware
{
    /// <summary>Sentences for the error status words of the eUICC (ISO/IEC 7816-4, GlobalPlatform Card Specification section 11).</summary>
    internal static class StatusWordText
    {
        public static string Of(int statusWord)
        {
            switch (statusWord)
            {
                case 0x6581:
                    return "the eUICC's memory fails; restart the modem, and if that does not help use another eUICC";
                case 0x6601:
                    return "a command reached the eUICC damaged; try again";
                case 0x6700:
                    return "the eUICC refused the length of a command; restart the modem and try again";
                case 0x6881:
                    return "the card was reset and its channel is gone; try again";
                case 0x6982:
                    return "the eUICC wants an authentication that this device does not have: another LPA owns it; switch off the modem's own";
                case 0x6985:
                    return "the eUICC cannot do that in its state: another LPA may be using it, or a session is left open; restart the modem and try again";
                case 0x6A80:
                    return "the eUICC does not accept the data; try again, and tell the operator if it stays so";
                case 0x6A81:
                    return "the eUICC does not support the function";
                case 0x6A82:
                    return "the eUICC has lost the ISD-R or the profile's domain; restart the modem and try again";
                case 0x6A84:
                    return "the eUICC has too little memory; delete a profile";
                case 0x6A86:
                    return "the eUICC refused the parameters of a command; restart the modem and try again";
                case 0x6A88:
                    return "the eUICC does not find what was asked for; it may be no consumer eUICC";
                case 0x6D00:
                case 0x6E00:
                    return "the eUICC does not know the command: the ISD-R is not selected, or this is no consumer eUICC; restart the modem and try again";
                default:
                    return statusWord >> 8 == 0x6F
                        ? "the eUICC reports a fault of its own; restart the modem and try again"
                        : "the eUICC refused a command; restart the modem and try again";
            }
        }
    }
}
