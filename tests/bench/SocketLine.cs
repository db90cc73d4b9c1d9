using System.Net;
using System.Net.Sockets;
using NanoLpa.Quectel;

namespace NanoLpa.Bench;

/// <summary>A serial line over TCP that leaves nothing on the heap: what is measured there is the library's.</summary>
internal sealed class SocketLine : ISerialLine, IDisposable
{
    private const int MicrosecondsPerMillisecond = 1000;
    private readonly Socket _socket;

    public SocketLine(int port)
    {
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _socket.Connect(IPAddress.Loopback, port);
    }

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        var most = int.MaxValue / MicrosecondsPerMillisecond;
        if (!_socket.Poll(Math.Min(timeoutMilliseconds, most) * MicrosecondsPerMillisecond, SelectMode.SelectRead))
        {
            return 0;
        }

        var taken = _socket.Receive(buffer, offset, count, SocketFlags.None);
        return taken == 0 ? -1 : taken;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            var sent = _socket.Send(buffer, offset, count, SocketFlags.None);
            offset += sent;
            count -= sent;
        }
    }

    public void Dispose() => _socket.Dispose();
}
