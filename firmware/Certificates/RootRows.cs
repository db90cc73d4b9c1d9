namespace NanoLpa.Firmware
{
    /// <summary>The root certificates as they were listed last: a row number means the one that stood there when the person looked.</summary>
    internal sealed class RootRows
    {
        private const int MostRowDigits = 3;
        private const int LeastDigits = 8;

        private string[] _shown;

        /// <summary>Remembers what is shown.</summary>
        public void Remember(string[] keyIds) => _shown = keyIds;

        /// <summary>Finds out which one is meant.</summary>
        /// <param name="text">A row, a key identifier, or the first digits of one.</param>
        /// <param name="keyIds">Those there are.</param>
        /// <returns>Its key identifier; null when there is none, or more than one.</returns>
        public string Find(string text, string[] keyIds)
        {
            var start = text.ToLower();
            if (text.Length <= MostRowDigits)
            {
                var rows = _shown ?? keyIds;
                var row = ProfileRows.Number(text);
                if (row < 1 || row > rows.Length)
                {
                    return null;
                }

                start = rows[row - 1];
            }
            else if (text.Length < LeastDigits)
            {
                return null;
            }

            string found = null;
            foreach (var keyId in keyIds)
            {
                if (keyId.IndexOf(start) == 0)
                {
                    if (found != null)
                    {
                        return null;
                    }

                    found = keyId;
                }
            }

            return found;
        }
    }
}
