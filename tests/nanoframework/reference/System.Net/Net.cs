using System.Net.Sockets;

namespace System.Net
{
    public abstract class EndPoint
    {
    }

    public class IPAddress
    {
        internal IPAddress() => throw null;
        public AddressFamily AddressFamily => throw null;
    }

    public class IPEndPoint : EndPoint
    {
        public IPEndPoint(IPAddress address, int port) => throw null;
    }

    public class IPHostEntry
    {
        public IPAddress[] AddressList => throw null;
    }

    public static class Dns
    {
        public static IPHostEntry GetHostEntry(string hostNameOrAddress) => throw null;
    }
}
