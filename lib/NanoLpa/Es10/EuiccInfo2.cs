namespace NanoLpa
{
    /// <summary>EUICCInfo2 (SGP.22 section 5.7.8): all that the eUICC tells about itself. What it does not tell is null, a number then -1.</summary>
    public sealed class EuiccInfo2
    {
        private EuiccInfo2(byte[] encoded)
        {
            Encoded = encoded;
        }

        /// <summary>The whole data object BF22.</summary>
        public byte[] Encoded { get; }

        /// <summary>Version of the profile package specification, for example <c>2.3.1</c>.</summary>
        public string ProfileVersion { get; private set; }

        /// <summary>The version of SGP.22 that the eUICC keeps to.</summary>
        public string Svn { get; private set; }

        /// <summary>Version of the eUICC's firmware.</summary>
        public string FirmwareVersion { get; private set; }

        /// <summary>How many applications are installed.</summary>
        public int InstalledApplications { get; private set; } = -1;

        /// <summary>Free non-volatile memory in bytes: room for profiles. 2^31-1 stands for more.</summary>
        public int FreeNonVolatileMemory { get; private set; } = -1;

        /// <summary>Free volatile memory in bytes. 2^31-1 stands for more.</summary>
        public int FreeVolatileMemory { get; private set; } = -1;

        /// <summary>What the card can do for profiles.</summary>
        public UiccCapabilities UiccCapabilities { get; private set; }

        /// <summary>Version of ETSI TS 102 241, the Java Card API; SGP.22 up to 2.2 calls it Java Card version.</summary>
        public string Ts102241Version { get; private set; }

        /// <summary>Version of the GlobalPlatform card specification.</summary>
        public string GlobalPlatformVersion { get; private set; }

        /// <summary>What the eUICC can do in remote provisioning.</summary>
        public RspCapabilities RspCapabilities { get; private set; }

        /// <summary>Key identifiers of the certificate issuers whose servers the eUICC accepts.</summary>
        public byte[][] VerificationKeyIds { get; private set; } = new byte[0][];

        /// <summary>Key identifiers of the certificate issuers that vouch for the eUICC.</summary>
        public byte[][] SigningKeyIds { get; private set; } = new byte[0][];

        /// <summary>0 other, 1 basic, 2 medium, 3 contactless.</summary>
        public int Category { get; private set; } = -1;

        /// <summary>Policy rules that no profile may bring.</summary>
        public PolicyRules ForbiddenPolicyRules { get; private set; }

        /// <summary>Version of the protection profile.</summary>
        public string ProtectionProfileVersion { get; private set; }

        /// <summary>SAS accreditation number.</summary>
        public string SasAccreditationNumber { get; private set; }

        /// <summary>Platform label for the certification data (GlobalPlatform DLOA).</summary>
        public string PlatformLabel { get; private set; }

        /// <summary>Where the certification data can be found.</summary>
        public string DiscoveryBaseUrl { get; private set; }

        /// <summary>Decodes the data object BF22.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.CardData"/>: it is malformed.</exception>
        public static EuiccInfo2 Decode(byte[] encoded)
        {
            var info = new EuiccInfo2(encoded);
            var member = new TlvReader(encoded, 0, encoded.Length, LpaError.CardData).Require(0xBF22).Enter();
            while (member.Next())
            {
                info.Read(member);
            }

            if (info.Svn == null)
            {
                throw member.Malformed();
            }

            return info;
        }

        private void Read(TlvReader member)
        {
            switch (member.Tag)
            {
                case 0x81:
                    ProfileVersion = EuiccValues.Version(member);
                    break;
                case 0x82:
                    Svn = EuiccValues.Version(member);
                    break;
                case 0x83:
                    FirmwareVersion = EuiccValues.Version(member);
                    break;
                case 0x84:
                    ReadResources(member.Members());
                    break;
                case 0x85:
                    UiccCapabilities = (UiccCapabilities)member.Bits();
                    break;
                case 0x86:
                    Ts102241Version = EuiccValues.Version(member);
                    break;
                case 0x87:
                    GlobalPlatformVersion = EuiccValues.Version(member);
                    break;
                case 0x88:
                    RspCapabilities = (RspCapabilities)member.Bits();
                    break;
                case 0xA9:
                    VerificationKeyIds = EuiccValues.KeyIds(member);
                    break;
                case 0xAA:
                    SigningKeyIds = EuiccValues.KeyIds(member);
                    break;
                case 0x8B:
                    Category = member.Integer();
                    break;
                case 0x99:
                    ForbiddenPolicyRules = (PolicyRules)member.Bits();
                    break;
                case 0x04:
                    ProtectionProfileVersion = EuiccValues.Version(member);
                    break;
                case 0x0C:
                    SasAccreditationNumber = member.Text();
                    break;
                case 0xAC:
                    ReadCertification(member.Members());
                    break;
            }
        }

        // Extended card resources information (ETSI TS 102 226 section 8.2.1.7.2).
        private void ReadResources(TlvReader member)
        {
            while (member.Next())
            {
                switch (member.Tag)
                {
                    case 0x81:
                        InstalledApplications = EuiccValues.Count(member);
                        break;
                    case 0x82:
                        FreeNonVolatileMemory = EuiccValues.Count(member);
                        break;
                    case 0x83:
                        FreeVolatileMemory = EuiccValues.Count(member);
                        break;
                }
            }
        }

        private void ReadCertification(TlvReader member)
        {
            PlatformLabel = member.Require(0x80).Text();
            DiscoveryBaseUrl = member.Require(0x81).Text();
        }
    }
}
