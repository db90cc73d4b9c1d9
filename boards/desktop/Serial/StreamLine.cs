using NanoLpa.Quectel;

namespace NanoLpa.Desktop.Serial;

/// <summary>A duplex stream as a serial line: a network connection, an end of a <see cref="DuplexPipe"/>.</summary>
public sealed class StreamLine : ISerialLine, IDisposable
{
    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly object _gate = new();
    private readonly SemaphoreSlim _room = new(0, 1);
    private readonly CancellationTokenSource _stop = new();
    private int _count;
    private bool _ended;

    /// <summary>Begins to read from the stream, which belongs to this line from now on.</summary>
    public StreamLine(Stream stream)
    {
        _stream = stream;
        _ = Task.Run(CollectAsync);
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        var deadline = Environment.TickCount64 + timeoutMilliseconds;
        lock (_gate)
        {
            while (_count == 0)
            {
                var remaining = deadline - Environment.TickCount64;
                if (_ended)
                {
                    return -1;
                }

                if (remaining <= 0)
                {
                    return 0;
                }

                Monitor.Wait(_gate, (int)remaining);
            }

            var taken = Math.Min(count, _count);
            Buffer.BlockCopy(_buffer, 0, buffer, offset, taken);
            _count -= taken;
            Buffer.BlockCopy(_buffer, taken, _buffer, 0, _count);
            if (_room.CurrentCount == 0)
            {
                _room.Release();
            }

            return taken;
        }
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        _stream.Write(buffer, offset, count);
        _stream.Flush();
    }

    /// <summary>Closes the stream; reads from now on say that the line is gone.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stream.Dispose();
        End();
    }

    private async Task CollectAsync()
    {
        var incoming = new byte[4096];
        try
        {
            int count;
            while ((count = await _stream.ReadAsync(incoming, _stop.Token).ConfigureAwait(false)) > 0)
            {
                while (!Keep(incoming.AsSpan(0, count)))
                {
                    await _room.WaitAsync(_stop.Token).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception)
            when (exception is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The line is gone, which the next Read tells.
        }

        End();
    }

    private bool Keep(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_count + bytes.Length > _buffer.Length)
            {
                return false;
            }

            bytes.CopyTo(_buffer.AsSpan(_count));
            _count += bytes.Length;
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.PulseAll(_gate);
        }
    }
}
