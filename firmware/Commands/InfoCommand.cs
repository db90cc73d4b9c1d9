namespace NanoLpa.Firmware
{
    /// <summary><c>info</c>: shows what the eUICC tells about itself.</summary>
    public sealed class InfoCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "info";

        /// <inheritdoc />
        public string Arguments => string.Empty;

        /// <inheritdoc />
        public string Help => "shows all that the eUICC tells about itself";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            var management = lpa.Esim.Management;
            var info = management.GetInfo();
            if (info == null)
            {
                return lpa.Fail(management.LastError);
            }

            var addresses = management.GetAddresses();
            if (addresses == null && !IsUnknown(management.LastError))
            {
                return lpa.Fail(management.LastError);
            }

            var rules = management.GetRules();
            if (rules == null && !IsUnknown(management.LastError))
            {
                return lpa.Fail(management.LastError);
            }

            lpa.Print("EID: " + info.Eid);
            lpa.Answer.Value("eid", info.Eid);
            var fields = new Fields(lpa);
            Show(fields, info.Info1);
            Show(fields, info.Info2);
            Show(fields, addresses);
            Show(lpa, fields, rules);
            return true;
        }

        // Not every eUICC has these functions.
        private static bool IsUnknown(LpaException error) => error.Code == LpaError.CardStatusWord;

        private static void Show(Fields fields, EuiccInfo1 info)
        {
            fields.Begin("EUICCInfo1", "info1");
            fields.Text("SGP.22 version", "svn", info.Svn);
            fields.List("CI keys for verification", "verificationKeys", info.VerificationKeyIds);
            fields.List("CI keys for signing", "signingKeys", info.SigningKeyIds);
            fields.End();
        }

        private static void Show(Fields fields, EuiccInfo2 info)
        {
            fields.Begin("EUICCInfo2", "info2");
            fields.Text("SGP.22 version", "svn", info.Svn);
            fields.Text("profile package version", "profileVersion", info.ProfileVersion);
            fields.Text("firmware version", "firmwareVersion", info.FirmwareVersion);
            fields.Number("installed applications", "installedApplications", info.InstalledApplications, string.Empty);
            fields.Number("free non-volatile memory", "freeNonVolatileMemory", info.FreeNonVolatileMemory, " bytes");
            fields.Number("free volatile memory", "freeVolatileMemory", info.FreeVolatileMemory, " bytes");
            fields.List("UICC", "uiccCapability", BitNames.Of((int)info.UiccCapabilities, BitNames.Uicc));
            fields.Text("TS 102 241 version", "ts102241Version", info.Ts102241Version);
            fields.Text("GlobalPlatform version", "globalPlatformVersion", info.GlobalPlatformVersion);
            fields.List("RSP", "rspCapability", BitNames.Of((int)info.RspCapabilities, BitNames.Rsp));
            fields.List("CI keys for verification", "verificationKeys", info.VerificationKeyIds);
            fields.List("CI keys for signing", "signingKeys", info.SigningKeyIds);
            fields.Text("category", "category", Category(info.Category));
            fields.List("forbidden policy rules", "forbiddenPolicyRules", BitNames.Of((int)info.ForbiddenPolicyRules, BitNames.Rules));
            fields.Text("protection profile version", "ppVersion", info.ProtectionProfileVersion);
            fields.Text("SAS accreditation", "sasAccreditationNumber", info.SasAccreditationNumber);
            fields.Text("platform label", "platformLabel", info.PlatformLabel);
            fields.Text("discovery base URL", "discoveryBaseUrl", info.DiscoveryBaseUrl);
            fields.End();
        }

        private static void Show(Fields fields, ConfiguredAddresses addresses)
        {
            if (addresses == null)
            {
                return;
            }

            fields.Begin("addresses", "addresses");
            if (addresses.DefaultSmdp == null)
            {
                fields.Line("default SM-DP+", "none");
            }

            fields.Text("default SM-DP+", "smdp", addresses.DefaultSmdp);
            fields.Text("root SM-DS", "smds", addresses.RootSmds);
            fields.End();
        }

        private static void Show(LpaConsole lpa, Fields fields, AuthorisationRule[] rules)
        {
            if (rules == null)
            {
                return;
            }

            lpa.Print("rules authorisation table" + (rules.Length == 0 ? ": empty" : string.Empty));
            lpa.Answer.BeginArray("rules");
            foreach (var rule in rules)
            {
                var operators = string.Empty;
                lpa.Answer.BeginObject(null);
                lpa.Answer.BeginArray("operators");
                foreach (var id in rule.Operators)
                {
                    OperatorText.AddTo(lpa.Answer, null, id);
                    operators += (operators.Length == 0 ? string.Empty : ", ") + OperatorText.Of(id);
                }

                lpa.Answer.EndArray();
                lpa.Answer.Value("consentRequired", rule.ConsentRequired);
                fields.List(
                    operators + (rule.ConsentRequired ? ", if the end user agrees" : string.Empty), "rules", BitNames.Of((int)rule.Rules, BitNames.Rules));
                lpa.Answer.EndObject();
            }

            lpa.Answer.EndArray();
        }

        private static string Category(int category)
        {
            switch (category)
            {
                case -1:
                    return null;
                case 0:
                    return "other";
                case 1:
                    return "basicEuicc";
                case 2:
                    return "mediumEuicc";
                case 3:
                    return "contactlessEuicc";
                default:
                    return "category " + category.ToString();
            }
        }
    }
}
