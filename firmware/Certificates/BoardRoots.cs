using System.Collections;

namespace NanoLpa.Firmware
{
    /// <summary>The root certificates in the board's store: a text in PEM, and a copy of it that is written first.</summary>
    /// <remarks>A power cut spoils one of the two at most, and which one shows: a text that is whole ends with the end of a
    /// certificate, or is one line end.</remarks>
    internal sealed class BoardRoots
    {
        private const int Slot = 4;
        private const int CopySlot = 5;

        private static readonly byte[] None = { 0x0A };
        private static readonly byte[] EndOfText = Utf8.ToBytes(PemReader.End + "\r\n");

        private readonly ISettingsStore _store;
        private RootCertificate[] _roots = new RootCertificate[0];

        /// <param name="store">Null where the board keeps none.</param>
        public BoardRoots(ISettingsStore store)
        {
            _store = store;
        }

        /// <summary>Whether the board keeps any.</summary>
        public bool IsKept => _store != null;

        /// <summary>Key identifiers of them all.</summary>
        public string[] KeyIds()
        {
            var keyIds = new string[_roots.Length];
            for (var i = 0; i < keyIds.Length; i++)
            {
                keyIds[i] = _roots[i].KeyId;
            }

            return keyIds;
        }

        /// <summary>Reads the store.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>.</exception>
        public void Load()
        {
            var pem = _store?.Read(Slot);
            var copy = _store == null || IsWhole(pem) ? null : _store.Read(CopySlot);
            _roots = Decode(copy ?? pem);
            if (IsWhole(copy))
            {
                // The next change spoils the copy first.
                _store.Write(Slot, copy);
            }
        }

        /// <summary>Whether it is there, and not another one of the same key.</summary>
        public bool Has(RootCertificate root)
        {
            var at = IndexOf(root.KeyId);
            return at >= 0 && _roots[at].IsSame(root);
        }

        /// <summary>Whether it has one of a key.</summary>
        public bool Has(string keyId) => IndexOf(keyId) >= 0;

        /// <summary>Puts one there, in place of another one of the same key.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>: nothing has changed.</exception>
        public void Add(RootCertificate root) => Change(root.KeyId, root);

        /// <summary>Takes one away.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>: nothing has changed.</exception>
        public void Remove(string keyId)
        {
            if (Has(keyId))
            {
                Change(keyId, null);
            }
        }

        /// <summary>The certificates of a text in PEM. What is no root in it is passed over: trusting less than was meant is safe.</summary>
        /// <param name="pem">The text; null for none.</param>
        public static RootCertificate[] Decode(byte[] pem)
        {
            var found = new ArrayList();
            var reader = new PemReader();
            for (var at = 0; pem != null && (at = reader.Next(pem, at)) >= 0;)
            {
                try
                {
                    found.Add(RootCertificate.Decode(reader.Certificate));
                }
                catch (LpaException)
                {
                    // Damaged in the store; ca list does not show it, ca add mends it.
                }
            }

            return ToArray(found);
        }

        /// <summary>Certificates in PEM; empty for none.</summary>
        public byte[] ToPem() => ToPem(_roots);

        private static bool IsWhole(byte[] pem)
        {
            var at = pem == null ? 0 : pem.Length - EndOfText.Length;
            if (pem == null || at < 0)
            {
                return pem != null && pem.Length == None.Length && pem[0] == None[0];
            }

            foreach (var b in EndOfText)
            {
                if (pem[at++] != b)
                {
                    return false;
                }
            }

            return true;
        }

        private static byte[] ToPem(RootCertificate[] roots)
        {
            var pem = new ByteBuffer(0, int.MaxValue, LpaError.Internal);
            foreach (var root in roots)
            {
                var one = root.ToPem();
                pem.Append(one, 0, one.Length);
            }

            return pem.Copy(0, pem.Length);
        }

        private static RootCertificate[] ToArray(ArrayList list)
        {
            var array = new RootCertificate[list.Count];
            list.CopyTo(array);
            return array;
        }

        /// <summary>Takes one out and adds one behind the others.</summary>
        private void Change(string keyId, RootCertificate root)
        {
            var changed = new ArrayList();
            foreach (var other in _roots)
            {
                if (other.KeyId != keyId)
                {
                    changed.Add(other);
                }
            }

            if (root != null)
            {
                changed.Add(root);
            }

            var roots = ToArray(changed);
            var pem = roots.Length == 0 ? None : ToPem(roots);
            _store.Write(CopySlot, pem);
            _store.Write(Slot, pem);
            _roots = roots;
        }

        private int IndexOf(string keyId)
        {
            for (var i = 0; i < _roots.Length; i++)
            {
                if (_roots[i].KeyId == keyId)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
