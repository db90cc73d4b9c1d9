using System.Net;
using System.Net.Security;
using System.Security.Cryptography;

namespace NanoLpa.Virtual.Modem;

/// <summary>One TLS socket in buffer access mode: bytes from the peer wait here until AT+QSSLRECV takes them.</summary>
internal sealed class TlsSocket : IDisposable
{
    public const int Opening = 1;
    public const int Connected = 2;
    public const int Closing = 4;

    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(60);

    private readonly VirtualModem _modem;
    private readonly ModemPort _owner;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _stopped;
    private readonly SemaphoreSlim _room = new(0, 1);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly byte[] _buffer;
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SslStream? _stream;
    private IPEndPoint? _peer;
    private int _localPort;
    private int _count;
    private bool _disposed;

    public TlsSocket(VirtualModem modem, ModemPort owner, int id, int pdp, int context)
    {
        _modem = modem;
        _owner = owner;
        Id = id;
        Pdp = pdp;
        Context = context;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(modem.Stopped);
        _stopped = _stop.Token;
        _buffer = new byte[modem.Options.ReceiveBufferSize];
    }

    public int Id { get; }

    public int Pdp { get; }

    public int Context { get; }

    public int State { get; private set; } = Opening;

    /// <summary>The line of AT+QSSLSTATE.</summary>
    public string Description =>
        $"+QSSLSTATE: {Id},\"SSLClient\",\"{_peer?.Address}\",{_peer?.Port ?? 0},{_localPort},{State},{Pdp},{Id},0,\"uart1\",{Context}";

    /// <summary>Connects, announces the outcome, then collects what the peer sends.</summary>
    /// <param name="failed">Called before a failure is announced.</param>
    public async Task RunAsync(TlsContext settings, string host, int port, Action failed)
    {
        try
        {
            var (error, stream, peer, localPort) = await TlsConnector.OpenAsync(_modem, settings, host, port, _stopped).ConfigureAwait(false);
            lock (_gate)
            {
                _peer = peer;
                _localPort = localPort;
                _stream = stream;
                State = error == 0 ? Connected : Closing;
            }

            if (_disposed)
            {
                stream?.Dispose();
                return;
            }

            if (error != 0)
            {
                failed();
            }

            _owner.Unsolicited($"+QSSLOPEN: {Id},{error}");
            if (stream is not null)
            {
                await CollectAsync(stream).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Closed by the host or with the modem.
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    /// <summary>Sends to the peer.</summary>
    /// <returns>Whether it went out.</returns>
    public async Task<bool> SendAsync(byte[] data)
    {
        await _sending.WaitAsync(_modem.Stopped).ConfigureAwait(false);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(_modem.Stopped);
        deadline.CancelAfter(SendTimeout);
        try
        {
            await _stream!.WriteAsync(data, deadline.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
            when (exception is IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Takes what has come, at most <paramref name="most"/> bytes.</summary>
    public byte[] Take(int most)
    {
        lock (_gate)
        {
            var taken = _buffer.AsSpan(0, Math.Min(most, _count)).ToArray();
            _count -= taken.Length;
            Buffer.BlockCopy(_buffer, taken.Length, _buffer, 0, _count);
            if (taken.Length > 0 && _room.CurrentCount == 0)
            {
                _room.Release();
            }

            return taken;
        }
    }

    /// <summary>Says goodbye to the peer and closes.</summary>
    public async Task CloseAsync(TimeSpan patience)
    {
        if (State == Connected && _stream is { } stream)
        {
            try
            {
                // First the reader stops: OpenSSL's state is not made for a goodbye beside a read.
                await _stop.CancelAsync().ConfigureAwait(false);
                await _ended.Task.WaitAsync(patience).ConfigureAwait(false);
                await stream.ShutdownAsync().WaitAsync(patience).ConfigureAwait(false);
            }
            catch (Exception exception)
                when (exception is IOException or TimeoutException or InvalidOperationException or CryptographicException)
            {
                // The peer is gone, does not listen, or still talks; closing needs no consent.
            }
        }

        Dispose();
    }

    /// <summary>Closes without a word.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        _stop.Cancel();
        _stream?.Dispose();
        _stop.Dispose();
    }

    private async Task CollectAsync(SslStream stream)
    {
        var incoming = new byte[_buffer.Length];
        var received = 0;
        do
        {
            var room = await RoomAsync().ConfigureAwait(false);
            try
            {
                received = await stream.ReadAsync(incoming.AsMemory(0, room), _stopped).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                received = 0;
            }

            bool first;
            lock (_gate)
            {
                incoming.AsSpan(0, received).CopyTo(_buffer.AsSpan(_count));
                first = _count == 0 && received > 0;
                _count += received;
            }

            if (first)
            {
                _owner.Unsolicited($"+QSSLURC: \"recv\",{Id}");
            }
        }
        while (received > 0);

        State = Closing;
        if (!_disposed)
        {
            _owner.Unsolicited($"+QSSLURC: \"closed\",{Id}");
        }
    }

    private async Task<int> RoomAsync()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_count < _buffer.Length)
                {
                    return _buffer.Length - _count;
                }
            }

            await _room.WaitAsync(_stopped).ConfigureAwait(false);
        }
    }
}
