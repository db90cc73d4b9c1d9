using System;
using NanoLpa;
using NanoLpa.Firmware;

namespace NFUnitTest
{
    /// <summary>A store of settings whose power can be cut in the middle of a write.</summary>
    public sealed class CutStore : ISettingsStore
    {
        private readonly byte[][] _slots = new byte[4][];

        /// <summary>Bytes that still get written; the power is cut then. -1: it holds.</summary>
        public int CutAfter { get; set; } = -1;

        /// <summary>What was there is gone when a write begins, as with a file that is made anew; otherwise it is written over.</summary>
        public bool Truncates { get; set; }

        /// <summary>The store cannot be read.</summary>
        public bool IsBroken { get; set; }

        /// <summary>Bytes of the last record that was to be written.</summary>
        public int LastLength { get; private set; }

        /// <summary>How often something was written.</summary>
        public int Writes { get; private set; }

        /// <summary>A place, as it is.</summary>
        public byte[] Slot(int slot) => _slots[slot];

        public byte[] Read(int slot)
        {
            if (IsBroken)
            {
                throw new LpaException(LpaError.SettingsStore);
            }

            return _slots[slot];
        }

        public void Write(int slot, byte[] data)
        {
            Writes++;
            LastLength = data.Length;
            var count = CutAfter >= 0 && CutAfter < data.Length ? CutAfter : data.Length;
            var old = Truncates || _slots[slot] == null ? new byte[0] : _slots[slot];
            var length = CutAfter < 0 ? data.Length : old.Length > count ? old.Length : count;
            var written = new byte[length];
            Array.Copy(old, written, old.Length < length ? old.Length : length);
            Array.Copy(data, written, count);
            _slots[slot] = written;
            if (CutAfter >= 0)
            {
                throw new LpaException(LpaError.SettingsStore);
            }
        }
    }
}
