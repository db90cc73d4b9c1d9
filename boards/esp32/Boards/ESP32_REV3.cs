using NanoLpa.Boards;

namespace NanoLpa.Esp32
{
    /// <summary>ESP32 without PSRAM, chip revision 3: WROOM modules, DevKits.</summary>
    /// <remarks>COM1 (pins 1 and 3) is the debugger's, and flashes the board.</remarks>
    internal static class Board
    {
        /// <summary>Ports, pins, and what the board can carry.</summary>
        public static BoardDefinition Define() => new BoardDefinition
        {
            Console = new SerialPins(2, 17, 16),
            Modem = new SerialPins(3, 25, 26),
            Store = new FileSettingsStore(),
            Network = new WifiNetwork()
        };
    }
}
