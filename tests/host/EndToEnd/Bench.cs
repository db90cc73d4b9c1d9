using System.Text;
using NanoLpa;
using NanoLpa.Desktop.Serial;
using NanoLpa.Firmware;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>The firmware on a virtual board: everything is real but the hardware.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly CancellationTokenSource _stop = new();

    private Bench(VirtualBoard board)
    {
        Board = board;
    }

    public VirtualBoard Board { get; }

    public VirtualSmdp Smdp => Board.Smdp!;

    /// <summary>Root certificates that the modem checks servers against.</summary>
    public string CaPem { get; set; } = "";

    /// <summary>The board's own network, used in place of the modem's unless a setting says otherwise; null: it has none.</summary>
    public IBoardNetwork? Network { get; set; }

    /// <summary>Who is told what goes to modem and servers.</summary>
    public ITrace? Trace { get; set; }

    /// <summary>The host's speed on a line on which it counts, in bits per second; null: it does not.</summary>
    public int? BaudRate { get; set; }

    /// <summary>Whether that line has RTS and CTS.</summary>
    public bool HasFlowControl { get; set; }

    /// <summary>A speed that the line does not have; 0: none.</summary>
    public int LineLacks { get; set; }

    /// <summary>What else the board has; null: nothing.</summary>
    public Action<FirmwareApp>? Setup { get; set; }

    /// <summary>The firmware, for a test that meddles while it runs; kept by <see cref="Setup"/>.</summary>
    public FirmwareApp? App { get; set; }

    /// <summary>What the line to the modem is led through; null: nothing.</summary>
    public Func<NanoLpa.Quectel.ISerialLine, NanoLpa.Quectel.ISerialLine>? Wrap { get; set; }

    /// <summary>The line of the last run, where <see cref="BaudRate"/> counts.</summary>
    public UartLine? Uart { get; private set; }

    /// <summary>Whether notifications are reported by themselves.</summary>
    public bool AutoReport { get; set; } = true;

    /// <summary>Milliseconds between one try to report and the next.</summary>
    public int[] ReportDelays { get; set; } = NotificationReporter.UsualDelays;

    public static async Task<Bench> StartAsync(VirtualBoardOptions? options = null)
    {
        var board = await VirtualBoard.StartAsync(options);
        return new Bench(board) { CaPem = board.Pki.ExportCiPem() };
    }

    /// <summary>The activation code of an order that the server is given.</summary>
    public string Order(ProfileOrder order) => Smdp.ActivationCode(Smdp.AddOrder(order));

    /// <summary>Switches the firmware on, types lines, and waits for its end.</summary>
    public Task<Session> RunAsync(params string[] lines) => RunAsync(new ScriptTerminal(lines));

    /// <summary>Switches the firmware on with a terminal, and waits for its end.</summary>
    public async Task<Session> RunAsync(ScriptTerminal terminal) => new(await RunAsync((ITerminal)terminal), terminal);

    /// <summary>Switches the firmware on with a terminal of any kind, and waits for its end.</summary>
    /// <returns>Whether every command succeeded.</returns>
    public async Task<bool> RunAsync(ITerminal terminal)
    {
        using var pipe = new DuplexPipe();
        using var line = new StreamLine(pipe.First);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        NanoLpa.Quectel.ISerialLine serial = Wrap?.Invoke(line) ?? line;
        Uart = BaudRate is { } rate ? new UartLine(serial, rate) { HasFlowControl = HasFlowControl, Lacks = LineLacks } : null;
        var port = Board.Modem.ServeAsync(pipe.Second, Uart is null ? null : () => Uart.BaudRate, ended.Token);
        var app = new FirmwareApp(terminal, Uart ?? serial)
        {
            CaCertificates = CaPem.Length == 0 ? null : Encoding.ASCII.GetBytes(CaPem),
            Network = Network,
            PrefersNetwork = Network is not null,
            Trace = Trace,
            AutoReport = AutoReport,
            ReportDelays = ReportDelays,
        };
        Setup?.Invoke(app);
        var succeeded = await Task.Run(app.Run).WaitAsync(Deadline);
        await ended.CancelAsync();
        await port;
        return succeeded;
    }

    /// <summary>A download that must succeed: whatever went wrong before has left nothing behind.</summary>
    public async Task AssertNextDownloadWorksAsync()
    {
        Assert.Equal(0, Board.Euicc.OpenChannels);
        var code = Order(new ProfileOrder { MatchingId = "NEXT-" + Guid.NewGuid().ToString("N")[..8], ProfileName = "Next", ProfileSize = 3000 });
        var session = await RunAsync(code);
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("OTA result: 0", session.Lines);
        Assert.Contains(Board.Euicc.Profiles, p => p.Name == "Next");
        Assert.Equal(0, Board.Euicc.OpenChannels);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Board.DisposeAsync();
        _stop.Dispose();
    }
}

/// <summary>What a run of the firmware showed, and whether every command succeeded.</summary>
internal sealed record Session(bool Succeeded, ScriptTerminal Terminal)
{
    public string Text => Terminal.Text;

    public string[] Lines => Terminal.Lines;

    /// <summary>The one line that says what went wrong.</summary>
    public string Error => Assert.Single(Lines, l => l.StartsWith("error:", StringComparison.Ordinal));
}
