using System.Text;

namespace NanoLpa.Virtual.Modem;

/// <summary>What a host sends to one port: lines, and data of a length agreed before.</summary>
/// <param name="stream">Where it comes from.</param>
/// <param name="arrive">Does to the bytes what the wire does.</param>
/// <param name="stop">Ends all reads.</param>
internal sealed class PortInput(Stream stream, PortWire arrive, CancellationToken stop)
{
    private const int LongestLine = 8192;

    private readonly byte[] _buffer = new byte[4096];
    private int _start;
    private int _count;
    private Task<int>? _pending;

    /// <summary>Waits for a line that ends with CR. LF means nothing, backspace takes a character back.</summary>
    /// <param name="echo">Gets every character as it comes, the CR too.</param>
    /// <param name="deaf">While true, characters are thrown away.</param>
    /// <returns>The line without CR; null at the end of the stream.</returns>
    public async Task<string?> ReadLineAsync(Action<ReadOnlySpan<byte>> echo, Func<bool> deaf)
    {
        var line = new StringBuilder();
        while (_count > 0 || await FillAsync(Timeout.InfiniteTimeSpan).ConfigureAwait(false))
        {
            var echoed = new List<byte>();
            var complete = false;
            while (_count > 0 && !complete)
            {
                var value = _buffer[_start++];
                _count--;
                if (deaf())
                {
                    line.Clear();
                    continue;
                }

                if (value == '\n')
                {
                    continue;
                }

                echoed.Add(value);
                if (value == '\r')
                {
                    complete = true;
                }
                else if (value == 8)
                {
                    line.Length = Math.Max(0, line.Length - 1);
                }
                else if (line.Length < LongestLine)
                {
                    line.Append((char)value);
                }
            }

            if (echoed.Count > 0)
            {
                echo(echoed.ToArray());
            }

            if (complete)
            {
                // The LF of a CR LF must not become the first byte of data that follows.
                if (_count > 0 && _buffer[_start] == '\n')
                {
                    _start++;
                    _count--;
                }

                return line.ToString();
            }
        }

        return null;
    }

    /// <summary>Fills the buffer given.</summary>
    /// <param name="idle">The longest time without any byte.</param>
    /// <returns>Whether all bytes came.</returns>
    public async Task<bool> ReadDataAsync(Memory<byte> data, TimeSpan idle)
    {
        while (data.Length > 0)
        {
            if (_count == 0 && !await FillAsync(idle).ConfigureAwait(false))
            {
                return false;
            }

            var taken = Math.Min(_count, data.Length);
            _buffer.AsSpan(_start, taken).CopyTo(data.Span);
            data = data[taken..];
            _start += taken;
            _count -= taken;
        }

        return true;
    }

    private async Task<bool> FillAsync(TimeSpan wait)
    {
        // A read that timed out stays under way: no byte may get lost with it.
        _pending ??= stream.ReadAsync(_buffer, stop).AsTask();
        try
        {
            _count = await _pending.WaitAsync(wait, stop).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return false;
        }

        _pending = null;
        _start = 0;
        var ended = _count == 0;
        _count = arrive(_buffer.AsSpan(0, _count));
        return !ended;
    }
}

/// <summary>Does to bytes in transit what the wire does to them.</summary>
/// <returns>How many are left.</returns>
internal delegate int PortWire(Span<byte> bytes);
