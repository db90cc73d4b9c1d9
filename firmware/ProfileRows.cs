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
        /// <param name="text">An ICCID, or the number of a row.</param>
        /// <returns>The ICCID; null when there is no such row, which has then been said.</returns>
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

            return _profiles[row - 1].Iccid;
        }

        private static int Number(string text)
        {
            var number = 0;
            foreach (var c in text.ToCharArray())
            {
                if (c < '0' || c > '9')
                {
                    return -1;
                }

                number = 10 * number + (c - '0');
            }

            return number;
        }
    }
}
