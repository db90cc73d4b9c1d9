namespace NanoLpa.Quectel
{
    /// <summary>What the modem thinks of the card in it.</summary>
    public enum SimState
    {
        /// <summary>It does not say, or something that is not known here.</summary>
        Unknown = 0,

        /// <summary>A profile is enabled and ready.</summary>
        Ready = 1,

        /// <summary>A PIN or another code is asked for.</summary>
        PinRequired = 2,

        /// <summary>An eUICC in which no profile is enabled: there is no network, but profiles can be managed.</summary>
        NoProfile = 3,

        /// <summary>No card, or none that answers.</summary>
        Absent = 4,

        /// <summary>The card is starting.</summary>
        Busy = 5
    }
}
