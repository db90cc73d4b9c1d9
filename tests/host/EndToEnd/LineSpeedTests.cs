using System.Text.Json;
using NanoLpa;
using NanoLpa.Firmware;
using NanoLpa.Virtual.Modem;

namespace HostTests.EndToEnd;

/// <summary>A line that is made faster for downloads by itself, as far as it carries.</summary>
public class LineSpeedTests
{
    private const string Again = " from now on; settings baud auto tries again";

    [Theory]
    [InlineData(false, 460800, 0.5)]
    [InlineData(true, 921600, 0.4)]
    public async Task A_download_runs_at_a_higher_speed_and_the_line_is_brought_back(bool flowControl, int rate, double share)
    {
        await using var bench = await LineSpeedBench.StartAsync(new ModemOptions { FlowControlWired = flowControl });
        bench.Inner.HasFlowControl = flowControl;
        Assert.True((await bench.Inner.RunAsync("settings baud 115200")).Succeeded);
        Assert.True((await bench.Inner.RunAsync(bench.Order(20000))).Succeeded);
        var slow = bench.Inner.Uart!.WireTime;
        Assert.Empty(bench.Speeds);

        Assert.True((await bench.Inner.RunAsync("settings baud -")).Succeeded);
        bench.Forget();
        var session = await bench.Inner.RunAsync(bench.Order(20000), "status", "settings");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains($"line checked: the download runs at {rate} bit/s", session.Lines);
        Assert.Contains("  line: 115200 bit/s", session.Lines);
        Assert.Contains($"  line in downloads: {rate} bit/s", session.Lines);
        Assert.Contains("  baudlimit: -", session.Lines);
        Assert.Equal([rate.ToString(), "115200"], bench.Speeds);
        Assert.InRange(bench.Inner.Uart!.WireTime, 0, share * slow);
        bench.AssertRests();
    }

    [Fact]
    public async Task It_takes_a_handful_of_exchanges_once_and_two_afterwards()
    {
        await using var bench = await LineSpeedBench.StartAsync();
        Assert.True((await bench.Inner.RunAsync("settings baud auto")).Succeeded);
        bench.Forget();
        var session = await bench.Inner.RunAsync(bench.Order(), bench.Order());
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(["460800", "115200", "460800", "115200"], bench.Speeds);
        Assert.Equal(4, bench.Checks);
        Assert.Equal(1, bench.Heard.Count(l => l == "ATE1"));
        Assert.Single(session.Lines, l => l.StartsWith("line checked", StringComparison.Ordinal));
        bench.AssertRests();
    }

    [Theory]
    [InlineData(1, 40, true)]
    [InlineData(2, 40, false)]
    [InlineData(3, 400, true)]
    [InlineData(4, 400, false)]
    [InlineData(5, 25, true)]
    public async Task A_line_that_is_noisy_at_a_higher_speed_is_found_out_and_remembered(int seed, int every, bool bothWays)
    {
        var noise = new LineNoise(seed, every, bothWays) { IsOn = true };
        await using var bench = await LineSpeedBench.StartAsync(new ModemOptions { Noise = noise, QuietUpTo = 115200 });
        var session = await bench.DownloadAsync("settings");
        Assert.Single(session.Lines, l => l == "the line failed at 460800 bit/s: downloads run at 115200 bit/s" + Again);
        Assert.Contains("  baud: -", session.Lines);
        Assert.Contains("  baudlimit: 115200", session.Lines);
        Assert.True(noise.Damaged > 0);

        // After a restart it is not tried again, until somebody wants that.
        await bench.AssertStaysAsync();
        noise.IsOn = false;
        Assert.True((await bench.Inner.RunAsync("settings baud auto")).Succeeded);
        session = await bench.DownloadAsync("settings");
        Assert.Contains("  baud: auto", session.Lines);
        Assert.Contains("  baudlimit: -", session.Lines);
        Assert.Equal(["460800", "115200"], bench.Speeds);
    }

    [Fact]
    public async Task What_does_not_pass_at_the_highest_speed_may_at_the_one_below()
    {
        var modem = new ModemOptions { Noise = new LineNoise(7, 100, true) { IsOn = true }, QuietUpTo = 460800, FlowControlWired = true };
        await using var bench = await LineSpeedBench.StartAsync(modem);
        bench.Inner.HasFlowControl = true;
        var session = await bench.DownloadAsync("status");
        Assert.Contains("the line failed at 921600 bit/s: downloads run at 460800 bit/s" + Again, session.Lines);
        Assert.Contains("  line in downloads: 460800 bit/s", session.Lines);
        bench.Forget();
        session = await bench.DownloadAsync();
        Assert.Contains("line checked: the download runs at 460800 bit/s", session.Lines);
        Assert.Equal(["460800", "115200"], bench.Speeds);
    }

