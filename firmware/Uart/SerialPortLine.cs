using System;
using System.IO.Ports;
using System.Threading;
using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>A UART of the board (System.IO.Ports).</summary>
    public sealed class SerialPortLine : ISerialLine, ISerialSpeed
    {
        // Twice the longest answer, and a third of a second at 115200 bit/s: the driver drops what it cannot hold.
        private const int BufferSize = 4096;
        private const int PollInterval = 5;
        private const int WriteTimeout = 5000;

        private readonly SerialPort _port;

        /// <summary>Opens a UART: 8 data bits, no parity, one stop bit.</summary>
        /// <param name="name">Its name, for example <c>COM2</c>; on an ESP32 its pins must be set before.</param>
        /// <param name="baudRate">Bits per second.</param>
        /// <param name="flowControl">Whether RTS and CTS are wired, and their pins set; STM32 images have no such thing.</param>
        public SerialPortLine(string name, int baudRate, bool flowControl = false)
        {
            // Size and time-outs can only be set while the port is closed.
            _port = new SerialPort(name, baudRate) { ReadBufferSize = BufferSize, WriteTimeout = WriteTimeout };
            if (flowControl)
            {
                _port.Handshake = Handshake.RequestToSend;
            }

            HasFlowControl = flowControl;
            _port.Open();
        }

        /// <inheritdoc />
        public bool HasFlowControl { get; }

        /// <inheritdoc />
        public int BaudRate
        {
            get => _port.BaudRate;
            set => _port.BaudRate = value;
        }

        /// <inheritdoc />
        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            // The driver's own wait is for the full count, and its event comes only once: so it is asked how many there are.
            var deadline = Environment.TickCount64 + timeoutMilliseconds;
            int available;
            while ((available = _port.BytesToRead) == 0)
            {
                if (Environment.TickCount64 >= deadline)
                {
                    return 0;
                }

                Thread.Sleep(PollInterval);
            }

            return _port.Read(buffer, offset, available < count ? available : count);
        }

        /// <inheritdoc />
        public void Write(byte[] buffer, int offset, int count) => _port.Write(buffer, offset, count);
    }
}
