using NanoLpa.Virtual.Euicc;
using static HostTests.EndToEnd.SwitchBench;

namespace HostTests.EndToEnd;

/// <summary>The power goes in the middle of a switch, at every step: the next start leaves a profile with service.</summary>
public class SwitchCutTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task After_each_command_to_the_modem(bool works) => Cuts(works).AfterEachCommandAsync();

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    public Task In_each_write_to_the_journal(int write, bool works) => Cuts(works).InWriteAsync(write);

    [Fact]
    public async Task The_way_back_is_finished_where_none_was_enabled()
    {
        await using var bench = await StartAsync([], isEnabled: false);
        var power = await bench.SetUpAsync("settings deadline 1");
        power.WritesLeft = 2;
        Assert.False((await bench.RunAsync("switch " + Second)).Succeeded);
        Assert.True(power.IsOff);
        power.Restore();
        var session = await bench.RunAsync();
        Assert.Contains(session.Lines, l => l == "the switch is undone: no profile is enabled again");
        Assert.Null(bench.Board.Euicc.EnabledIccid);
    }

    [Fact]
    public async Task A_modem_that_was_not_cut_off_with_the_board_proves_its_service_anew()
    {
        // Cut off right behind EnableProfile, and the modem still tells of the old profile's network.
        await using var bench = await StartAsync([First]);
        var power = await bench.SetUpAsync();
        bench.Board.Modem.Options.StaleRegistration = Timeout.InfiniteTimeSpan;
        bench.Board.Euicc.ProfileStateChanged += (_, change) =>
        {
            if (change is { Iccid: Second, Change: NotificationEvent.Enable })
            {
                power.CommandsLeft = 1;
            }
        };
        await bench.RunAsync("switch " + Second);
        Assert.True(power.IsOff);
        Assert.Equal(Second, bench.Board.Euicc.EnabledIccid);
        power.Restore();
        var session = await bench.RunAsync("status");
        Assert.Contains(session.Lines, l => l.StartsWith("no service: ", StringComparison.Ordinal));
        Assert.Equal(First, bench.Board.Euicc.EnabledIccid);
        Assert.Contains("  network: home network", session.Lines);
    }

    private static SwitchCuts Cuts(bool works) => new(() => StartAsync(works ? [First, Second] : [First]), First, Second, works);
}
