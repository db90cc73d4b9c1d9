using NanoLpa;
using NanoLpa.Quectel;

namespace HostTests.EndToEnd;

/// <summary>A line with a speed; what runs at another speed at its other end is for that end to garble.</summary>
internal sealed class UartLine(ISerialLine line, int baudRate) : ISerialLine, ISerialSpeed
{
    private volatile int _baudRate = baudRate;

    public int BaudRate
    {
        get => _baudRate;
        set
        {
            _baudRate = value != Lacks ? value : throw new LpaException(LpaError.NotSupported);
            Changes.Add(value);
        }
    }

    /// <summary>Every speed that was set.</summary>
    public List<int> Changes { get; } = [];

    public bool HasFlowControl { get; init; }

    /// <summary>A speed that the host's UART does not have; 0: none.</summary>
    public int Lacks { get; init; }

    /// <summary>Seconds that what has passed would have taken on a wire, 10 bits a byte.</summary>
    public double WireTime { get; private set; }

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        var taken = line.Read(buffer, offset, count, timeoutMilliseconds);
        WireTime += 10.0 * Math.Max(taken, 0) / _baudRate;
        return taken;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        WireTime += 10.0 * count / _baudRate;
        line.Write(buffer, offset, count);
    }
}
