using NanoLpa.Boards;

namespace NanoLpa.Stm32
{
    /// <summary>ST STM32F429I-DISCO: neither System.Net nor a file system in its image, which would refuse an assembly that refers to them.</summary>
    /// <remarks>The debugger is on the board's user USB. COM1 is PA9 and PA10, COM3 is PD8 and PD9 (TX and RX).</remarks>
    internal static class Board
    {
        /// <summary>Ports, pins, and what the board can carry.</summary>
        public static BoardDefinition Define() => new BoardDefinition
        {
            Console = new SerialPins(1),
            Modem = new SerialPins(3)
        };
    }
}
