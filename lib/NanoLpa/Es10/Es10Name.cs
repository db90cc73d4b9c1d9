namespace NanoLpa
{
    /// <summary>Names of the data objects that ISD-R takes (SGP.22 section 5.7 and annex H, SGP.32 section 5.9).</summary>
    internal static class Es10Name
    {
        /// <summary>The name of a request, or of a part of a bound profile package; null when it is none of those known.</summary>
        public static string Of(int tag)
        {
            switch (tag)
            {
                case 0xBF20:
                    return "GetEuiccInfo1";
                case 0xBF21:
                    return "PrepareDownload";
                case 0xBF22:
                    return "GetEuiccInfo2";
                case 0xBF23:
                    return "InitialiseSecureChannel";
                case 0xBF28:
                    return "ListNotification";
                case 0xBF29:
                    return "SetNickname";
                case 0xBF2B:
                    return "RetrieveNotificationsList";
                case 0xBF2D:
                    return "GetProfilesInfo";
                case 0xBF2E:
                    return "GetEuiccChallenge";
                case 0xBF30:
                    return "RemoveNotification";
                case 0xBF31:
                    return "EnableProfile";
                case 0xBF32:
                    return "DisableProfile";
                case 0xBF33:
                    return "DeleteProfile";
                case 0xBF34:
                    return "EuiccMemoryReset";
                case 0xBF36:
                    return "BoundProfilePackage";
                case 0xBF38:
                    return "AuthenticateServer";
                case 0xBF3C:
                    return "GetEuiccConfiguredAddresses";
                case 0xBF3E:
                    return "GetEuiccData";
                case 0xBF3F:
                    return "SetDefaultDpAddress";
                case 0xBF41:
                    return "CancelSession";
                case 0xBF43:
                    return "GetRat";
                case 0xA0:
                    return "ConfigureIsdp";
                case 0xA1:
                case 0x88:
                    return "StoreMetadata";
                case 0xA2:
                    return "ReplaceSessionKeys";
                case 0xA3:
                case 0x86:
                    return "LoadProfileElements";
                default:
                    return null;
            }
        }
    }
}
