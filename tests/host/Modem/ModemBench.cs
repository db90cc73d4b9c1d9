using System.IO.Pipelines;
using System.Text;
using NanoLpa.Virtual.Modem;

namespace HostTests;

/// <summary>A host's end of an AT port, in memory: sends bytes, and says which bytes came back.</summary>
internal sealed class ModemBench : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Pipe _toModem = new();
    private readonly Pipe _fromModem = new();
    private readonly Task _serving;
    private readonly bool _owner;

    public ModemBench(ModemOptions options)
        : this(new VirtualModem(options), true)
    {
    }

    private ModemBench(VirtualModem modem, bool owner)
    {
        Modem = modem;
        _owner = owner;
        _serving = modem.ServeAsync(new Both(_toModem.Reader.AsStream(), _fromModem.Writer.AsStream()));
    }

    public VirtualModem Modem { get; }

    /// <summary>Another port of the same modem.</summary>
    public ModemBench SecondPort() => new(Modem, false);

    public async Task SendAsync(byte[] bytes) => await _toModem.Writer.WriteAsync(bytes);

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task<byte[]> ReceiveAsync(int count)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var buffer = new byte[count];
        var stream = _fromModem.Reader.AsStream(leaveOpen: true);
        var got = 0;
        try
        {
            while (got < count)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(got), deadline.Token);
                Assert.True(read > 0, "the modem closed the port");
                got += read;
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"only came: {Encoding.Latin1.GetString(buffer, 0, got)}");
        }

        return buffer;
    }

    /// <summary>The very next bytes are these.</summary>
    public async Task ExpectAsync(string text) => Assert.Equal(text, Encoding.Latin1.GetString(await ReceiveAsync(text.Length)));

    /// <summary>All bytes up to and including the first appearance of an end.</summary>
    public async Task<string> UntilAsync(string end)
    {
        var text = new StringBuilder();
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            text.Append((char)(await ReceiveAsync(1))[0]);
        }

        return text.ToString();
    }

    /// <summary>Sends a command and expects exactly this after it (with echo off).</summary>
    public async Task CommandAsync(string command, string answer)
    {
        await SendAsync(command + "\r");
        await ExpectAsync(answer);
    }

    public Task OkAsync(string command) => CommandAsync(command, "\r\nOK\r\n");

    /// <summary>Nothing comes for a while.</summary>
    public async Task SilenceAsync(int milliseconds = 150)
    {
        await Task.Delay(milliseconds);
        if (_fromModem.Reader.TryRead(out var result))
        {
            var text = Encoding.Latin1.GetString(System.Buffers.BuffersExtensions.ToArray(result.Buffer));
            _fromModem.Reader.AdvanceTo(result.Buffer.Start);
            Assert.Equal("", text);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _toModem.Writer.CompleteAsync();
        if (_owner)
        {
            await Modem.DisposeAsync();
        }

        await _serving.WaitAsync(Patience);
    }

    private sealed class Both(Stream reader, Stream writer) : Stream
    {
        public override bool CanRead => true;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => reader.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            reader.ReadAsync(buffer, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => writer.Write(buffer, offset, count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            writer.WriteAsync(buffer, cancellationToken);

        public override void Flush() => writer.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => writer.FlushAsync(cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
