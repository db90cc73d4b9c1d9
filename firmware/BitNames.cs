using System.Collections;

namespace NanoLpa.Firmware
{
    /// <summary>The names that SGP.22 gives to the bits of the eUICC's bit strings, in their order.</summary>
    /// <remarks>One string each, taken apart when it is needed: an array would lie in memory all the time.</remarks>
    internal static class BitNames
    {
        /// <summary>Bits of <see cref="UiccCapabilities"/>.</summary>
        public const string Uicc =
            "contactlessSupport usimSupport isimSupport csimSupport akaMilenage akaCave akaTuak128 akaTuak256 rfu1 rfu2 gbaAuthenUsim "
            + "gbaAuthenISim mbmsAuthenUsim eapClient javacard multos multipleUsimSupport multipleIsimSupport multipleCsimSupport "
            + "berTlvFileSupport dfLinkSupport catTp getIdentity profile-a-x25519 profile-b-p256 suciCalculatorApi";

        /// <summary>Bits of <see cref="RspCapabilities"/>.</summary>
        public const string Rsp = "additionalProfile crlSupport rpmSupport testProfileSupport deviceInfoExtensibilitySupport";

        /// <summary>Bits of <see cref="PolicyRules"/>.</summary>
        public const string Rules = "pprUpdateControl ppr1 ppr2 ppr3";

        /// <summary>Names of the bits that are set; <c>bit n</c> where there is none.</summary>
        public static string[] Of(int bits, string names)
        {
            var all = names.Split(' ');
            var found = new ArrayList();
            for (var i = 0; i < 32; i++)
            {
                if ((bits & (1 << i)) != 0)
                {
                    found.Add(i < all.Length ? all[i] : "bit " + i.ToString());
                }
            }

            var set = new string[found.Count];
            found.CopyTo(set);
            return set;
        }
    }
}
