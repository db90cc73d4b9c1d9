namespace NanoLpa.Quectel
{
    /// <summary>Which radio access technologies the modem looks for.</summary>
    public enum RadioMode
    {
        /// <summary>Something else than the following.</summary>
        Other = 0,

        /// <summary>All that it has.</summary>
        Auto = 1,

        /// <summary>GSM only.</summary>
        Gsm = 2,

        /// <summary>LTE only; on a BG95, LTE-M and NB-IoT.</summary>
        Lte = 3,

        /// <summary>LTE-M only.</summary>
        LteM = 4,

        /// <summary>NB-IoT only.</summary>
        NbIot = 5
    }
}
