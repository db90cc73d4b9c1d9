namespace NanoLpa
{
    /// <summary>Names a profile by its ICCID or by the AID of its ISD-P (profileIdentifier, SGP.22 section 5.7.16).</summary>
    public static class ProfileIdentifier
    {
        /// <summary>Length of an ISD-P's AID in bytes.</summary>
        public const int AidLength = 16;

        /// <summary>Reads an identifier.</summary>
        /// <param name="text">ICCID, 18 to 20 digits; or AID, 32 hexadecimal digits.</param>
        /// <returns>ICCID, <see cref="Bcd.IccidLength"/> bytes; or AID, <see cref="AidLength"/> bytes: the length says which.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.InvalidArgument"/>: neither.</exception>
        public static byte[] Parse(string text)
        {
            if (text == null || text.Length != 2 * AidLength)
            {
                return Bcd.ParseIccid(text);
            }

            var aid = Hex.Parse(text);
            if (aid == null || aid.Length != AidLength)
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            return aid;
        }

        /// <summary>Whether an identifier names a profile.</summary>
        public static bool Matches(byte[] identifier, ProfileInfo profile)
        {
            if (identifier.Length == Bcd.IccidLength)
            {
                // As it would be shown: cards fill up differently.
                return profile.Iccid == Bcd.ToString(identifier, 0, identifier.Length);
            }

            return profile.IsdpAid != null
                && Hex.ToString(profile.IsdpAid, 0, profile.IsdpAid.Length) == Hex.ToString(identifier, 0, identifier.Length);
        }

        /// <summary>The profile that an identifier names; null when it is none of these.</summary>
        public static ProfileInfo Find(byte[] identifier, ProfileInfo[] profiles)
        {
            foreach (var profile in profiles)
            {
                if (Matches(identifier, profile))
                {
                    return profile;
                }
            }

            return null;
        }

        /// <summary>Writes an identifier with its tag.</summary>
        public static void Write(TlvWriter request, byte[] identifier) =>
            request.Write(identifier.Length == Bcd.IccidLength ? 0x5A : 0x4F, identifier);
    }
}
