using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace NanoNet
{
    /// <summary>A TCP socket, as nanoFramework's System.Net has it.</summary>
    public sealed class Socket
    {
        private readonly System.Net.Sockets.Socket _inner;
        private readonly ManualResetEventSlim _closed = new();

        public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
        {
            _inner = new System.Net.Sockets.Socket(addressFamily, socketType, protocolType);
        }

        /// <summary>Whether Connect, on this thread, finds nobody who answers: it then waits until the socket is closed, as on a device.</summary>
        [ThreadStatic]
        public static bool IsUnanswered;

        public int ReceiveTimeout { get; set; } = Timeout.Infinite;

        public int SendTimeout { get; set; } = Timeout.Infinite;

        /// <summary>Milliseconds that a blocking read waits below the runtime: what counts in the handshake.</summary>
        internal int StackTimeout { get; private set; } = Timeout.Infinite;

        internal System.Net.Sockets.Socket Inner => _inner;

        public void Connect(EndPoint remoteEP)
        {
            if (IsUnanswered)
            {
                _closed.Wait();
                throw new ObjectDisposedException(null);
            }

            try
            {
                _inner.Connect(remoteEP);
            }
            catch (System.Net.Sockets.SocketException e)
            {
                throw new SocketException(e.SocketErrorCode);
            }
        }

        /// <summary>Hands an option to the IP stack as it is: a struct timeval of two 8 byte or two 4 byte numbers.</summary>
        public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, byte[] optionValue)
        {
            if (optionLevel != SocketOptionLevel.Socket || optionName != SocketOptionName.ReceiveTimeout || optionValue.Length < 16)
            {
                throw new SocketException(SocketError.ProtocolOption);
            }

            var wide = BitConverter.ToInt64(optionValue, 0) * 1000 + BitConverter.ToInt64(optionValue, 8) / 1000;
            var narrow = BitConverter.ToInt32(optionValue, 0) * 1000L + BitConverter.ToInt32(optionValue, 4) / 1000;
            if (wide != narrow)
            {
                throw new SocketException(SocketError.InvalidArgument);
            }

            StackTimeout = (int)wide;
        }

        public void Close()
        {
            _closed.Set();
            _inner.Close();
        }
    }

    /// <summary>An error of a socket: on a device its code is Winsock's.</summary>
    public sealed class SocketException(SocketError error) : Exception
    {
        public int ErrorCode { get; } = (int)error;
    }

    /// <summary>Names of hosts.</summary>
    public static class Dns
    {
        public static IPHostEntry GetHostEntry(string hostNameOrAddress)
        {
            try
            {
                return System.Net.Dns.GetHostEntry(hostNameOrAddress);
            }
            catch (System.Net.Sockets.SocketException e)
            {
                throw new SocketException(e.SocketErrorCode);
            }
        }
    }
}
