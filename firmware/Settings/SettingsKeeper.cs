using System.Text;

namespace NanoLpa.Firmware
{
    /// <summary>Has the settings, and keeps them in the board's store where it has one.</summary>
    public sealed class SettingsKeeper
    {
        private const int FirstSlot = 0;

        private readonly StoredText _stored;

        /// <summary>Creates the keeper; the settings are the compiled ones until <see cref="Load"/>.</summary>
        /// <param name="store">Null where the board has none: settings then last until it is switched off.</param>
        public SettingsKeeper(ISettingsStore store)
        {
            _stored = new StoredText(store, FirstSlot);
            Current = new Settings();
        }

        /// <summary>The settings. What is changed here lasts when <see cref="Save"/> was called.</summary>
        public Settings Current { get; private set; }

        /// <summary>Whether they outlive a restart.</summary>
        public bool IsLasting => _stored.IsLasting;

        /// <summary>Reads the settings from the store.</summary>
        /// <returns>A line for a person when what was kept is damaged; null when all is well.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>: it cannot be read; the settings are the compiled ones.</exception>
        public string Load()
        {
            Current = new Settings();
            var text = _stored.Load();
            if (text != null)
            {
                Parse(text);
            }

            if (!_stored.IsDamaged)
            {
                return null;
            }

            return text == null
                ? "the settings are damaged; those of the firmware are used"
                : "the last change of the settings was cut off; those before it are used";
        }

        /// <summary>Keeps the settings as they are now.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>: they last until the board is switched off only;
        /// <see cref="LpaError.TextTooLong"/>.</exception>
        public void Save() => _stored.Save(Format());

        /// <summary>Takes other settings in place of all; they last when <see cref="Save"/> was called.</summary>
        public void Replace(Settings settings) => Current = settings;

        private string Format()
        {
            var text = new StringBuilder();
            foreach (var name in SettingsText.Names())
            {
                var value = SettingsText.Get(Current, name);
                if (value != SettingsText.Unset)
                {
                    text.Append(name).Append('=').Append(value).Append('\n');
                }
            }

            return text.ToString();
        }

        /// <summary>A name or a value that this firmware does not know, another may: it counts as not set.</summary>
        private void Parse(string text)
        {
            foreach (var line in text.Split('\n'))
            {
                var at = line.IndexOf('=');
                if (at > 0)
                {
                    SettingsParser.TrySet(Current, line.Substring(0, at), line.Substring(at + 1));
                }
            }
        }
    }
}
