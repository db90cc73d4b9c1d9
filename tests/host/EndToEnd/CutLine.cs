using NanoLpa.Quectel;

namespace HostTests.EndToEnd;

/// <summary>A line to the modem of a board whose power goes after so many writes.</summary>
internal sealed class CutLine
{
    /// <summary>Writes that still go out; the last one does, and its answer is not heard. Negative: the power holds.</summary>
    public int WritesLeft { get; set; } = -1;

    public bool IsOff { get; private set; }

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
            cut.IsOff = --cut.WritesLeft == 0;
        }
    }
}
