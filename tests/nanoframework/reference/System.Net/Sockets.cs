using System.IO;

namespace System.Net.Sockets
{
    public enum AddressFamily
    {
        Unknown = -1,
        Unspecified = 0,
        InterNetwork = 2,
        InterNetworkV6 = 23,
    }

    public enum SocketType
    {
        Unknown = -1,
        Stream = 1,
        Dgram = 2,
    }

    public enum ProtocolType
    {
        Tcp = 6,
        Udp = 17,
    }

    public enum SocketOptionLevel
    {
        Tcp = 6,
        Socket = 0xFFFF,
    }

    public enum SocketOptionName
    {
        SendTimeout = 0x1005,
        ReceiveTimeout = 0x1006,
    }

    public enum SocketError
    {
        SocketError = -1,
        Success = 0,
        NoBufferSpaceAvailable = 10055,
        TimedOut = 10060,
    }

    public class SocketException : Exception
    {
        public SocketException(SocketError errorCode) => throw null;
        public int ErrorCode => throw null;
    }

    public class Socket : IDisposable
    {
        public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType) => throw null;
        public int ReceiveTimeout { get => throw null; set => throw null; }
        public int SendTimeout { get => throw null; set => throw null; }
        public void Close() => throw null;
        public void Connect(EndPoint remoteEP) => throw null;
        void IDisposable.Dispose() => throw null;
        public void SetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName, byte[] optionValue) => throw null;
    }

    public class NetworkStream : Stream
    {
        public NetworkStream(Socket socket) => throw null;
        public override bool CanRead => throw null;
        public override bool CanSeek => throw null;
        public override bool CanWrite => throw null;
        public override long Length => throw null;
        public override long Position { get => throw null; set => throw null; }
        public override void Flush() => throw null;
        public override int Read(SpanByte buffer) => throw null;
        public override int Read(byte[] buffer, int offset, int count) => throw null;
        public override long Seek(long offset, SeekOrigin origin) => throw null;
        public override void SetLength(long value) => throw null;
        public override void Write(byte[] buffer, int offset, int count) => throw null;
    }
}
