namespace NanoLpa.Quectel
{
    /// <summary>The AT commands by which the eUICC is reached.</summary>
    public enum CardAccess
    {
        /// <summary>Not known yet.</summary>
        Unknown = 0,

        /// <summary>AT+CSIM (3GPP TS 27.007 section 8.17).</summary>
        Csim = 1,

        /// <summary>AT+CCHO, AT+CGLA and AT+CCHC (3GPP TS 27.007 sections 8.45 to 8.47).</summary>
        Cgla = 2
    }
}
