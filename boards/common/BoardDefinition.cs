using System.Threading;
using NanoLpa.Firmware;
using NanoLpa.Quectel;

namespace NanoLpa.Boards
{
    /// <summary>What one board differs in from the next; a file in Boards makes one.</summary>
    internal sealed class BoardDefinition
    {
        private const int BaudRate = 115200;

        /// <summary>Where the console is.</summary>
        public SerialPins Console { get; set; }

        /// <summary>Where the modem is.</summary>
        public SerialPins Modem { get; set; }

        /// <summary>The module that is soldered to the board; unknown where it is wired to it.</summary>
        public ModemModule Module { get; set; }

        /// <summary>Pin that the modem's PWRKEY is wired to; -1: none.</summary>
        public int PowerKey { get; set; } = -1;

        /// <summary>Pin that the modem's RESET is wired to; -1: none.</summary>
        public int Reset { get; set; } = -1;

        /// <summary>Where settings are kept; null where the board has no file system: they then last until it is switched off.</summary>
        public ISettingsStore Store { get; set; }

        /// <summary>The board's own network; null where it cannot carry TLS.</summary>
        public IBoardNetwork Network { get; set; }

        /// <summary>Runs the firmware; never returns. The pins of UARTs are set.</summary>
        public void Run()
        {
            var watchdog = new BoardWatchdog();
            var terminal = new UartTerminal(new SerialPortLine(Console.Name, BaudRate)) { Watchdog = watchdog };
            new FirmwareApp(terminal, new SerialPortLine(Modem.Name, BaudRate, Modem.HasFlowControl))
            {
                Module = Module,
                Pins = PowerKey < 0 ? null : new ModemPins(PowerKey, Reset),
                SettingsStore = Store,
                Memory = new HeapInfo(),
                Network = Network,
                Watchdog = watchdog
            }.Run();

            // A board has nowhere to return to; and with nobody left who feeds the watchdog, it starts anew.
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
