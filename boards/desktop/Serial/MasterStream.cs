using System.IO.Pipelines;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NanoLpa.Desktop.Serial;

/// <summary>The near end of a pseudo-terminal.</summary>
internal sealed class MasterStream : DuplexStream
{
    private const int PollMilliseconds = 100;
    private const int StaleMilliseconds = 2000;

    private readonly SafeFileHandle _master;
    private readonly SafeFileHandle _slave;
    private readonly Pipe _received = new();
    private readonly Stream _reading;
    private readonly Thread _reader;
    private readonly Lock _writing = new();
    private volatile bool _stop;

    public MasterStream(SafeFileHandle master, SafeFileHandle slave)
    {
        _master = master;
        _slave = slave;
        _reading = _received.Reader.AsStream(leaveOpen: true);
        _reader = new Thread(Collect) { IsBackground = true, Name = "pseudo-terminal" };
        _reader.Start();
    }

    public override int Read(byte[] buffer, int offset, int count) => _reading.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _reading.ReadAsync(buffer, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => Send(buffer.AsSpan(offset, count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        await Task.Run(() => Send(buffer.Span), cancellationToken).ConfigureAwait(false);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_stop)
        {
            _stop = true;
            _received.Writer.CancelPendingFlush();
            _reader.Join();
        }

        base.Dispose(disposing);
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        lock (_writing)
        {
            var waited = 0;
            while (bytes.Length > 0)
            {
                ObjectDisposedException.ThrowIf(_stop, this);
                var sent = (int)Posix.write(_master, ref MemoryMarshal.GetReference(bytes), (nuint)bytes.Length);
                if (sent > 0)
                {
                    bytes = bytes[sent..];
                    waited = 0;
                }
                else if (sent < 0 && Marshal.GetLastPInvokeError() is var error && error != Posix.TryAgain && error != Posix.Interrupted)
                {
                    throw Posix.Failure("pseudo-terminal");
                }
                else if (Posix.Wait(_master, Posix.PollOut, PollMilliseconds) == 0 && (waited += PollMilliseconds) >= StaleMilliseconds)
                {
                    // No client reads. What lies there is old: the next client is better off without it.
                    _ = Posix.tcflush(_slave, Posix.FlushInput);
                    waited = 0;
                }
            }
        }
    }

    private void Collect()
    {
        while (!_stop)
        {
            if (Posix.Wait(_master, Posix.PollIn, PollMilliseconds) == 0)
            {
                continue;
            }

            var room = _received.Writer.GetSpan(1024);
            var count = (int)Posix.read(_master, ref MemoryMarshal.GetReference(room), (nuint)room.Length);
            if (count > 0)
            {
                _received.Writer.Advance(count);
                _received.Writer.FlushAsync().AsTask().GetAwaiter().GetResult();
            }
            else
            {
                Thread.Sleep(10);
            }
        }

        _received.Writer.Complete();
    }
}
