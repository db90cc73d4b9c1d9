using NanoLpa.Boards;

namespace NanoLpa.Esp32
{
    /// <summary>ESP32-C3: two UARTs, one of them the debugger's unless that is on USB.</summary>
    /// <remarks>COM1 is free for the console only if the board's own USB (pins 18 and 19) is plugged into a computer when the runtime
    /// starts: it otherwise takes COM1 for its debugger, and the console cannot be opened.</remarks>
    internal static class Board
    {
        /// <summary>Ports, pins, and what the board can carry.</summary>
        public static BoardDefinition Define() => new BoardDefinition
        {
            Console = new SerialPins(1, 21, 20),
            Modem = new SerialPins(2, 4, 5),
            Store = new FileSettingsStore(),
            Network = new WifiNetwork()
        };
    }
}
