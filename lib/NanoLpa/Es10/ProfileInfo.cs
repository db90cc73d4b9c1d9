namespace NanoLpa
{
    /// <summary>A profile on the eUICC (ProfileInfo, SGP.22 section 5.7.15). What the eUICC does not tell is null.</summary>
    public sealed class ProfileInfo
    {
        private ProfileInfo()
        {
        }

        /// <summary>ICCID, digits.</summary>
        public string Iccid { get; private set; }

        /// <summary>AID of the ISD-P that holds the profile.</summary>
        public byte[] IsdpAid { get; private set; }

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

        /// <summary>Decodes the data object that a reader is at.</summary>
        internal static ProfileInfo Decode(TlvReader at)
        {
            var profile = new ProfileInfo();
            var member = at.Members();
            while (member.Next())
            {
                switch (member.Tag)
                {
                    case 0x5A:
                        profile.Iccid = Bcd.ToString(member.Bytes, member.Offset, member.Length);
                        break;
                    case 0x4F:
                        profile.IsdpAid = member.Value();
                        break;
                    case 0x9F70:
                        profile.Enabled = member.Integer() == 1;
                        break;
                    case 0x90:
                        profile.Nickname = member.Text();
                        break;
                    case 0x91:
                        profile.ServiceProviderName = member.Text();
                        break;
                    case 0x92:
                        profile.ProfileName = member.Text();
                        break;
                    case 0x95:
                        profile.ProfileClass = member.Integer();
                        break;
                }
            }

            return profile;
        }
    }
}
