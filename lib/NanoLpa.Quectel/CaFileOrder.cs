namespace NanoLpa.Quectel
{
    /// <summary>In which order CA files are tried: a modem takes one for a connection, and the right one comes first where it is known.</summary>
    internal sealed class CaFileOrder
    {
        private string _host;
        private string _file;

        /// <summary>Remembers what worked, until the board is switched off.</summary>
        public void Remember(string host, string file)
        {
            _host = host;
            _file = file;
        }

        /// <summary>Puts files in order.</summary>
        /// <param name="files">At least one.</param>
        /// <param name="host">Where the connection is to go.</param>
        /// <param name="keyIds">As for <see cref="TlsSocket.Open"/>.</param>
        /// <returns><see cref="TlsSettings.MostCaFiles"/> of them at most.</returns>
        public string[] For(string[] files, string host, byte[][] keyIds)
        {
            var ordered = new string[files.Length < TlsSettings.MostCaFiles ? files.Length : TlsSettings.MostCaFiles];
            var count = 0;
            if (_host != null && _host == host)
            {
                count = AddNamed(files, _file, ordered, count);
            }

            for (var i = 0; keyIds != null && i < keyIds.Length; i++)
            {
                count = AddNamed(files, Hex.ToString(keyIds[i], 0, keyIds[i].Length).ToLower(), ordered, count);
            }

            if (_file != null)
            {
                count = AddNamed(files, _file, ordered, count);
            }

            AddNamed(files, string.Empty, ordered, count);
            return ordered;
        }

        /// <summary>Adds the files with a text in their name that are not there yet.</summary>
        private static int AddNamed(string[] files, string text, string[] ordered, int count)
        {
            foreach (var file in files)
            {
                if (count < ordered.Length && (text.Length == 0 || file.IndexOf(text) >= 0) && !Has(ordered, count, file))
                {
                    ordered[count++] = file;
                }
            }

            return count;
        }

        private static bool Has(string[] ordered, int count, string file)
        {
            for (var i = 0; i < count; i++)
            {
                if (ordered[i] == file)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
