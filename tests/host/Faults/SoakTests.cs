using System.Diagnostics;
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
    private const int UsualCycles = 30;

    // What the process makes once, at whatever time: pools, caches, compiled code.
    private const int WarmUp = 10;
    private const int MostGrowth = 256 * 1024;
    private const int MostGrowthPerCycle = 256;
    private const int MostHandles = 16;
    private const int MostThreads = 16;
    private static readonly TimeSpan SettleTime = TimeSpan.FromMinutes(2);

    private static readonly AtFault[] AtFaults = [AtFault.TimeOut, AtFault.CmeError, AtFault.Error, AtFault.ModemReboot];
    private static readonly HttpFault[] HttpFaultsInPlace = [HttpFault.TcpReset, HttpFault.Http500, HttpFault.MalformedBody, HttpFault.BodyCutByTcp];
    private static readonly Es9Function[] Functions = [Es9Function.InitiateAuthentication, Es9Function.AuthenticateClient, Es9Function.GetBoundProfilePackage];

    /// <summary>As many cycles as NANOLPA_SOAK_CYCLES says, each with a fault in the download and one in what follows.</summary>
    [Fact]
    public async Task Cycles_with_faults_leave_nothing_behind()
    {
        var cycles = int.TryParse(Environment.GetEnvironmentVariable("NANOLPA_SOAK_CYCLES"), out var asked) ? asked : UsualCycles;
        var random = new Random(Seed);
        var watch = Stopwatch.StartNew();
        await using var bench = await FaultBench.StartAsync(3);
        var (download, change) = await MeasureAsync(bench);
        var counts = new SoakCounts();
        Footprint before = default;
        for (var cycle = 0; cycle < WarmUp + cycles; cycle++)
        {
            await CycleAsync(bench, random, cycle, counts, download, change);
            if (cycle == WarmUp - 1)
            {
                before = Footprint.Take();
            }
        }

        var most = new Footprint(before.Heap + MostGrowth + (MostGrowthPerCycle * cycles), before.Handles + MostHandles, before.Threads + MostThreads);
        var after = await Footprint.SettleAsync(most, SettleTime);
        var text = $"soak: seed {Seed}, {WarmUp} + {cycles} cycles in {watch.Elapsed.TotalSeconds:0} s, {counts.Armed} faults armed, {bench.Strikes} hit, "
            + $"{counts.Retries} retries; {before} then {after}";
        output.WriteLine(text);
        Report.Show("soak", text);

        // Each fault is aimed at an exchange that there is; a few come too late, since faults before them have shortened the run.
        Assert.InRange(bench.Strikes, counts.Armed * 9 / 10, counts.Armed);
        Assert.InRange(after.Heap, 0, most.Heap);
        Assert.InRange(after.Handles, 0, most.Handles);
        Assert.InRange(after.Threads, 0, most.Threads);
    }

    /// <summary>How many exchanges a download has, and how many all that follows it.</summary>
    private static async Task<(int Download, int Change)> MeasureAsync(FaultBench bench)
    {
        bench.Count();
        Assert.Equal(0, await bench.DownloadAsync());
        var download = bench.Exchanges;
        bench.Count();
        await ChangeAsync(bench, bench.Order.Iccid!, "without a fault");
        var change = bench.Exchanges;
        await ReportAsync(bench, "without a fault");
        return (download, change);
    }

    private static async Task CycleAsync(FaultBench bench, Random random, int cycle, SoakCounts counts, int download, int change)
    {
        var smdp = bench.Board.Smdp!;
        var where = $"seed {Seed}, cycle {cycle}";
        var order = smdp.AddOrder(new ProfileOrder { MatchingId = $"SOAK-{cycle}", ProfileName = "Fault", ProfileSize = 1200 });
        counts.Armed++;
        if (cycle % 4 == 3)
        {
            bench.FailCall(Functions[random.Next(Functions.Length)], HttpFaultsInPlace[random.Next(HttpFaultsInPlace.Length)]);
        }
        else
        {
            bench.FailAt(random.Next(download), AtFaults[random.Next(AtFaults.Length)]);
        }

        await UntilAsync(where, "download", async () => bench.Board.Euicc.Profiles.Count == 1 || await TryDownloadAsync(bench, order, counts));
        bench.Heal();
        Assert.Equal(order.Iccid, Assert.Single(bench.Board.Euicc.Profiles).Iccid);

        counts.Armed++;
        bench.FailAt(random.Next(change), AtFaults[random.Next(AtFaults.Length)]);
        await ChangeAsync(bench, order.Iccid!, where);
        bench.Heal();
        await ReportAsync(bench, where);
        Assert.Equal(OrderState.Installed, order.State);
        Assert.Equal("", await new FaultCheck(bench).TidyAsync());

        Assert.Equal(bench.FreeMemory, bench.Board.Euicc.FreeMemory);
        bench.ForgetPast();
    }

    private static async Task<bool> TryDownloadAsync(FaultBench bench, ProfileOrder order, SoakCounts counts)
    {
        var result = await bench.DownloadAsync(order);
        counts.Retries += bench.Device.Retries;
        return result == 0;
    }

    private static async Task ChangeAsync(FaultBench bench, string iccid, string where)
    {
        var euicc = bench.Board.Euicc;
        await UntilAsync(where, "enable", () => HandleAsync(bench, 0, iccid, () => euicc.EnabledIccid == iccid));
        await UntilAsync(where, "disable", () => HandleAsync(bench, 1, iccid, () => euicc.EnabledIccid is null));
        await UntilAsync(where, "delete", () => HandleAsync(bench, 2, iccid, () => euicc.Profiles.Count == 0));
    }

    private static async Task<bool> HandleAsync(FaultBench bench, int tag, string iccid, Func<bool> isDone)
    {
        if (!isDone())
        {
            await Task.Run(() => bench.Device.Esim.ProfileHandle(tag, iccid));
        }

        return isDone();
    }

    private static async Task ReportAsync(FaultBench bench, string where)
    {
        await NetworkAsync(bench, where);
        await UntilAsync(where, "report", () => Task.Run(() => bench.Device.Esim.Notifications.ReportAll(null)?.All(r => r.Error is null) == true));
    }

    /// <summary>Waits for the modem to be back in the network, which it leaves when it takes up a profile.</summary>
    private static async Task NetworkAsync(FaultBench bench, string where)
    {
        var watch = Stopwatch.StartNew();
        while (!await Task.Run(() => bench.Device.Modem.Info.Registration().IsRegistered))
        {
            Assert.True(watch.Elapsed < FaultBench.Deadline, where + ": no network");
            await Task.Delay(10);
        }
    }

    private static async Task UntilAsync(string where, string what, Func<Task<bool>> action)
    {
        for (var tries = 0; !await action().WaitAsync(FaultBench.Deadline); tries++)
        {
            Assert.True(tries < MostTries, $"{where}: {what} does not succeed");
        }
    }

    private sealed class SoakCounts
    {
        public int Armed { get; set; }

        public int Retries { get; set; }
    }
}
