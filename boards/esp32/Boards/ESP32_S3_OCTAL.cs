using NanoLpa.Boards;

namespace NanoLpa.Esp32
{
    /// <summary>ESP32-S3, PSRAM with eight data lines.</summary>
    /// <remarks>The debugger is on USB (pins 19 and 20), or on COM1 (43 and 44) where USB is not plugged in. Pins 26 to 37 are for flash and PSRAM.</remarks>
    internal static class Board
    {
        /// <summary>Ports, pins, and what the board can carry.</summary>
        public static BoardDefinition Define() => new BoardDefinition
        {
            Console = new SerialPins(2, 17, 18),
            Modem = new SerialPins(3, 15, 16),
            Store = new FileSettingsStore(),
            Network = new WifiNetwork()
        };
    }
}
