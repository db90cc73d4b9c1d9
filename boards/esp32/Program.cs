using System.Threading;
using nanoFramework.Hardware.Esp32;
using NanoLpa.Firmware;

namespace NanoLpa.Esp32
{
    /// <summary>An ESP32 with a console on UART2 and the modem on UART3.</summary>
    /// <remarks>UART1 is the debugger's and the one that flashes the board. Pins are those of an ESP32-WROOM/WROVER DevKit.</remarks>
    public static class Program
    {
        private const int ConsoleTx = 17;
        private const int ConsoleRx = 16;
        private const int ModemTx = 25;
        private const int ModemRx = 26;
        private const int BaudRate = 115200;

        // Pins that PWRKEY and RESET of the modem are wired to; -1: not wired.
        private const int PowerKey = -1;
        private const int Reset = -1;

        /// <summary>Runs the firmware.</summary>
        public static void Main()
        {
            Configuration.SetPinFunction(ConsoleTx, DeviceFunction.COM2_TX);
            Configuration.SetPinFunction(ConsoleRx, DeviceFunction.COM2_RX);
            Configuration.SetPinFunction(ModemTx, DeviceFunction.COM3_TX);
            Configuration.SetPinFunction(ModemRx, DeviceFunction.COM3_RX);

            var watchdog = new BoardWatchdog();
            var terminal = new UartTerminal(new SerialPortLine("COM2", BaudRate)) { Watchdog = watchdog };
            new FirmwareApp(terminal, new SerialPortLine("COM3", BaudRate))
            {
                Pins = MakePins(PowerKey, Reset),
                SettingsStore = new FileSettingsStore(),
                Memory = new HeapInfo(),
                Watchdog = watchdog
            }.Run();

            // A board has nowhere to return to; and with nobody left who feeds the watchdog, it starts anew.
            Thread.Sleep(Timeout.Infinite);
        }

        private static ModemPins MakePins(int powerKey, int reset) => powerKey < 0 ? null : new ModemPins(powerKey, reset);
    }
}
