using NanoLpa.Boards;

namespace NanoLpa.Stm32
{
    /// <summary>OrgPal PalThree: STM32F769, Ethernet, flash with a file system.</summary>
    /// <remarks>The debugger is on USB. COM2 is PD5 and PD6, COM6 is PC6 and PC7 (TX and RX); COM3 (PB10, PB11) and COM7 (PF7, PF6) are free.</remarks>
    internal static class Board
    {
        /// <summary>Ports, pins, and what the board can carry.</summary>
        public static BoardDefinition Define() => new BoardDefinition
        {
            Console = new SerialPins(2),
            Modem = new SerialPins(6),
            Store = new FileSettingsStore(),
            Network = new EthernetNetwork()
        };
    }
}
