using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>What the console works on besides the eSIM: the modem, the settings, and what the board knows of itself.</summary>
    public sealed class Device
    {
        /// <summary>Puts them together.</summary>
        /// <param name="modem">The modem, which has answered.</param>
        /// <param name="settings">The settings.</param>
        /// <param name="memory">Null where the board does not say.</param>
        public Device(QuectelModem modem, SettingsKeeper settings, IMemoryInfo memory)
        {
            Modem = modem;
            Settings = settings;
            Heap = new HeapWatch(memory);
            Speed = new LineSpeed(modem.Speed, settings);
            Roots = new RootStore(modem, null, null);
        }

        /// <summary>The modem.</summary>
        public QuectelModem Modem { get; }

        /// <summary>The settings.</summary>
        public SettingsKeeper Settings { get; }

        /// <summary>What outlives a power cut in the middle of a profile switch.</summary>
        public SwitchJournal Journal { get; set; } = new SwitchJournal(null);

        /// <summary>Whose network reaches the servers; null where nothing does.</summary>
        public ServerNetwork Servers { get; set; }

        /// <summary>The root certificates that servers are checked against.</summary>
        public RootStore Roots { get; set; }

        /// <summary>The board's memory.</summary>
        public HeapWatch Heap { get; }

        /// <summary>The speed of the line to the modem, where it adapts by itself.</summary>
        public LineSpeed Speed { get; set; }
    }
}
