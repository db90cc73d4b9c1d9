namespace NanoLpa
{
    /// <summary>What the end user says to a profile that is offered (SGP.22 section 3.1.3).</summary>
    public enum InstallDecision
    {
        /// <summary>Install it.</summary>
        Install = 0,

        /// <summary>Never: the server does not offer it again.</summary>
        Reject = 1,

        /// <summary>Not now: the server keeps it.</summary>
        Postpone = 2
    }
}
