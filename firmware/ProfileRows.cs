namespace NanoLpa.Firmware
{
    /// <summary>The profiles as they were listed last: a row number means the profile that stood there when the person looked.</summary>
    public sealed class ProfileRows
    {
        private const int MaxRowDigits = 3;

        private ProfileInfo[] _profiles;

        /// <summary>Remembers what is shown.</summary>
        public void Remember(ProfileInfo[] profiles) => _profiles = profiles;

        /// <summary>Finds out which profile is meant.</summary>
        /// <param name="lpa">The console.</param>
        /// <param name="text">An ICCID, an AID, or the number of a row.</param>
        /// <returns>The ICCID, the AID where the eUICC tells no ICCID, or what was typed when it is no row; null when there is no such row, which has then been said.</returns>
        public string Iccid(LpaConsole lpa, string text)
        {
            if (text.Length > MaxRowDigits)
            {
                return text;
            }

            if (_profiles == null)
            {
                _profiles = lpa.Esim.GetProfileInfo(1);
                if (_profiles == null)
                {
                    lpa.Fail(lpa.Esim.LastError);
                    return null;
                }
            }

            var row = Number(text);
            if (row < 1 || row > _profiles.Length)
            {
                lpa.Fail("no such row; list shows them");
                return null;
            }

            var profile = _profiles[row - 1];
            if (profile.Iccid != null)
            {
                return profile.Iccid;
            }

            return profile.IsdpAid == null ? string.Empty : Hex.ToString(profile.IsdpAid, 0, profile.IsdpAid.Length);
        }

        /// <summary>The number that a word is; -1 when it is none.</summary>
        internal static int Number(string text)
        {
            var number = 0;
            foreach (var c in text.ToCharArray())
            {
                if (c < '0' || c > '9' || number > 99999999)
                {
                    return -1;
                }

                number = 10 * number + (c - '0');
            }

            return number;
        }
    }
}
