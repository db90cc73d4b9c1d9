using System;
using System.Collections;
using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>The root certificates that servers are checked against: one file each on the modem, and all in the board's store.</summary>
    /// <remarks>A file's name holds the key identifier, so that nothing has to be read back: <c>ca-81370f51...ebfb.pem</c>.</remarks>
    public sealed class RootStore
    {
        private const string Prefix = "ca-";
        private const string Suffix = ".pem";

        private readonly QuectelModem _modem;
        private readonly IBoardNetwork _network;
        private readonly BoardRoots _board;
        private ModemFile[] _files = new ModemFile[0];

        /// <summary>Creates it; nothing is asked yet.</summary>
        /// <param name="modem">The modem.</param>
        /// <param name="network">The board's own network, which is told of all; null where it has none.</param>
        /// <param name="store">Where the board keeps them for its network; null: nowhere.</param>
        public RootStore(QuectelModem modem, IBoardNetwork network, ISettingsStore store)
        {
            _modem = modem;
            _network = network;
            _board = new BoardRoots(network == null ? null : store);
        }

        /// <summary>Certificates that the board brings along, PEM, one or more; null for none.</summary>
        public byte[] Given { get; set; }

        /// <summary>Whether the board keeps them, too.</summary>
        public bool IsKeptOnBoard => _board.IsKept;

        /// <summary>Asks modem and store which there are; the modem's connections use what is on it from now on.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>; <see cref="LpaError.SettingsStore"/>: those on the
        /// modem are known all the same.</exception>
        public void Load()
        {
            try
            {
                ListFiles();
                _board.Load();
            }
            catch (LpaException e)
            {
                var failure = e;
                TellNetwork();
                throw failure;
            }

            TellNetwork();
        }

        /// <summary>The key identifiers of all: those on the modem, then those on the board alone.</summary>
        public string[] KeyIds()
        {
            var found = new ArrayList();
            foreach (var file in _files)
            {
                found.Add(KeyIdOf(file.Name));
            }

            foreach (var keyId in _board.KeyIds())
            {
                if (FileOf(keyId) == null)
                {
                    found.Add(keyId);
                }
            }

            var all = new string[found.Count];
            found.CopyTo(all);
            return all;
        }

        /// <summary>Whether one is on the modem.</summary>
        public bool IsOnModem(string keyId) => FileOf(keyId) != null;

        /// <summary>Whether one is in the board's store.</summary>
        public bool IsOnBoard(string keyId) => _board.Has(keyId);

        /// <summary>Whether one is of those that the board brings along: it would come back, and the board's network always trusts it.</summary>
        public bool IsGiven(string keyId)
        {
            foreach (var root in BoardRoots.Decode(Given))
            {
                if (root.KeyId == keyId)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Keeps one, on the modem and in the board's store; written anew where it is there: it may have been damaged.</summary>
        /// <returns>False when both have it already.</returns>
        /// <exception cref="LpaException">As for <see cref="KeepOnModem"/>; <see cref="LpaError.SettingsStore"/>: only the modem has it.</exception>
        public bool Add(RootCertificate root)
        {
            var isNew = KeepOnModem(root, true);
            if (_board.IsKept && !_board.Has(root))
            {
                _board.Add(root);
                TellNetwork();
                isNew = true;
            }

            return isNew;
        }

        /// <summary>Keeps one on the modem alone.</summary>
        /// <param name="root">The certificate.</param>
        /// <param name="anew">Whether one that is there already is written again: the modem's flash wears.</param>
        /// <returns>False when it is there already: one of the same key and length.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.CertificateExpired"/>, by the board's clock where that runs;
        /// <see cref="LpaError.CertificateLimit"/>; as for <see cref="ModemFiles.Upload"/>.</exception>
        public bool KeepOnModem(RootCertificate root, bool anew)
        {
            // A board that does not know the time believes it to be long ago.
            var now = DateTime.UtcNow;
            if (root.LastDay < (10000 * now.Year) + (100 * now.Month) + now.Day)
            {
                throw new LpaException(LpaError.CertificateExpired);
            }

            var pem = root.ToPem();
            var file = FileOf(root.KeyId);
            var isThere = file != null && file.Size == pem.Length;
            if (isThere && !anew)
            {
                return false;
            }

            if (file == null && _files.Length >= TlsSettings.MostCaFiles)
            {
                throw new LpaException(LpaError.CertificateLimit);
            }

            try
            {
                _modem.Files.Upload(Prefix + root.KeyId + Suffix, pem, pem.Length);
            }
            catch (LpaException e)
            {
                // What was there before is gone, perhaps.
                var failure = e;
                ListFiles();
                throw failure;
            }

            ListFiles();
            return !isThere;
        }

        /// <summary>Takes one away from both.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemRefused"/>, <see cref="LpaError.ModemTimeout"/>: nothing has
        /// changed; <see cref="LpaError.SettingsStore"/>: the board still has it.</exception>
        public void Remove(string keyId)
        {
            var file = FileOf(keyId);
            if (file != null && !_modem.Files.Delete(file.Name))
            {
                ListFiles();
                if (FileOf(keyId) != null)
                {
                    throw new LpaException(LpaError.ModemRefused);
                }
            }

            ListFiles();
            _board.Remove(keyId);
            TellNetwork();
        }

        private static string KeyIdOf(string name) => name.Substring(Prefix.Length, name.Length - Prefix.Length - Suffix.Length);

        /// <summary>Whether a file is one that was made here.</summary>
        private static bool IsOwn(string name)
        {
            var digits = name.Length - Prefix.Length - Suffix.Length;
            return digits >= 8 && digits <= 2 * RootCertificate.LongestKeyId && name.IndexOf(Suffix) == name.Length - Suffix.Length
                && Hex.Parse(KeyIdOf(name)) != null;
        }

        private void TellNetwork()
        {
            if (_network == null)
            {
                return;
            }

            var kept = _board.ToPem();
            if (kept.Length == 0 || Given == null)
            {
                _network.CaCertificates = kept.Length == 0 ? Given : kept;
                return;
            }

            var all = new byte[Given.Length + 1 + kept.Length];
            Array.Copy(Given, all, Given.Length);
            all[Given.Length] = (byte)'\n';
            Array.Copy(kept, 0, all, Given.Length + 1, kept.Length);
            _network.CaCertificates = all;
        }

        private ModemFile FileOf(string keyId)
        {
            foreach (var file in _files)
            {
                if (KeyIdOf(file.Name) == keyId)
                {
                    return file;
                }
            }

            return null;
        }

        private void ListFiles()
        {
            var found = new ArrayList();
            foreach (var file in _modem.Files.List(Prefix))
            {
                if (IsOwn(file.Name))
                {
                    found.Add(file);
                }
            }

            _files = new ModemFile[found.Count];
            found.CopyTo(_files);
            var names = new string[found.Count];
            for (var i = 0; i < names.Length; i++)
            {
                names[i] = _files[i].Name;
            }

            _modem.Tls.CaFiles = names;
        }
    }
}
