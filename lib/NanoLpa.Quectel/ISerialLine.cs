namespace NanoLpa.Quectel
{
    /// <summary>A byte stream in both directions: a UART, a PC's serial port, a pseudo-terminal.</summary>
    public interface ISerialLine
    {
        /// <summary>Waits until at least one byte is there, and takes what is there.</summary>
        /// <param name="buffer">Receives the bytes.</param>
        /// <param name="offset">Where in <paramref name="buffer"/> they go.</param>
        /// <param name="count">The most to take, at least 1.</param>
        /// <param name="timeoutMilliseconds">How long to wait; 0 does not wait.</param>
        /// <returns>Bytes taken; 0 when none came in time; -1 when the line is gone for good (unplugged, closed).</returns>
        int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds);

        /// <summary>Sends bytes; returns when they are handed to the driver.</summary>
        void Write(byte[] buffer, int offset, int count);
    }
}
