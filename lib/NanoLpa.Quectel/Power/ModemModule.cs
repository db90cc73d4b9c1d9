namespace NanoLpa.Quectel
{
    /// <summary>The families of modules that differ in what is done with them here.</summary>
    public enum ModemModule
    {
        /// <summary>Not known, or another one.</summary>
        Unknown = 0,

        /// <summary>BG95, BG77 and their kin: LTE-M, NB-IoT, some with GSM.</summary>
        BG95 = 1,

        /// <summary>EC200A: LTE Cat 4.</summary>
        EC200A = 2,

        /// <summary>EC600U, EC200U: LTE Cat 1.</summary>
        EC600U = 3
    }
}
