namespace NanoLpa.Firmware
{
    /// <summary>A text in two places of the board's store.</summary>
    /// <remarks>The place that is written is always the one that does not hold the newest whole text: a power cut in the
    /// middle leaves that, never half of either.</remarks>
    internal sealed class StoredText
    {
        private const int Slots = 2;

        private readonly ISettingsStore _store;
        private readonly int _first;
        private int _newest = -1;
        private int _sequence;

        /// <param name="store">Null where the board has none.</param>
        /// <param name="first">The first of its two places.</param>
        public StoredText(ISettingsStore store, int first)
        {
            _store = store;
            _first = first;
        }

        /// <summary>Whether the text outlives a restart.</summary>
        public bool IsLasting => _store != null;

        /// <summary>Whether a place held something that is not whole when it was loaded.</summary>
        public bool IsDamaged { get; private set; }

        /// <summary>Reads the newest whole text.</summary>
        /// <returns>Null when there is none.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>.</exception>
        public string Load()
        {
            _newest = -1;
            _sequence = 0;
            IsDamaged = false;
            if (_store == null)
            {
                return null;
            }

            byte[] newest = null;
            for (var slot = 0; slot < Slots; slot++)
            {
                var record = _store.Read(_first + slot);
                if (record == null)
                {
                    continue;
                }

                if (!SettingsRecord.IsWhole(record))
                {
                    IsDamaged = true;
                }
                else if (newest == null || SettingsRecord.Sequence(record) > _sequence)
                {
                    newest = record;
                    _newest = slot;
                    _sequence = SettingsRecord.Sequence(record);
                }
            }

            return newest == null ? null : SettingsRecord.Text(newest);
        }

        /// <summary>Writes a text, and reads it again; without a store it does nothing.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>; <see cref="LpaError.TextTooLong"/>.</exception>
        public void Save(string text)
        {
            if (_store == null)
            {
                return;
            }

            var slot = _newest == 0 ? 1 : 0;
            _store.Write(_first + slot, SettingsRecord.Encode(_sequence + 1, Utf8.ToBytes(text)));
            var written = _store.Read(_first + slot);
            if (written == null || !SettingsRecord.IsWhole(written) || SettingsRecord.Sequence(written) != _sequence + 1)
            {
                throw new LpaException(LpaError.SettingsStore);
            }

            _newest = slot;
            _sequence++;
        }
    }
}
