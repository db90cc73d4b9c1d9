namespace NanoLpa
{
    /// <summary>What the eUICC tells about itself.</summary>
    public sealed class EuiccInformation
    {
        internal EuiccInformation(string eid, EuiccInfo1 info1, EuiccInfo2 info2)
        {
            Eid = eid;
            Info1 = info1;
            Info2 = info2;
        }

        /// <summary>EID, 32 digits.</summary>
        public string Eid { get; }

        /// <summary>What servers learn before they have authenticated themselves.</summary>
        public EuiccInfo1 Info1 { get; }

        /// <summary>What servers learn then.</summary>
        public EuiccInfo2 Info2 { get; }
    }
}
