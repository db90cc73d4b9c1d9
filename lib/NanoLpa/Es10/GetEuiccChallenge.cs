namespace NanoLpa
{
    /// <summary>ES10b.GetEUICCChallenge (SGP.22 section 5.7.7): begins a session on the eUICC.</summary>
    public static class GetEuiccChallenge
    {
        private const int Tag = 0xBF2E;

        /// <summary>Reads a fresh challenge.</summary>
        /// <returns>16 bytes.</returns>
        public static byte[] Call(IsdR isdr, TlvWriter request)
        {
            request.Clear();
            request.End(request.Begin(Tag));
            var challenge = isdr.Send(request, Tag).Require(0x80);
            if (challenge.Length != 16)
            {
                throw challenge.Malformed();
            }

            return challenge.Value();
        }
    }
}
