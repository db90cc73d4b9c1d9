using NanoLpa.Quectel;

namespace HostTests.EndToEnd;

/// <summary>A line to the modem of a board that loses its power: from then on what it sends goes nowhere, and nothing comes.</summary>
internal sealed class CutLine
{
    private volatile bool _isOff;
    private int _writesLeft = -1;

    /// <summary>Something has gone out.</summary>
    public event Action? Written;

    /// <summary>Writes that still go out; the last one does, and its answer is not heard. Negative: the power holds.</summary>
    public int WritesLeft
    {
        get => Volatile.Read(ref _writesLeft);
        set => Interlocked.Exchange(ref _writesLeft, value);
    }

    public bool IsOff => _isOff;

    public void Cut() => _isOff = true;

    /// <summary>The power is back, and holds.</summary>
    public void Restore()
    {
        WritesLeft = -1;
        _isOff = false;
    }

    public ISerialLine Wrap(ISerialLine line) => new Line(this, line);

    private sealed class Line(CutLine cut, ISerialLine line) : ISerialLine
    {
        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds) =>
            cut.IsOff ? -1 : line.Read(buffer, offset, count, timeoutMilliseconds);

        public void Write(byte[] buffer, int offset, int count)
        {
            if (cut.IsOff)
            {
                return;
            }

            line.Write(buffer, offset, count);
            if (Interlocked.Decrement(ref cut._writesLeft) == 0)
            {
                cut.Cut();
            }

            cut.Written?.Invoke();
        }
    }
}
