namespace NanoLpa
{
    /// <summary>ES10c.EnableProfile, DisableProfile and DeleteProfile (SGP.22 sections 5.7.16 to 5.7.18): three requests of one shape.</summary>
    public static class ProfileState
    {
        private const int EnableTag = 0xBF31;
        private const int DisableTag = 0xBF32;
        private const int DeleteTag = 0xBF33;

        /// <summary>Enables a profile.</summary>
        /// <param name="isdr">The open ISD-R.</param>
        /// <param name="request">A writer to reuse.</param>
        /// <param name="identifier">ICCID or AID, as <see cref="ProfileIdentifier.Parse"/> gives them.</param>
        /// <param name="refresh">Whether the eUICC is to make the modem read the card anew.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ProfileNotFound"/>, <see cref="LpaError.ProfileWrongState"/>,
        /// <see cref="LpaError.PolicyForbids"/>, <see cref="LpaError.CardBusy"/>, <see cref="LpaError.EuiccRefused"/>.</exception>
        public static void Enable(IsdR isdr, TlvWriter request, byte[] identifier, bool refresh) => Switch(isdr, request, EnableTag, identifier, refresh);

        /// <summary>Disables a profile; parameters and errors as for <see cref="Enable"/>.</summary>
        public static void Disable(IsdR isdr, TlvWriter request, byte[] identifier, bool refresh) => Switch(isdr, request, DisableTag, identifier, refresh);

        /// <summary>Deletes a profile; errors as for <see cref="Enable"/>.</summary>
        public static void Delete(IsdR isdr, TlvWriter request, byte[] identifier)
        {
            request.Clear();
            var mark = request.Begin(DeleteTag);
            ProfileIdentifier.Write(request, identifier);
            request.End(mark);
            Check(isdr.Send(request, DeleteTag).Require(0x80).Integer());
        }

        /// <summary>Whether a profile is as a change would leave it.</summary>
        /// <param name="isdr">The open ISD-R.</param>
        /// <param name="request">A writer to reuse.</param>
        /// <param name="tag">0 enabled, 1 disabled, 2 deleted.</param>
        /// <param name="identifier">ICCID or AID, as <see cref="ProfileIdentifier.Parse"/> gives them.</param>
        public static bool IsReached(IsdR isdr, TlvWriter request, int tag, byte[] identifier)
        {
            foreach (var profile in GetProfilesInfo.Call(isdr, request))
            {
                if (ProfileIdentifier.Matches(identifier, profile))
                {
                    return tag != 2 && profile.Enabled == (tag == 0);
                }
            }

            return tag == 2;
        }

        private static void Switch(IsdR isdr, TlvWriter request, int tag, byte[] identifier, bool refresh)
        {
            request.Clear();
            var mark = request.Begin(tag);
            var choice = request.Begin(0xA0);
            ProfileIdentifier.Write(request, identifier);
            request.End(choice);
            request.Write(0x81, new[] { (byte)(refresh ? 0xFF : 0x00) });
            request.End(mark);
            Check(isdr.Send(request, tag).Require(0x80).Integer());
        }

        private static void Check(int result)
        {
            switch (result)
            {
                case 0:
                    return;
                case 1:
                    throw new LpaException(LpaError.ProfileNotFound, result);
                case 2:
                    throw new LpaException(LpaError.ProfileWrongState, result);
                case 3:
                    throw new LpaException(LpaError.PolicyForbids, result);
                case 5:
                    throw new LpaException(LpaError.CardBusy, result);
                default:
                    throw new LpaException(LpaError.EuiccRefused, result);
            }
        }
    }
}
