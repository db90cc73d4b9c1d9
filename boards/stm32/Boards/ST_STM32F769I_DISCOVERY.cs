using NanoLpa.Boards;

namespace NanoLpa.Stm32
{
    /// <summary>ST STM32F769I-DISCO: Ethernet; no drive for settings.</summary>
    /// <remarks>The debugger is on the ST-LINK's USB. COM5 is PC12 and PD2, COM6 is PC6 and PC7, the Arduino header's D1 and D0 (TX and RX).</remarks>
    internal static class Board
    {
        /// <summary>Ports, pins, and what the board can carry.</summary>
        public static BoardDefinition Define() => new BoardDefinition
        {
            Console = new SerialPins(5),
            Modem = new SerialPins(6),
            Network = new EthernetNetwork()
        };
    }
}
