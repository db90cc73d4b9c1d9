namespace NanoLpa
{
    /// <summary>ES10b.GetEUICCInfo for EUICCInfo2 (SGP.22 section 5.7.8).</summary>
    public static class GetEuiccInfo2
    {
        private const int Tag = 0xBF22;

        /// <summary>Reads EUICCInfo2; <see cref="EuiccInfo2.Decode"/> takes it apart.</summary>
        /// <returns>The whole data object BF22.</returns>
        public static byte[] Call(IsdR isdr, TlvWriter request)
        {
            request.Clear();
            request.End(request.Begin(Tag));
            return isdr.Send(request).Require(Tag).Encoded();
        }
    }
}
