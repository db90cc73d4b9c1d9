namespace HostTests.EndToEnd;

/// <summary>Power cuts in the middle of a switch: a bench each, and what must be after the next start.</summary>
/// <param name="start">Puts a bench together.</param>
/// <param name="before">The profile that is enabled, and has service.</param>
/// <param name="target">The one that is switched to.</param>
/// <param name="works">Whether that has service.</param>
internal sealed class SwitchCuts(Func<Task<Bench>> start, string before, string target, bool works)
{
    // Most of the time is spent in deadlines.
    private static readonly ParallelOptions Parallelism = new() { MaxDegreeOfParallelism = 8 };

    /// <summary>Cuts behind each command to the modem in turn.</summary>
    public async Task AfterEachCommandAsync()
    {
        var steps = await CountAsync();
        Assert.InRange(steps, 10, 300);
        var (finished, held) = (0, 0);
        await Parallel.ForEachAsync(Enumerable.Range(1, steps), Parallelism, async (step, _) =>
        {
            var (isEnabled, isCut) = await CutAsync(power => power.CommandsLeft = step, $"command {step} of {steps}");
            Interlocked.Add(ref finished, isEnabled && isCut ? 1 : 0);
            Interlocked.Add(ref held, isCut ? 0 : 1);
        });

        // How often a modem is asked until a deadline differs a little from run to run.
        Assert.InRange(held, 0, steps / 4);

        // Both ways of making good were taken, where there are both.
        Assert.InRange(finished, works ? 1 : 0, works ? steps - held - 1 : 0);
    }

    /// <summary>Cuts in the middle of a write to the journal.</summary>
    public async Task InWriteAsync(int write) => Assert.True((await CutAsync(power => power.WritesLeft = write, $"write {write}")).IsCut, "the power held");

    private async Task<int> CountAsync()
    {
        await using var bench = await start();
        var power = await bench.SetUpAsync("settings deadline 1");
        var commands = power.Commands;
        Assert.Equal(works, (await bench.RunAsync("switch " + target)).Succeeded);
        return power.Commands - commands;
    }

    /// <summary>Switches until the power goes, and starts again.</summary>
    /// <returns>Whether the new profile is enabled in the end, and whether the power went before the switch had ended.</returns>
    private async Task<(bool IsEnabled, bool IsCut)> CutAsync(Action<PowerCut> arm, string where)
    {
        await using var bench = await start();
        var power = await bench.SetUpAsync("settings deadline 1");
        arm(power);
        await bench.RunAsync("switch " + target);
        var isCut = power.IsOff;
        power.Restore();
        bench.Board.Modem.Reboot();
        var session = await bench.RunAsync("status");
        Assert.True(session.Succeeded, where + "\n" + session.Text);
        Assert.Contains("  network: home network", session.Lines);
        var enabled = bench.Board.Euicc.EnabledIccid;
        Assert.Contains("  ICCID: " + enabled, session.Lines);
        Assert.True(enabled == before || (works && enabled == target), where + "\n" + session.Text);
        var again = await bench.RunAsync("status");
        Assert.DoesNotContain("cut off", again.Text);
        return (enabled == target, isCut);
    }
}
