using NanoLpa.Boards;

namespace NanoLpa.Esp32
{
    /// <summary>ESP32 with PSRAM, chip revision 3: WROVER modules.</summary>
    /// <remarks>COM1 (pins 1 and 3) is the debugger's, and flashes the board. Pins 16 and 17 are the PSRAM's.</remarks>
    internal static class Board
    {
        /// <summary>Ports, pins, and what the board can carry.</summary>
        public static BoardDefinition Define() => new BoardDefinition
        {
            Console = new SerialPins(2, 33, 32),
            Modem = new SerialPins(3, 25, 26),
            Store = new FileSettingsStore(),
            Network = new WifiNetwork()
        };
    }
}
