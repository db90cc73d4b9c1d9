using System;

namespace NanoLpa
{
    /// <summary>Profile policy rules (PprIds, SGP.22 section 2.9): bit n of the BIT STRING is 1 &lt;&lt; n.</summary>
    [Flags]
    public enum PolicyRules
    {
        /// <summary>No rule.</summary>
        None = 0,

        /// <summary>Says how rules may be updated.</summary>
        UpdateControl = 1 << 0,

        /// <summary>The profile must not be disabled.</summary>
        Ppr1 = 1 << 1,

        /// <summary>The profile must not be deleted.</summary>
        Ppr2 = 1 << 2,

        /// <summary>The profile is deleted when it is disabled.</summary>
        Ppr3 = 1 << 3
    }
}
