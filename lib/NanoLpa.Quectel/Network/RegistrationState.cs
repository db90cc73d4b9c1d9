namespace NanoLpa.Quectel
{
    /// <summary>The <c>stat</c> of AT+CREG, AT+CGREG and AT+CEREG (3GPP TS 27.007 sections 7.2, 10.1.20 and 10.1.22).</summary>
    public enum RegistrationState
    {
        /// <summary>Not registered, and not searching.</summary>
        Idle = 0,

        /// <summary>Registered in the home network.</summary>
        Home = 1,

        /// <summary>Not registered, but searching.</summary>
        Searching = 2,

        /// <summary>The network refused.</summary>
        Denied = 3,

        /// <summary>The modem does not say, for example because there is no coverage.</summary>
        Unknown = 4,

        /// <summary>Registered in another network.</summary>
        Roaming = 5
    }
}
