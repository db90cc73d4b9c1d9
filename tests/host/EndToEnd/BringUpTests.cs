using NanoLpa.Desktop.Serial;
using NanoLpa.Firmware;
using NanoLpa.Quectel;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Modem;

namespace HostTests.EndToEnd;

/// <summary>The firmware's start: switching the modem on, finding its speed, changing it.</summary>
public class BringUpTests
{
    private static ModemOptions Modem() => new()
    {
        BootTime = TimeSpan.FromMilliseconds(400),
        CardStartTime = TimeSpan.FromMilliseconds(50),
        BaudRate = 115200,
    };

    private static async Task<Bench> StartAsync(ModemOptions modem)
    {
        var bench = await Bench.StartAsync(new VirtualBoardOptions { Modem = modem });
        bench.BaudRate = 115200;
        return bench;
    }

    [Fact]
    public async Task A_modem_that_is_off_is_switched_on_by_a_pulse()
    {
        var modem = Modem();
        modem.PoweredOn = false;
        await using var bench = await StartAsync(modem);
        var watchdog = new Watchdog();
        bench.Setup = app =>
        {
            app.Pins = new VirtualPins(bench.Board.Modem.Keys);
            app.Watchdog = watchdog;
        };
        var session = await bench.RunAsync("list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("modem switched on, answers at 115200 bit/s", session.Lines);
        Assert.Contains(session.Lines, l => l.StartsWith("modem: Quectel BG95-M3 BG95M3LAR02A04, IMEI 49015", StringComparison.Ordinal));
        Assert.Contains("EID: " + bench.Board.Euicc.Eid, session.Lines);
        Assert.Equal(1, bench.Board.Modem.Keys.Presses);
        Assert.True(watchdog.Fed > 10);
    }

    [Theory]
    [InlineData(ModemModel.BG95, ModemModule.BG95)]
    [InlineData(ModemModel.EC200A, ModemModule.EC200A)]
    [InlineData(ModemModel.EC600U, ModemModule.EC600U)]
    [InlineData(ModemModel.BG95, ModemModule.Unknown)]
    public async Task The_pulse_is_that_of_the_module(ModemModel model, ModemModule module)
    {
        var modem = Modem();
        modem.PoweredOn = false;
        modem.Model = model;
        await using var bench = await StartAsync(modem);
        bench.Setup = app =>
        {
            app.Pins = new VirtualPins(bench.Board.Modem.Keys);
            app.Module = module;
        };
        var session = await bench.RunAsync();
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(1, bench.Board.Modem.Keys.Presses);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Flow_control_is_used_where_the_board_has_RTS_and_CTS_and_nowhere_else(bool wired)
    {
        // Where it is not wired, a modem that was told to wait for RTS says nothing any more.
        var modem = Modem();
        modem.FlowControlWired = wired;
        await using var bench = await StartAsync(modem);
        bench.HasFlowControl = wired;
        var store = new MemoryStore();
        bench.Setup = app => app.SettingsStore = store;
        Assert.True((await bench.RunAsync("settings baud 921600")).Succeeded);
        var session = await bench.RunAsync("list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("line set to 921600 bit/s", session.Lines);
        Assert.Equal(wired, bench.Board.Modem.FlowControl);
    }

    [Fact]
    public async Task A_modem_that_is_on_is_not_pressed_at_any_speed()
    {
        var modem = Modem();
        modem.BaudRate = 57600;
        await using var bench = await StartAsync(modem);
        bench.Setup = app => app.Pins = new VirtualPins(bench.Board.Modem.Keys);
        var session = await bench.RunAsync();
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("modem answers at 57600 bit/s", session.Lines);
        Assert.Equal(0, bench.Board.Modem.Keys.Presses);
        Assert.Equal(57600, bench.Uart!.BaudRate);
    }

    [Fact]
    public async Task The_speed_is_raised_and_found_again_at_the_next_start()
    {
        await using var bench = await StartAsync(Modem());
        var store = new MemoryStore();
        bench.Setup = app => app.SettingsStore = store;
        Assert.True((await bench.RunAsync("settings baud 921600")).Succeeded);
        Assert.Equal(115200, bench.Board.Modem.BaudRate);

        var session = await bench.RunAsync("list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("line set to 921600 bit/s", session.Lines);
        Assert.Equal(921600, bench.Board.Modem.BaudRate);

        session = await bench.RunAsync("list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("modem answers at 921600 bit/s", session.Lines);
        Assert.DoesNotContain(session.Lines, l => l.StartsWith("line set", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_speed_that_the_wire_does_not_carry_is_left()
    {
        var modem = Modem();
        modem.HighestCarried = 460800;
        await using var bench = await StartAsync(modem);
        var store = new MemoryStore();
        bench.Setup = app => app.SettingsStore = store;
        Assert.True((await bench.RunAsync("settings baud 921600")).Succeeded);
        var session = await bench.RunAsync("list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("the modem does not answer at 921600 bit/s; line goes on at 115200 bit/s", session.Lines);
        Assert.Equal(115200, bench.Board.Modem.BaudRate);
    }

    [Fact]
    public async Task A_modem_that_hangs_is_reset()
    {
        var modem = Modem();
        modem.Hangs = true;
        await using var bench = await StartAsync(modem);
        bench.BaudRate = null;
        bench.Setup = app =>
        {
            // Shorter than the module's own, so that the first press comes to nothing soon.
            app.ModemTimings = new ModemTimings(10, 100, 300, 1500);
            app.Pins = new VirtualPins(bench.Board.Modem.Keys) { HasReset = true };
        };
        var session = await bench.RunAsync("list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(1, bench.Board.Modem.Keys.Presses);
        Assert.Equal(1, bench.Board.Modem.Keys.Resets);
    }

    [Fact]
    public async Task A_modem_that_no_key_wakes_is_said_to_be_and_tried_again()
    {
        using var pipe = new DuplexPipe();
        using var line = new StreamLine(pipe.First);
        var terminal = new ScriptTerminal("");
        var keys = new DeadPins();
        var app = new FirmwareApp(terminal, line) { StartTimeout = 100, Pins = keys, ModemTimings = new ModemTimings(1, 20, 20, 100) };
        Assert.False(await Task.Run(app.Run).WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(2, terminal.Lines.Count(l => l.StartsWith("error: starting: the modem did not answer", StringComparison.Ordinal)));
        Assert.Equal(4, keys.Presses);
    }

    private sealed class DeadPins : IModemPins
    {
        public int Presses { get; private set; }

        public bool HasReset => false;

        public void SetPowerKey(bool pressed) => Presses += pressed ? 1 : 0;

        public void SetReset(bool pressed) => throw new InvalidOperationException("there is no RESET");
    }

    private sealed class Watchdog : IWatchdog
    {
        private int _fed;

        public int Fed => _fed;

        public void Feed() => Interlocked.Increment(ref _fed);
    }
}
