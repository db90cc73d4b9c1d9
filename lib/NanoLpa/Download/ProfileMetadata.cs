namespace NanoLpa
{
    /// <summary>What the SM-DP+ tells of a profile before it is downloaded (StoreMetadataRequest, SGP.22 section 5.5.3).</summary>
    public sealed class ProfileMetadata
    {
        private ProfileMetadata()
        {
        }

        /// <summary>ICCID, digits.</summary>
        public string Iccid { get; private set; }

        /// <summary>Name of the service provider; empty when it gives none.</summary>
        public string ServiceProviderName { get; private set; } = string.Empty;

        /// <summary>Name of the profile; empty when it has none.</summary>
        public string ProfileName { get; private set; } = string.Empty;

        /// <summary>0 test, 1 provisioning, 2 operational.</summary>
        public int ProfileClass { get; private set; } = 2;

        /// <summary>The operator that owns the profile; null when the server names none.</summary>
        public OperatorId Owner { get; private set; }

        /// <summary>Policy rules that the profile brings.</summary>
        public PolicyRules PolicyRules { get; private set; }

        /// <summary>Who is to be told what happens to the profile; null when the server does not say, or says it so that it cannot be read.</summary>
        public NotificationConfiguration[] Notifications { get; private set; }

        /// <summary>Decodes the data object BF25.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ServerData"/>: it is malformed or names no ICCID.</exception>
        public static ProfileMetadata Decode(byte[] encoded)
        {
            var metadata = new ProfileMetadata();
            var member = new TlvReader(encoded, 0, encoded.Length, LpaError.ServerData).Require(0xBF25).Enter();
            while (member.Next())
            {
                switch (member.Tag)
                {
                    case 0x5A:
                        metadata.Iccid = Bcd.ToString(member.Bytes, member.Offset, member.Length);
                        break;
                    case 0x91:
                        metadata.ServiceProviderName = member.Text();
                        break;
                    case 0x92:
                        metadata.ProfileName = member.Text();
                        break;
                    case 0x95:
                        metadata.ProfileClass = member.Integer();
                        break;
                    case 0xB6:
                        metadata.Notifications = ReadNotifications(member);
                        break;
                    case 0xB7:
                        metadata.Owner = member.Length == 0 ? null : OperatorId.Decode(member);
                        break;
                    case 0x99:
                        metadata.PolicyRules = (PolicyRules)member.Bits();
                        break;
                }
            }

            if (metadata.Iccid == null)
            {
                throw member.Malformed();
            }

            return metadata;
        }

        private static NotificationConfiguration[] ReadNotifications(TlvReader member)
        {
            try
            {
                return NotificationConfiguration.DecodeAll(member);
            }
            catch (LpaException)
            {
                // The eUICC has the word on it, when it installs; here it is a hint only.
                return null;
            }
        }
    }
}
