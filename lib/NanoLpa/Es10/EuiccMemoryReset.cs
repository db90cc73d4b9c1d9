namespace NanoLpa
{
    /// <summary>ES10c.eUICCMemoryReset (SGP.22 section 5.7.19).</summary>
    public static class EuiccMemoryReset
    {
        private const int Tag = 0xBF34;

        /// <summary>Deletes profiles and settings for good.</summary>
        /// <param name="isdr">The open ISD-R.</param>
        /// <param name="request">A writer to reuse.</param>
        /// <param name="options">What goes; at least one.</param>
        /// <exception cref="LpaException"><see cref="LpaError.InvalidArgument"/>: no option, or an unknown one;
        /// <see cref="LpaError.NothingToDelete"/>; <see cref="LpaError.CardBusy"/>;
        /// <see cref="LpaError.EuiccRefused"/>: the detail is the resetResult.</exception>
        public static void Call(IsdR isdr, TlvWriter request, ResetOptions options)
        {
            if (options == 0 || (options & ~ResetOptions.All) != 0)
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            request.Clear();
            var mark = request.Begin(Tag);
            request.Write(0x82, Bits((int)options));
            request.End(mark);

            var result = isdr.Send(request, Tag).Require(0x80).Integer();
            switch (result)
            {
                case 0:
                    return;
                case 1:
                    throw new LpaException(LpaError.NothingToDelete, result);
                case 5:
                    throw new LpaException(LpaError.CardBusy, result);
                default:
                    throw new LpaException(LpaError.EuiccRefused, result);
            }
        }

        // A BIT STRING of named bits in DER: first how many bits of its byte are behind the last one that is set.
        private static byte[] Bits(int options)
        {
            var unused = (options & 4) != 0 ? 5 : (options & 2) != 0 ? 6 : 7;
            var bits = ((options & 1) << 7) | ((options & 2) << 5) | ((options & 4) << 3);
            return new[] { (byte)unused, (byte)bits };
        }
    }
}
