namespace NanoLpa
{
    /// <summary>ES10c.GetEID (SGP.22 section 5.7.20).</summary>
    public static class GetEid
    {
        private const int Tag = 0xBF3E;

        /// <summary>Reads the EID.</summary>
        /// <returns>32 digits.</returns>
        public static string Call(IsdR isdr, TlvWriter request)
        {
            request.Clear();
            var mark = request.Begin(Tag);
            request.Write(0x5C, new byte[] { 0x5A });
            request.End(mark);

            var eid = isdr.Send(request, Tag).Require(0x5A);
            if (eid.Length != 16)
            {
                throw eid.Malformed();
            }

            return Hex.ToString(eid.Bytes, eid.Offset, eid.Length);
        }
    }
}
