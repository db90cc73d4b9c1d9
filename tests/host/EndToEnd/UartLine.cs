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
            _baudRate = value;
            Changes.Add(value);
        }
    }

    /// <summary>Every speed that was set.</summary>
    public List<int> Changes { get; } = [];

    public bool HasFlowControl { get; init; }

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds) => line.Read(buffer, offset, count, timeoutMilliseconds);

    public void Write(byte[] buffer, int offset, int count) => line.Write(buffer, offset, count);
}
