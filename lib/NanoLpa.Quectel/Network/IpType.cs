namespace NanoLpa.Quectel
{
    /// <summary>Which addresses a PDP context gets, by the numbers of AT+QICSGP.</summary>
    public enum IpType
    {
        /// <summary>IPv4.</summary>
        IPv4 = 1,

        /// <summary>IPv6.</summary>
        IPv6 = 2,

        /// <summary>Both.</summary>
        IPv4v6 = 3
    }
}
