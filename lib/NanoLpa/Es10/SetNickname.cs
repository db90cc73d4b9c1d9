namespace NanoLpa
{
    /// <summary>ES10c.SetNickname (SGP.22 section 5.7.21).</summary>
    public static class SetNickname
    {
        private const int Tag = 0xBF29;
        private const int MaxCharacters = 64;

        /// <summary>Gives a profile a nickname.</summary>
        /// <param name="isdr">The open ISD-R.</param>
        /// <param name="request">A writer to reuse.</param>
        /// <param name="iccid">ICCID, 10 bytes as <see cref="Bcd.ParseIccid"/> gives them.</param>
        /// <param name="nickname">At most 64 characters; empty takes the nickname away.</param>
        /// <exception cref="LpaException"><see cref="LpaError.TextTooLong"/>, <see cref="LpaError.ProfileNotFound"/>;
        /// <see cref="LpaError.EuiccRefused"/>: the detail is the setNicknameResult.</exception>
        public static void Call(IsdR isdr, TlvWriter request, byte[] iccid, string nickname)
        {
            var text = Utf8.ToBytes(nickname);
            if (Characters(text) > MaxCharacters)
            {
                throw new LpaException(LpaError.TextTooLong, MaxCharacters);
            }

            request.Clear();
            var mark = request.Begin(Tag);
            request.Write(0x5A, iccid);
            request.Write(0x90, text);
            request.End(mark);

            var result = isdr.Send(request, Tag).Require(0x80).Integer();
            if (result != 0)
            {
                throw new LpaException(result == 1 ? LpaError.ProfileNotFound : LpaError.EuiccRefused, result);
            }
        }

        // The first byte of each: those that go on have the bits 10 at the top.
        private static int Characters(byte[] utf8)
        {
            var count = 0;
            foreach (var b in utf8)
            {
                if ((b & 0xC0) != 0x80)
                {
                    count++;
                }
            }

            return count;
        }
    }
}
