using static HostTests.EndToEnd.SwitchBench;

namespace HostTests.EndToEnd;

/// <summary>Another profile is taken by itself when there is no service: after a while, not too often, and only when told to.</summary>
public class AutoswitchTests
{
    private const string Preferred = "settings profiles " + First + "," + Second + "," + Third;

    [Fact]
    public async Task It_switches_when_service_is_lost_and_tries_one_after_the_other()
    {
        await using var bench = await StartAsync([First]);
        await bench.SetUpAsync(Preferred, "settings losttime 1", "settings switchpause 0", "settings deadline 1");
        var terminal = new TypedTerminal();
        var run = bench.RunAsync(terminal);
        terminal.Type("autoswitch on");
        terminal.Type("eid");
        await terminal.WaitForAsync("EID: ", 2);
        bench.Board.Modem.Options.AdmittedIccids = [Third];
        await terminal.WaitForAsync("switched to " + Third);
        terminal.Close();
        await run;
        Assert.Contains("not switched: ", terminal.Text);
        Assert.Contains("switching to " + Second, terminal.Text);
        Assert.Equal(Third, bench.Board.Euicc.EnabledIccid);
    }

    [Fact]
    public async Task It_keeps_to_pause_and_limit_over_a_restart()
    {
        await using var bench = await StartAsync([First]);
        await bench.SetUpAsync(Preferred, "settings losttime 1", "settings switchpause 0", "settings switchlimit 1", "settings deadline 1", "settings autoswitch on");
        bench.Board.Modem.Options.AdmittedIccids = [];
        var terminal = await WatchAsync(bench);
        Assert.Equal(2, terminal.Split("not switched: ").Length);
        Assert.DoesNotContain("switching to", await WatchAsync(bench));

        var session = await bench.RunAsync("settings switchlimit 10", "settings switchpause 3600");
        Assert.True(session.Succeeded, session.Text);
        terminal = await WatchAsync(bench);
        Assert.Equal(2, terminal.Split("not switched: ").Length);
        Assert.Equal(First, bench.Board.Euicc.EnabledIccid);
    }

    [Fact]
    public async Task It_is_off_unless_told()
    {
        await using var bench = await StartAsync([]);
        await bench.SetUpAsync(Preferred, "settings losttime 1", "settings switchpause 0");
        Assert.DoesNotContain("switching to", await WatchAsync(bench));
    }

    /// <summary>Leaves it alone for some seconds: several times what it would need for one more switch.</summary>
    private static async Task<string> WatchAsync(Bench bench)
    {
        var terminal = new TypedTerminal();
        var run = bench.RunAsync(terminal);
        await terminal.WaitForAsync("EID: ");
        await Task.Delay(TimeSpan.FromSeconds(7));
        terminal.Close();
        await run;
        return terminal.Text;
    }
}
