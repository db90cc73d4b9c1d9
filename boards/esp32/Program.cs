using nanoFramework.Hardware.Esp32;
using NanoLpa.Boards;

namespace NanoLpa.Esp32
{
    /// <summary>The application for the ESP32 family: every UART can be on nearly every pin, and is put there first.</summary>
    public static class Program
    {
        private static readonly DeviceFunction[] Transmit = { DeviceFunction.COM1_TX, DeviceFunction.COM2_TX, DeviceFunction.COM3_TX };
        private static readonly DeviceFunction[] Receive = { DeviceFunction.COM1_RX, DeviceFunction.COM2_RX, DeviceFunction.COM3_RX };
        private static readonly DeviceFunction[] RequestToSend = { DeviceFunction.COM1_RTS, DeviceFunction.COM2_RTS, DeviceFunction.COM3_RTS };
        private static readonly DeviceFunction[] ClearToSend = { DeviceFunction.COM1_CTS, DeviceFunction.COM2_CTS, DeviceFunction.COM3_CTS };

        /// <summary>Runs the firmware.</summary>
        public static void Main()
        {
            var board = Board.Define();
            SetPins(board.Console);
            SetPins(board.Modem);
            board.Run();
        }

        private static void SetPins(SerialPins uart)
        {
            Configuration.SetPinFunction(uart.Transmit, Transmit[uart.Number - 1]);
            Configuration.SetPinFunction(uart.Receive, Receive[uart.Number - 1]);
            if (uart.HasFlowControl)
            {
                Configuration.SetPinFunction(uart.RequestToSend, RequestToSend[uart.Number - 1]);
                Configuration.SetPinFunction(uart.ClearToSend, ClearToSend[uart.Number - 1]);
            }
        }
    }
}
