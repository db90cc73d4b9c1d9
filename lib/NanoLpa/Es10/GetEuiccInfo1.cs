namespace NanoLpa
{
    /// <summary>ES10b.GetEUICCInfo for EUICCInfo1 (SGP.22 section 5.7.8).</summary>
    public static class GetEuiccInfo1
    {
        private const int Tag = 0xBF20;

        /// <summary>Reads EUICCInfo1, as ES9+.InitiateAuthentication passes it on; <see cref="EuiccInfo1.Decode"/> takes it apart.</summary>
        /// <returns>The whole data object BF20.</returns>
        public static byte[] Call(IsdR isdr, TlvWriter request)
        {
            request.Clear();
            request.End(request.Begin(Tag));
            return isdr.Send(request).Require(Tag).Encoded();
        }
    }
}
