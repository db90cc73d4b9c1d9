namespace NanoLpa
{
    /// <summary>Why a session is cancelled (CancelSessionReason, SGP.22 section 5.7.14).</summary>
    public enum CancelReason
    {
        /// <summary>The end user said no.</summary>
        EndUserRejection = 0,

        /// <summary>The end user wants it later.</summary>
        Postponed = 1,

        /// <summary>The end user did not answer in time.</summary>
        Timeout = 2,

        /// <summary>A profile policy rule is not allowed here.</summary>
        PprNotAllowed = 3,

        /// <summary>The metadata in the package differ from those announced.</summary>
        MetadataMismatch = 4,

        /// <summary>The eUICC did not take the package and gave no result.</summary>
        LoadBppExecutionError = 5,

        /// <summary>Anything else.</summary>
        UndefinedReason = 127
    }
}
