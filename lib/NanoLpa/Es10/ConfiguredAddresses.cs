namespace NanoLpa
{
    /// <summary>The servers that the eUICC names (EuiccConfiguredAddressesResponse, SGP.22 section 5.7.3).</summary>
    public sealed class ConfiguredAddresses
    {
        private ConfiguredAddresses()
        {
        }

        /// <summary>Default SM-DP+; null when none is set.</summary>
        public string DefaultSmdp { get; private set; }

        /// <summary>Root SM-DS; null when the eUICC names none.</summary>
        public string RootSmds { get; private set; }

        /// <summary>Decodes the members of the response.</summary>
        internal static ConfiguredAddresses Decode(TlvReader member)
        {
            var addresses = new ConfiguredAddresses();
            while (member.Next())
            {
                // An empty address is how some say that there is none.
                if (member.Length > 0 && member.Tag == 0x80)
                {
                    addresses.DefaultSmdp = member.Text();
                }
                else if (member.Length > 0 && member.Tag == 0x81)
                {
                    addresses.RootSmds = member.Text();
                }
            }

            return addresses;
        }
    }
}
