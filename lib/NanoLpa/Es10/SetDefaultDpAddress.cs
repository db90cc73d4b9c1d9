namespace NanoLpa
{
    /// <summary>ES10a.SetDefaultDpAddress (SGP.22 section 5.7.4).</summary>
    public static class SetDefaultDpAddress
    {
        private const int Tag = 0xBF3F;

        /// <summary>Sets the address of the default SM-DP+.</summary>
        /// <param name="isdr">The open ISD-R.</param>
        /// <param name="request">A writer to reuse.</param>
        /// <param name="address">Host name; empty: there is none from now on.</param>
        /// <exception cref="LpaException"><see cref="LpaError.EuiccRefused"/>: the detail is the setDefaultDpAddressResult.</exception>
        public static void Call(IsdR isdr, TlvWriter request, string address)
        {
            request.Clear();
            var mark = request.Begin(Tag);
            request.Write(0x80, address);
            request.End(mark);

            var result = isdr.Send(request, Tag).Require(0x80).Integer();
            if (result != 0)
            {
                throw new LpaException(LpaError.EuiccRefused, result);
            }
        }
    }
}
