using System.Collections.Concurrent;
using NanoLpa.Firmware;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>The firmware on a line with a speed, and what the modem heard.</summary>
internal sealed class LineSpeedBench : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _heard = new();
    private int _orders;

    private LineSpeedBench(Bench inner, ModemOptions modem)
    {
        Inner = inner;
        modem.Trace = text =>
        {
            if (text.Split(" > ") is [_, var line])
            {
                _heard.Enqueue(line);
            }
        };
        inner.BaudRate = 115200;
        inner.Setup = app =>
        {
            app.SettingsStore = Store;
            app.RetryPause = 300;
            app.Modem.Card.Timeout = 1500;
        };
    }

    public Bench Inner { get; }

    public VirtualModem Modem => Inner.Board.Modem;

    public MemoryStore Store { get; } = new();

    /// <summary>Command lines that the modem heard, in order.</summary>
    public IReadOnlyCollection<string> Heard => _heard;

    /// <summary>The speeds that it was asked for, in order.</summary>
    public string[] Speeds => [.. _heard.Where(l => l.StartsWith("AT+IPR=", StringComparison.Ordinal)).Select(l => l[7..])];

    /// <summary>How many lines it was sent to see whether they come back.</summary>
    public int Checks => _heard.Count(l => l.StartsWith("AT+CGMI=", StringComparison.Ordinal));

    public static async Task<LineSpeedBench> StartAsync(ModemOptions? modem = null)
    {
        modem ??= new ModemOptions();
        modem.BootTime = TimeSpan.FromMilliseconds(50);
        modem.CardStartTime = TimeSpan.FromMilliseconds(10);
        return new LineSpeedBench(await Bench.StartAsync(new VirtualBoardOptions { Modem = modem }), modem);
    }

    /// <summary>What the modem has heard is forgotten.</summary>
    public void Forget() => _heard.Clear();

    /// <summary>The code of a new order.</summary>
    public string Order(int size = 3000) =>
        Inner.Order(new ProfileOrder { MatchingId = $"SPEED-{++_orders}", ProfileName = $"Speed {_orders}", ProfileSize = size });

    /// <summary>From now on downloads leave the speed alone.</summary>
    public async Task AssertStaysAsync()
    {
        Forget();
        await DownloadAsync();
        Assert.Empty(Speeds);
    }

    /// <summary>A download that must succeed, and leave the line as it was before.</summary>
    public async Task<Session> DownloadAsync(params string[] others)
    {
        var session = await Inner.RunAsync([Order(), .. others]);
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("OTA result: 0", session.Lines);
        AssertRests();
        return session;
    }

    /// <summary>Line and modem are at the speed that both begin with, and there is no echo.</summary>
    public void AssertRests()
    {
        Assert.Equal(115200, Inner.Uart!.BaudRate);
        Assert.Equal(115200, Modem.BaudRate);
        Assert.True(_heard.Count(l => l == "ATE0") >= _heard.Count(l => l == "ATE1"), "echo is left on");
    }

    public ValueTask DisposeAsync() => Inner.DisposeAsync();
}
