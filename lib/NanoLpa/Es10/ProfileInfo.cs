namespace NanoLpa
{
    /// <summary>A profile on the eUICC (ProfileInfo, SGP.22 section 5.7.15). What the eUICC does not tell is null.</summary>
    public sealed class ProfileInfo
    {
        private const int StateEnabled = 1;

        // SGP.02 gives the life cycle state of the ISD-P (GlobalPlatform) in place of SGP.22's number; 1F is disabled.
        private const int LifeCycleEnabled = 0x3F;

        private ProfileInfo()
        {
        }

        /// <summary>ICCID, digits.</summary>
        public string Iccid { get; private set; }

        /// <summary>Whether the profile is enabled.</summary>
        public bool Enabled { get; private set; }

        /// <summary>Name that the end user gave it.</summary>
        public string Nickname { get; private set; }

        /// <summary>Name of the service provider.</summary>
        public string ServiceProviderName { get; private set; }

        /// <summary>Name that the service provider gave it.</summary>
        public string ProfileName { get; private set; }

        /// <summary>0 test, 1 provisioning, 2 operational.</summary>
        public int ProfileClass { get; private set; } = 2;

        /// <summary>AID of the ISD-P that holds the profile.</summary>
        public byte[] IsdpAid { get; private set; }

        /// <summary>0 JPG, 1 PNG, -1 when there is no icon.</summary>
        public int IconType { get; private set; } = -1;

        /// <summary>The icon's file, up to 1024 bytes; told only by <see cref="EuiccManagement.GetProfile"/>.</summary>
        public byte[] Icon { get; private set; }

        /// <summary>Who is told what happens to the profile; maybe nobody.</summary>
        public NotificationConfiguration[] Notifications { get; private set; } = new NotificationConfiguration[0];

        /// <summary>The operator that owns the profile.</summary>
        public OperatorId Owner { get; private set; }

        /// <summary>OID of the SM-DP+ that left data of its own with the profile, dotted numbers.</summary>
        public string SmdpOid { get; private set; }

        /// <summary>Policy rules that protect the profile.</summary>
        public PolicyRules PolicyRules { get; private set; }

        /// <summary>Whether the card goes back to this profile by itself when the enabled one finds no network; M2M cards only.</summary>
        public bool Fallback { get; private set; }

        /// <summary>Decodes the data object that a reader is at.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.CardData"/>: its encoding is broken.</exception>
        public static ProfileInfo Decode(TlvReader at)
        {
            var profile = new ProfileInfo();
            var member = at.Members();
            while (member.Next())
            {
                profile.Read(member);
            }

            return profile;
        }

        private void Read(TlvReader member)
        {
            switch (member.Tag)
            {
                case 0x5A:
                    Iccid = Bcd.ToString(member.Bytes, member.Offset, member.Length);
                    break;
                case 0x4F:
                    IsdpAid = member.Value();
                    break;
                case 0x9F70:
                    var state = member.Integer();
                    Enabled = state == StateEnabled || state == LifeCycleEnabled;
                    break;
                case 0x53:
                    Fallback = member.Integer() == 1;
                    break;
                case 0x90:
                    Nickname = member.Text();
                    break;
                case 0x91:
                    ServiceProviderName = member.Text();
                    break;
                case 0x92:
                    ProfileName = member.Text();
                    break;
                case 0x93:
                    IconType = member.Integer();
                    break;
                case 0x94:
                    Icon = member.Value();
                    break;
                case 0x95:
                    ProfileClass = member.Integer();
                    break;
                case 0xB6:
                    Notifications = NotificationConfiguration.DecodeAll(member);
                    break;
                case 0xB7:
                    // An empty one names nobody.
                    Owner = member.Length == 0 ? null : OperatorId.Decode(member);
                    break;
                case 0xB8:
                    var data = member.Members();
                    SmdpOid = data.Find(0x80) ? EuiccValues.Oid(data) : null;
                    break;
                case 0x99:
                    PolicyRules = (PolicyRules)member.Bits();
                    break;
            }
        }
    }
}
