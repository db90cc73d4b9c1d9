using System;

namespace NanoLpa
{
    /// <summary>What eUICCMemoryReset takes away (resetOptions, SGP.22 section 5.7.19): bit n of the BIT STRING is 1 &lt;&lt; n.</summary>
    [Flags]
    public enum ResetOptions
    {
        /// <summary>Every profile of class operational, the enabled one too, whatever its policy rules say.</summary>
        OperationalProfiles = 1 << 0,

        /// <summary>Test profiles that came by download.</summary>
        TestProfiles = 1 << 1,

        /// <summary>The default SM-DP+ goes back to what it was when the eUICC was made.</summary>
        DefaultSmdpAddress = 1 << 2,

        /// <summary>All of it.</summary>
        All = OperationalProfiles | TestProfiles | DefaultSmdpAddress
    }
}
