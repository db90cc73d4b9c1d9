using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>Words for how the modem stands with the network.</summary>
    internal static class RegistrationText
    {
        /// <summary>Words for a state.</summary>
        public static string Of(RegistrationState state)
        {
            switch (state)
            {
                case RegistrationState.Idle:
                    return "not searching";
                case RegistrationState.Home:
                    return "home network";
                case RegistrationState.Searching:
                    return "searching";
                case RegistrationState.Denied:
                    return "denied";
                case RegistrationState.Roaming:
                    return "roaming";
                default:
                    return "unknown";
            }
        }

        /// <summary>A sentence for the cause with which a network refuses (3GPP TS 24.301 section 9.9.3.9); -1 when there is none.</summary>
        public static string Denied(int cause)
        {
            const string Refused = "the network refused the modem";
            var reason = Cause(cause);
            return reason == null ? Refused : Refused + ": " + reason;
        }

        /// <summary>Words for the technology that AT+COPS? gives; on Quectel 8 is LTE-M.</summary>
        public static string Technology(int technology)
        {
            switch (technology)
            {
                case 0:
                case 1:
                    return "GSM";
                case 2:
                    return "UMTS";
                case 3:
                    return "EDGE";
                case 4:
                case 5:
                case 6:
                    return "HSPA";
                case 7:
                    return "LTE";
                case 8:
                    return "LTE-M";
                case 9:
                    return "NB-IoT";
                default:
                    return null;
            }
        }

        private static string Cause(int cause)
        {
            switch (cause)
            {
                case 2:
                    return "it does not know the SIM";
                case 3:
                    return "the SIM failed to authenticate, or is barred";
                case 5:
                case 6:
                    return "the modem is not accepted";
                case 7:
                    return "the SIM has no data service";
                case 8:
                    return "the SIM has no service at all";
                case 11:
                    return "the SIM may not use this network";
                case 12:
                    return "the SIM may not use this area";
                case 13:
                    return "the SIM may not roam in this area";
                case 14:
                    return "the SIM has no data service in this network";
                case 15:
                    return "the SIM may use no cell in this area";
                case 17:
                    return "the network failed; try again later";
                case 19:
                    return "the access point was not accepted; check apn";
                case 22:
                    return "the network is congested; try again later";
                default:
                    return null;
            }
        }
    }
}
