using System.Net.Sockets;

namespace NanoLpa.Http
{
    /// <summary>The deadline of a TLS handshake.</summary>
    /// <remarks>The runtime's TLS waits for the server in one native call, which stops every other thread with it: no timer
    /// could end it, and a server that says nothing would stop the board for good. So the IP stack itself (lwIP's
    /// SO_RCVTIMEO) gets the deadline. It counts for each piece that is waited for. What is read after the handshake has its
    /// own, in the runtime.</remarks>
    internal static class HandshakeDeadline
    {
        /// <summary>Sets it.</summary>
        /// <param name="socket">A connected socket.</param>
        /// <param name="milliseconds">Rounded up to seconds.</param>
        /// <exception cref="SocketException">The image's IP stack has no such option.</exception>
        public static void Set(Socket socket, int milliseconds)
        {
            // A struct timeval, as it lies in memory: seconds and microseconds, of 8 bytes each or 4 each. Seconds alone, little
            // endian, with zeroes behind them, are right for both.
            var seconds = (milliseconds + 999) / 1000;
            var time = new byte[16];
            time[0] = (byte)seconds;
            time[1] = (byte)(seconds >> 8);
            time[2] = (byte)(seconds >> 16);
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveTimeout, time);
        }
    }
}
