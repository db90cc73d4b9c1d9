namespace NanoLpa
{
    /// <summary>ES10a.GetEuiccConfiguredAddresses (SGP.22 section 5.7.3).</summary>
    public static class GetEuiccConfiguredAddresses
    {
        private const int Tag = 0xBF3C;

        /// <summary>Reads the addresses of default SM-DP+ and root SM-DS.</summary>
        public static ConfiguredAddresses Call(IsdR isdr, TlvWriter request)
        {
            request.Clear();
            request.End(request.Begin(Tag));
            return ConfiguredAddresses.Decode(isdr.Send(request, Tag));
        }
    }
}
