using System.Threading.Channels;

namespace NanoLpa.Virtual.Modem;

/// <summary>What one port sends: answers in order, unsolicited lines only between answers.</summary>
/// <param name="stream">Where it goes.</param>
/// <param name="habits">How it is written.</param>
/// <param name="leave">Does to the bytes what the wire does.</param>
internal sealed class PortOutput(Stream stream, Func<PortHabits> habits, PortWire leave)
{
    // Between the pieces of an answer that a fault has cut.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly Channel<(byte[] Bytes, int Piece)> _queue = Channel.CreateUnbounded<(byte[], int)>();
    private readonly Queue<byte[]> _held = new();
    private readonly Lock _gate = new();
    private bool _answering;

    /// <summary>Carries the bytes to the stream until <see cref="Complete"/>.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await foreach (var (bytes, piece) in _queue.Reader.ReadAllAsync(stop).ConfigureAwait(false))
        {
            var usual = habits().PieceBytes;
            var step = piece > 0 ? piece : usual > 0 ? usual : bytes.Length;
            for (var at = 0; at < bytes.Length; at += step)
            {
                await stream.WriteAsync(bytes.AsMemory(at, Math.Min(step, bytes.Length - at)), stop).ConfigureAwait(false);
                await stream.FlushAsync(stop).ConfigureAwait(false);
                if (piece > 0)
                {
                    await Task.Delay(Pause, stop).ConfigureAwait(false);
                }
            }
        }
    }

    public void Complete() => _queue.Writer.TryComplete();

    /// <summary>A command begins: unsolicited lines wait.</summary>
    public void BeginAnswer()
    {
        lock (_gate)
        {
            _answering = true;
        }
    }

    /// <summary>The answer is complete: what waited follows.</summary>
    public void EndAnswer()
    {
        lock (_gate)
        {
            _answering = false;
            while (_held.TryDequeue(out var line))
            {
                Write(line);
            }
        }
    }

    /// <summary>Sends bytes now, in pieces when a size is given.</summary>
    public void Write(byte[] bytes, int piece = 0)
    {
        if (bytes.Length > 0)
        {
            // The caller's array is its own, and may be sent to other ports too.
            bytes = [.. bytes];
            _queue.Writer.TryWrite((bytes[..leave(bytes)], piece));
        }
    }

    /// <summary>Sends an unsolicited line.</summary>
    public void Unsolicited(string text)
    {
        lock (_gate)
        {
            if (_answering)
            {
                _held.Enqueue(habits().Line(text));
            }
            else
            {
                Write(habits().Line(text));
            }
        }
    }

    /// <summary>Forgets what waits: the modem restarts.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _held.Clear();
        }
    }
}
