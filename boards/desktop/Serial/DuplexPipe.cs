using System.IO.Pipelines;

namespace NanoLpa.Desktop.Serial;

/// <summary>A cable inside this program: what one end writes, the other end reads. Works on every system.</summary>
public sealed class DuplexPipe : IDisposable
{
    /// <summary>A cable with nothing in it.</summary>
    public DuplexPipe()
    {
        var there = new Pipe();
        var back = new Pipe();
        First = new End(back.Reader, there.Writer);
        Second = new End(there.Reader, back.Writer);
    }

    /// <summary>One end. When it is disposed, the other end reads to the end, and its writes fail.</summary>
    public Stream First { get; }

    /// <summary>The other end.</summary>
    public Stream Second { get; }

    /// <summary>Disposes both ends.</summary>
    public void Dispose()
    {
        First.Dispose();
        Second.Dispose();
    }

    private sealed class End(PipeReader reader, PipeWriter writer) : DuplexStream
    {
        private readonly Stream _reading = reader.AsStream(leaveOpen: true);
        private int _disposed;

        public override int Read(byte[] buffer, int offset, int count) => _reading.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _reading.ReadAsync(buffer, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) =>
            WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            ObjectDisposedException.ThrowIf(_disposed != 0, this);
            var result = await writer.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (result.IsCompleted)
            {
                throw new IOException("the other end is closed");
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                writer.Complete();
                reader.CancelPendingRead();
                reader.Complete();
            }

            base.Dispose(disposing);
        }
    }
}
