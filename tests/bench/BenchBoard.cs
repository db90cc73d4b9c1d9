using System.Net;
using System.Net.Sockets;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Smdp;

namespace NanoLpa.Bench;

/// <summary>A virtual board whose modem answers on a TCP port, so that who drives it may be a process of its own.</summary>
internal sealed class BenchBoard : IAsyncDisposable
{
    // Room for the largest package, once for each process, and the one to warm up.
    private const int Memory = 4_000_000;

    private readonly VirtualBoard _board;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _orders;

    private BenchBoard(VirtualBoard board)
    {
        _board = board;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>TCP port of the modem.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Root certificate of the SM-DP+.</summary>
    public string CaPem => _board.Pki.ExportCiPem();

    public VirtualSmdp Smdp => _board.Smdp!;

    public static async Task<BenchBoard> StartAsync() => new(await VirtualBoard.StartAsync(new VirtualBoardOptions { Euicc = new EuiccOptions { FreeMemory = Memory } }));

    /// <summary>The activation code of a new profile.</summary>
    /// <param name="size">Bytes of the profile before it is protected for the eUICC.</param>
    public string Order(int size)
    {
        var number = ++_orders;
        var order = new ProfileOrder { MatchingId = $"BENCH-{number}", Iccid = $"89999010000000{number:0000}", ProfileName = "Bench", ProfileSize = size };
        return Smdp.ActivationCode(Smdp.AddOrder(order));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Stop();
        await _board.DisposeAsync();
        _stop.Dispose();
    }

    /// <summary>One line at a time, as a UART has it.</summary>
    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                client.NoDelay = true;
                await using var stream = client.GetStream();
                await _board.Modem.ServeAsync(stream, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The board is switched off.
        }
    }
}
