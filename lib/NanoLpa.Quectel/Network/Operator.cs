namespace NanoLpa.Quectel
{
    /// <summary>The network that the modem is in (AT+COPS?).</summary>
    public sealed class Operator
    {
        internal Operator(string name, int technology)
        {
            Name = name;
            Technology = technology;
        }

        /// <summary>Its name or number, as the modem gives it.</summary>
        public string Name { get; }

        /// <summary>How it is reached (3GPP TS 27.007 section 7.3: 0 GSM, 2 UTRAN, 7 LTE, 8 EC-GSM-IoT, on Quectel LTE-M, 9 NB-IoT); -1 unknown.</summary>
        public int Technology { get; }
    }
}
