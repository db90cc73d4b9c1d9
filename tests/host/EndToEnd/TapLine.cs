using System.Text;
using NanoLpa.Quectel;

namespace HostTests.EndToEnd;

/// <summary>Keeps what the modem says on a line, and may hand it on in small pieces.</summary>
internal sealed class TapLine(ISerialLine line, int piece = int.MaxValue) : ISerialLine
{
    private readonly StringBuilder _heard = new();

    /// <summary>All that was read, one character a byte.</summary>
    public string Heard => _heard.ToString();

    /// <summary>The most bytes that one read gave.</summary>
    public int Longest { get; private set; }

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        var taken = line.Read(buffer, offset, Math.Min(count, piece), timeoutMilliseconds);
        _heard.Append(Encoding.Latin1.GetString(buffer, offset, Math.Max(taken, 0)));
        Longest = Math.Max(Longest, taken);
        return taken;
    }

    public void Write(byte[] buffer, int offset, int count) => line.Write(buffer, offset, count);
}
