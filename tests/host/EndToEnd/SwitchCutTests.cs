using static HostTests.EndToEnd.SwitchBench;

namespace HostTests.EndToEnd;

/// <summary>The power goes in the middle of a switch, at every step: the next start leaves a profile with service.</summary>
public class SwitchCutTests
{
    // Most of the time is spent in deadlines.
    private static readonly ParallelOptions Parallelism = new() { MaxDegreeOfParallelism = 8 };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_each_command_to_the_modem(bool works)
    {
        var steps = await CountAsync(works);
        Assert.InRange(steps, 10, 200);
        var finished = 0;
        await Parallel.ForEachAsync(Enumerable.Range(1, steps), Parallelism, async (step, _) =>
        {
            await using var bench = await StartAsync(works ? [First, Second] : [First]);
            var power = await bench.SetUpAsync("settings deadline 1");
            power.CommandsLeft = step;
            if (await CutAsync(bench, power, $"command {step} of {steps}", works))
            {
                Interlocked.Increment(ref finished);
            }
        });

        // Both ways of making good were taken, where there are both.
        Assert.InRange(finished, works ? 1 : 0, works ? steps - 1 : 0);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    public async Task In_each_write_to_the_journal(int write, bool works)
    {
        await using var bench = await StartAsync(works ? [First, Second] : [First]);
        var power = await bench.SetUpAsync("settings deadline 1");
        power.WritesLeft = write;
        await CutAsync(bench, power, $"write {write}", works);
    }

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

    private static async Task<int> CountAsync(bool works)
    {
        await using var bench = await StartAsync(works ? [First, Second] : [First]);
        var power = await bench.SetUpAsync("settings deadline 1");
        var before = power.Commands;
        Assert.Equal(works, (await bench.RunAsync("switch " + Second)).Succeeded);
        return power.Commands - before;
    }

    /// <summary>Switches until the power goes, and starts again.</summary>
    /// <returns>Whether the new profile is enabled in the end.</returns>
    private static async Task<bool> CutAsync(Bench bench, PowerCut power, string where, bool works)
    {
        await bench.RunAsync("switch " + Second);
        Assert.True(power.IsOff, where + ": the power held");
        power.Restore();
        bench.Board.Modem.Reboot();
        var session = await bench.RunAsync("status");
        Assert.True(session.Succeeded, where + "\n" + session.Text);
        Assert.Contains("  network: home network", session.Lines);
        var enabled = bench.Board.Euicc.EnabledIccid;
        Assert.Contains("  ICCID: " + enabled, session.Lines);
        Assert.True(works || enabled == First, where + "\n" + session.Text);
        var again = await bench.RunAsync("status");
        Assert.DoesNotContain("cut off", again.Text);
        return enabled == Second;
    }
}
