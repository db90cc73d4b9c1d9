using System;

namespace NanoLpa
{
    /// <summary>What the eUICC can do in remote provisioning (RspCapability, SGP.22 section 4.3): bit n of the BIT STRING is 1 &lt;&lt; n.</summary>
    [Flags]
    public enum RspCapabilities
    {
        /// <summary>At least one more profile can be installed.</summary>
        AdditionalProfile = 1 << 0,

        /// <summary>Certificate revocation lists.</summary>
        CrlSupport = 1 << 1,

        /// <summary>Remote profile management.</summary>
        RpmSupport = 1 << 2,

        /// <summary>Test profiles.</summary>
        TestProfileSupport = 1 << 3,

        /// <summary>Device information may be extended; a bit of later versions than 2.2.</summary>
        DeviceInfoExtensibilitySupport = 1 << 4
    }
}