    [Theory]
    [InlineData("it hears nothing")]
    [InlineData("it refuses")]
    [InlineData("it stays as it is")]
    public async Task A_modem_that_cannot_be_made_faster_is_asked_once(string how)
    {
        var modem = new ModemOptions();
        modem.HighestCarried = how == "it hears nothing" ? 230400 : int.MaxValue;
        modem.IgnoresSpeed = how == "it stays as it is";
        await using var bench = await LineSpeedBench.StartAsync(modem);
        modem.Faults = line => how == "it refuses" && line.StartsWith("AT+IPR", StringComparison.Ordinal) ? new ModemFault { AnswerError = -1 } : null;
        var session = await bench.DownloadAsync();
        Assert.Contains("the line failed at 460800 bit/s: downloads run at 115200 bit/s" + Again, session.Lines);
        Assert.Single(bench.Speeds, s => s == "460800");
        Assert.Equal(0, bench.Checks);
        await bench.AssertStaysAsync();
    }

    [Fact]
    public async Task A_line_without_the_speed_or_without_any_stays_as_it_is()
    {
        await using var bench = await LineSpeedBench.StartAsync();
        bench.Inner.LineLacks = 460800;
        await bench.DownloadAsync();
        Assert.Empty(bench.Speeds);
        Assert.All(bench.Inner.Uart!.Changes, r => Assert.Equal(115200, r));
        bench.Inner.BaudRate = null;
        var session = await bench.Inner.RunAsync("settings baud auto", bench.Order(), "status");
        Assert.True(session.Succeeded, session.Text);
        Assert.Empty(bench.Speeds);
        Assert.DoesNotContain(session.Lines, l => l.StartsWith("  line", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_board_may_leave_the_line_alone_until_a_setting_says_otherwise()
    {
        await using var bench = await LineSpeedBench.StartAsync();
        bench.Inner.Setup += app => app.RaisesSpeed = false;
        await bench.DownloadAsync();
        Assert.Empty(bench.Speeds);
        await bench.DownloadAsync("settings baud auto");
        await bench.DownloadAsync();
        Assert.Equal(["460800", "115200"], bench.Speeds);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "; until the board is switched off, for the board's storage cannot be read or written")]
    public async Task Where_nothing_can_be_kept_it_holds_until_the_board_is_switched_off(bool hasStore, string why)
    {
        await using var bench = await LineSpeedBench.StartAsync(new ModemOptions { IgnoresSpeed = true });
        bench.Inner.Setup += app => app.SettingsStore = hasStore ? new FullStore() : null;
        var session = await bench.Inner.RunAsync(bench.Order(), bench.Order());
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal("460800", Assert.Single(bench.Speeds));
        Assert.Single(session.Lines, "the line failed at 460800 bit/s: downloads run at 115200 bit/s" + Again + why);
    }

    [Fact]
    public async Task A_program_is_told_in_JSON()
    {
        var modem = new ModemOptions { IgnoresSpeed = true };
        await using var bench = await LineSpeedBench.StartAsync(modem);
        bench.Inner.Setup += app => app.Json = true;
        var session = await bench.Inner.RunAsync("download " + bench.Order(), "settings baud auto");
        var said = Assert.Single(session.Lines.Select(l => JsonDocument.Parse(l).RootElement), o => o.TryGetProperty("line", out _)).GetProperty("line");
        Assert.Equal(115200, said.GetProperty("baud").GetInt32());
        Assert.StartsWith("the line failed at 460800 bit/s", said.GetProperty("text").GetString());

        modem.IgnoresSpeed = false;
        session = await bench.Inner.RunAsync("download " + bench.Order(), "status");
        Assert.True(session.Succeeded, session.Text);
        var objects = session.Lines.Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        var line = Assert.Single(objects, o => o.TryGetProperty("line", out _)).GetProperty("line");
        Assert.Equal(460800, line.GetProperty("baud").GetInt32());
        Assert.Equal("line checked: the download runs at 460800 bit/s", line.GetProperty("text").GetString());
        var data = objects[^1].GetProperty("data");
        Assert.Equal(115200, data.GetProperty("baud").GetInt32());
        Assert.Equal(460800, data.GetProperty("downloadBaud").GetInt32());
    }

    [Fact]
    public async Task A_limit_may_be_set_by_hand_and_goes_with_a_new_choice()
    {
        await using var bench = await LineSpeedBench.StartAsync();
        var session = await bench.Inner.RunAsync("settings baudlimit 230400", bench.Order(), "settings baudlimit 7", "settings baud 57600", "settings");
        Assert.Equal("error: baudlimit is 115200, 921600, 460800, 230400, 57600, 38400, 19200, 9600, or - to have it found; it bounds baud auto", session.Error);
        Assert.Equal(["230400", "115200"], bench.Speeds);
        bench.Forget();
        Assert.Contains("  baud: 57600", session.Lines);
        Assert.Contains("  baudlimit: -", session.Lines);
        Assert.Contains("line set to 57600 bit/s", (await bench.Inner.RunAsync(bench.Order())).Lines);
        Assert.Equal(["57600"], bench.Speeds);
    }

    private sealed class FullStore : ISettingsStore
    {
        public byte[]? Read(int slot) => null;

        public void Write(int slot, byte[] data) => throw new LpaException(LpaError.SettingsStore);
    }
}
