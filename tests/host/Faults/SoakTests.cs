using NanoLpa.Virtual.Smdp;
using Xunit.Abstractions;

namespace HostTests.Faults;

/// <summary>Tests that measure the whole process: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class Alone
{
    public const string Name = "alone";
}

/// <summary>A long life: a profile comes, is switched and goes, again and again, with faults; nothing is left behind.</summary>
[Collection(Alone.Name)]
public class SoakTests(ITestOutputHelper output)
{
    private const int Seed = 20260101;
    private const int MostTries = 6;

    [Fact]
    public async Task Cycles_with_faults_leave_nothing_behind()
    {
        var cycles = int.TryParse(Environment.GetEnvironmentVariable("NANOLPA_SOAK_CYCLES"), out var asked) ? asked : 60;
        var random = new Random(Seed);
        await using var bench = await FaultBench.StartAsync(3);
        var (faults, before) = (0, 0L);
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            var order = new ProfileOrder { MatchingId = $"SOAK-{cycle}", ProfileSize = 1200 };
            bench.Board.Smdp!.AddOrder(order);
            faults += Inject(bench, random);
            await UntilAsync(cycle, "download", async () => bench.Board.Euicc.Profiles.Count == 1
                || await bench.Device.DownloadAsync(bench.Board.Smdp.ActivationCode(order)) == 0);
            Assert.Equal(order.Iccid, Assert.Single(bench.Board.Euicc.Profiles).Iccid);
            faults += Inject(bench, random);
            await SwitchAsync(bench, cycle, "enable", 0, order, () => bench.Board.Euicc.EnabledIccid == order.Iccid);
            await SwitchAsync(bench, cycle, "disable", 1, order, () => bench.Board.Euicc.EnabledIccid is null);
            await SwitchAsync(bench, cycle, "delete", 2, order, () => bench.Board.Euicc.Profiles.Count == 0);
            bench.FailAt(-1, AtFault.TimeOut);
            bench.Board.Smdp.Fault = null;
            await UntilAsync(cycle, "report", () => Task.Run(() => bench.Device.Esim.Notifications.ReportAll(null)?.All(r => r.Error is null) == true));
            Assert.Empty(bench.Board.Euicc.Notifications);
            Assert.Equal(OrderState.Installed, order.State);
            Assert.Equal(("", 0, 0, 1), (bench.Board.Euicc.OpenChannels > 0 ? $"cycle {cycle}, {bench.Struck}" : "", bench.Board.Euicc.OpenChannels, bench.Board.Modem.OpenSockets, bench.Board.Modem.OpenPorts));
            if (cycle == Math.Min(50, cycles / 2))
            {
                before = Heap();
            }
        }

        var after = Heap();
        output.WriteLine($"seed {Seed}: {cycles} cycles, {faults + bench.Strikes} faults, heap {before / 1024} KB then {after / 1024} KB");

        // The server's log and orders are part of it: a few KB a cycle.
        Assert.InRange(after, 0, before + (cycles * 8L * 1024) + (2 << 20));
    }

    private static int Inject(FaultBench bench, Random random)
    {
        var kinds = new[] { AtFault.TimeOut, AtFault.CmeError, AtFault.Error, AtFault.ModemReboot };
        var exchange = random.Next(2, 200);
        bench.FailAt(exchange, kinds[random.Next(kinds.Length)]);
        var http = random.Next(8) == 0;
        bench.Board.Smdp!.Fault = http ? Fault.HttpStatus(Es9Function.AuthenticateClient, 503, 1) : null;
        return http ? 1 : 0;
    }

    private static Task SwitchAsync(FaultBench bench, int cycle, string what, int tag, ProfileOrder order, Func<bool> isDone) =>
        UntilAsync(cycle, what, async () =>
        {
            if (!isDone())
            {
                await Task.Run(() => bench.Device.Esim.ProfileHandle(tag, order.Iccid));
            }

            return isDone();
        });

    private static async Task UntilAsync(int cycle, string what, Func<Task<bool>> action)
    {
        for (var tries = 0; !await action().WaitAsync(TimeSpan.FromSeconds(30)); tries++)
        {
            Assert.True(tries < MostTries, $"seed {Seed}, cycle {cycle}: {what} does not succeed");
        }
    }

    private static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(true);
    }
}
