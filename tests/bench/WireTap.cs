using System.Text;
using NanoLpa.Quectel;

namespace NanoLpa.Bench;

/// <summary>Counts what crosses the UART, exchange by exchange, and keeps what it costs itself out of the library's bill.</summary>
internal sealed class WireTap(ISerialLine line) : ISerialLine
{
    // The most that AT+QSSLRECV gives, and what is said behind it.
    private const int MostHeard = 2048;
    private byte[] _heard = [];
    private int _heardCount;
    private Exchange? _current;

    /// <summary>The exchanges while <see cref="IsOn"/>.</summary>
    public List<Exchange> Exchanges { get; } = [];

    /// <summary>Whether exchanges are kept.</summary>
    public bool IsOn { get; set; }

    /// <summary>The stage that what comes next belongs to.</summary>
    public LpaStage Stage { get; set; }

    /// <summary>Called before something is sent or awaited.</summary>
    public Action? Before { get; set; }

    /// <summary>Bytes that were allocated here and below, by the calling thread.</summary>
    public long Allocated { get; private set; }

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Before?.Invoke();
        var taken = line.Read(buffer, offset, count, timeoutMilliseconds);
        if (IsOn && taken > 0 && _current is { } exchange)
        {
            exchange.In += taken;
            var kept = Math.Min(taken, _heard.Length - _heardCount);
            Buffer.BlockCopy(buffer, offset, _heard, _heardCount, kept);
            _heardCount += kept;
        }

        Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        return taken;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Before?.Invoke();
        if (IsOn)
        {
            Keep(buffer.AsSpan(offset, count));
        }

        line.Write(buffer, offset, count);
        Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>The last exchange is over.</summary>
    public void End()
    {
        if (_current is { } exchange)
        {
            exchange.Announcements = _heard.AsSpan(0, _heardCount).Count("+QSSLURC: \"recv\""u8);
            exchange.Answered = exchange.IsCard ? AnswerLength("+CSIM: "u8) / 2 : exchange.IsReceive ? AnswerLength("+QSSLRECV: "u8) : 0;
        }

        _current = null;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("AT"u8) && bytes[^1] == '\r')
        {
            End();

            // Not before: where nothing is kept, it would be among what is live.
            _heard = _heard.Length == 0 ? new byte[MostHeard] : _heard;
            _heardCount = 0;
            var text = Encoding.Latin1.GetString(bytes[..^1]);
            var end = text.IndexOf('=');
            var command = end < 0 ? text : text[..end];
            _current = new Exchange(Stage, command)
            {
                Apdu = command == "AT+CSIM" ? Convert.FromHexString(text[(text.IndexOf('"') + 1)..^1]) : [],
            };
            Exchanges.Add(_current);
        }
        else if (_current is { } exchange)
        {
            exchange.BeginsRequest |= bytes.StartsWith("POST "u8);
        }

        if (_current is { } now)
        {
            now.Out += bytes.Length;
        }
    }

    private int AnswerLength(ReadOnlySpan<byte> prefix)
    {
        var heard = _heard.AsSpan(0, _heardCount);
        var at = heard.IndexOf(prefix);
        var length = 0;
        for (var i = at + prefix.Length; at >= 0 && i < heard.Length && heard[i] is >= (byte)'0' and <= (byte)'9'; i++)
        {
            length = (10 * length) + heard[i] - '0';
        }

        return length;
    }
}
