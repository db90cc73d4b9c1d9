using NanoLpa.Virtual.Modem;

namespace HostTests.EndToEnd;

/// <summary>A firmware that switches by itself, whose clock a test sets, and whose looks at the network it counts.</summary>
internal sealed class AutoswitchBench
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly Bench _bench;
    private readonly ManualClock _clock = new();
    private TypedTerminal _terminal = new();
    private Task<bool>? _run;
    private int _looks;

    public AutoswitchBench(Bench bench)
    {
        _bench = bench;
        bench.Setup += app => app.Clock = _clock;
        Options.Trace = line =>
        {
            if (line.EndsWith("> AT+CEREG?", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _looks);
            }
        };
    }

    /// <summary>What the firmware has shown since it was switched on.</summary>
    public string Text => _terminal.Text;

    /// <summary>How often the modem was asked for its registration.</summary>
    public int Looks => Volatile.Read(ref _looks);

    private ModemOptions Options => _bench.Board.Modem.Options;

    /// <summary>Which profiles have service from now on; returns when the firmware knows.</summary>
    public Task AdmitAsync(params string[] iccids)
    {
        Options.AdmittedIccids = iccids;
        return LookAsync();
    }

    /// <summary>Time goes by; returns when the firmware has looked at the network since.</summary>
    public Task PassAsync(int seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        return LookAsync();
    }

    /// <summary>Time goes by, and then a text must come.</summary>
    public async Task PassUntilAsync(int seconds, string text, int times = 1)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        await _terminal.WaitForAsync(text, times);
    }

    /// <summary>Switches the firmware on.</summary>
    public async Task StartAsync()
    {
        _terminal = new TypedTerminal();
        _run = _bench.RunAsync(_terminal);
        await _terminal.WaitForAsync("EID: ");
    }

    /// <summary>Types a line.</summary>
    public void Type(string line) => _terminal.Type(line);

    /// <summary>Switches the firmware off.</summary>
    public async Task StopAsync()
    {
        _terminal.Close();
        await _run!;
    }

    /// <summary>Waits for two whole looks: the first that begins from now on, and one more, so that what follows it is done.</summary>
    private async Task LookAsync()
    {
        var end = DateTime.UtcNow + Deadline;
        for (var wanted = Looks + 3; Looks < wanted; await Task.Delay(10))
        {
            Assert.True(DateTime.UtcNow < end, "nobody looks at the network\n" + Text);
        }
    }
}
