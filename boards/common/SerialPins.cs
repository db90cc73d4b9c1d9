namespace NanoLpa.Boards
{
    /// <summary>A UART and the pins it is on.</summary>
    internal sealed class SerialPins
    {
        /// <summary>Names a UART; the runtime's image says which pins it is on.</summary>
        /// <param name="number">1 for COM1.</param>
        public SerialPins(int number)
            : this(number, -1, -1)
        {
        }

        /// <summary>Names a UART, and puts it on pins.</summary>
        /// <param name="number">1 for COM1.</param>
        /// <param name="transmit">Number of the pin that the board sends on.</param>
        /// <param name="receive">Number of the pin that it receives on.</param>
        public SerialPins(int number, int transmit, int receive)
        {
            Number = number;
            Transmit = transmit;
            Receive = receive;
        }

        /// <summary>1 for COM1.</summary>
        public int Number { get; }

        /// <summary>Number of the pin that the board sends on; -1: as the image has it.</summary>
        public int Transmit { get; }

        /// <summary>Number of the pin that it receives on; -1: as the image has it.</summary>
        public int Receive { get; }

        /// <summary>Number of the pin that RTS is wired to; -1: it is not.</summary>
        public int RequestToSend { get; set; } = -1;

        /// <summary>Number of the pin that CTS is wired to; -1: it is not.</summary>
        public int ClearToSend { get; set; } = -1;

        /// <summary>Whether both sides can stop each other; without that downloads run at 460800 bit/s at most.</summary>
        public bool HasFlowControl => RequestToSend >= 0 && ClearToSend >= 0;

        /// <summary>As System.IO.Ports names it.</summary>
        public string Name => "COM" + Number.ToString();
    }
}
