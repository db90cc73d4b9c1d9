namespace NanoLpa.Firmware
{
    /// <summary>What has to be known at the next start of a profile switch that a power cut ended.</summary>
    /// <remarks>Two writes for a switch that succeeds, three for one that does not: flash wears.</remarks>
    public sealed class SwitchJournal
    {
        private const int FirstSlot = 2;

        private readonly StoredText _stored;

        /// <summary>Creates the journal; it is empty until <see cref="Load"/>.</summary>
        /// <param name="store">Null where the board has none: a power cut then leaves what it leaves.</param>
        public SwitchJournal(ISettingsStore store)
        {
            _stored = new StoredText(store, FirstSlot);
        }

        /// <summary>How far the switch has come that is, or was, under way.</summary>
        public SwitchState State { get; private set; }

        /// <summary>ICCID of the profile that was enabled; null: none was.</summary>
        public string Previous { get; private set; }

        /// <summary>ICCID of the profile to be enabled.</summary>
        public string Target { get; private set; }

        /// <summary>Whether a PDP context is wanted, too.</summary>
        public bool Data { get; private set; }

        /// <summary>Switches that were made by themselves in these 24 hours. Kept when the next one begins.</summary>
        public int Automatic { get; set; }

        /// <summary>The day on which the last one was made, by the modem's clock; null: not known. Kept with them.</summary>
        public string Date { get; set; }

        /// <summary>Reads what was kept.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>.</exception>
        public void Load()
        {
            State = SwitchState.None;
            var text = _stored.Load();
            if (text == null)
            {
                return;
            }

            foreach (var line in text.Split('\n'))
            {
                var at = line.IndexOf('=');
                if (at > 0)
                {
                    Read(line.Substring(0, at), line.Substring(at + 1));
                }
            }

            if (Target == null)
            {
                State = SwitchState.None;
            }
        }

        /// <summary>A switch begins; returns when a power cut cannot make it forgotten.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>: nothing must be changed.</exception>
        public void Begin(string previous, string target, bool data)
        {
            Previous = previous;
            Target = target;
            Data = data;
            Write(SwitchState.Switching);
        }

        /// <summary>The way back begins.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>.</exception>
        public void GoBack() => Write(SwitchState.GoingBack);

        /// <summary>The switch has ended, one way or the other.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.SettingsStore"/>: the next start will look after it once more.</exception>
        public void End() => Write(SwitchState.None);

        private void Write(SwitchState state)
        {
            var text = "automatic=" + Automatic.ToString() + "\ndate=" + (Date ?? string.Empty) + "\n";
            if (state != SwitchState.None)
            {
                text += "state=" + ((int)state).ToString() + "\nprevious=" + (Previous ?? string.Empty) + "\ntarget=" + Target
                    + "\ndata=" + (Data ? "1" : "0") + "\n";
            }

            _stored.Save(text);
            State = state;
        }

        private void Read(string name, string value)
        {
            switch (name)
            {
                case "automatic":
                    Automatic = Number(value);
                    break;
                case "date":
                    Date = value.Length == 0 ? null : value;
                    break;
                case "state":
                    State = Number(value) == (int)SwitchState.GoingBack ? SwitchState.GoingBack : SwitchState.Switching;
                    break;
                case "previous":
                    Previous = value.Length == 0 ? null : value;
                    break;
                case "target":
                    Target = value;
                    break;
                case "data":
                    Data = value == "1";
                    break;
            }
        }

        private static int Number(string text)
        {
            var number = ProfileRows.Number(text);
            return number < 0 ? 0 : number;
        }
    }
}
