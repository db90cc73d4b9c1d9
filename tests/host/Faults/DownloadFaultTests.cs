using System.Collections.Concurrent;
using NanoLpa;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Smdp;

namespace HostTests.Faults;

/// <summary>Every exchange of a download goes wrong once, in every way: the profile is there or not, never half, and nobody is left in the dark.</summary>
public class DownloadFaultTests(FaultTable table) : IClassFixture<FaultTable>
{
    private const int MostStarts = 3;
    private const int FirstAfterOffer = 30;
    private const int Slack = 4;
    private const int LongestName = 40;

    // Most of the time of a run is spent in time-outs.
    private static readonly ParallelOptions Parallelism = new() { MaxDegreeOfParallelism = 8 };

    private delegate Task Preparation(FaultBench bench);

    [Theory]
    [InlineData(1, false, LeHabit.Ignored)]
    [InlineData(3, false, LeHabit.Ignored)]
    [InlineData(3, true, LeHabit.Ignored)]
    [InlineData(3, false, LeHabit.Heeded)]
    public async Task Whatever_happens_to_an_exchange_with_the_modem_the_profile_comes(int attempts, bool overCgla, LeHabit le)
    {
        await RunAsync(0, attempts, overCgla, le, null);
    }

    /// <summary>The end user says "later", and the session is cancelled.</summary>
    [Fact]
    public async Task Whatever_happens_to_an_exchange_with_the_modem_what_was_postponed_can_be_had_later()
    {
        // Until the end user is asked, it is the download of the other tests.
        await RunAsync(FirstAfterOffer, 1, false, LeHabit.Ignored, Postpone);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Whatever_happens_to_a_call_of_the_server_the_profile_comes(int attempts)
    {
        var cases = from function in Enum.GetValues<Es9Function>() from fault in Enum.GetValues<HttpFault>()
                    where FaultKinds.IsPossible(function, fault) select (function, fault);
        var failures = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(cases, Parallelism, async (c, _) =>
        {
            await using var bench = await FaultBench.StartAsync(attempts);
            if (c.function == Es9Function.CancelSession)
            {
                await Postpone(bench);
            }

            bench.FailCall(c.function, c.fault);
            if (!await TryAsync(bench, $"{c.function}, {c.fault}", c.fault, failures))
            {
                failures.Enqueue($"{c.function}, {c.fault}: nothing was struck");
            }
        });
        AssertNone(failures);
    }

    private static Task Postpone(FaultBench bench)
    {
        // Once: the next time the profile is wanted.
        bench.Device.Esim.Install = (_, _) =>
        {
            bench.Device.Esim.Install = null;
            return InstallDecision.Postpone;
        };
        bench.Device.IsRetrying = false;
        return Task.CompletedTask;
    }

    private static CardCommandOptions? Cards(bool overCgla) =>
        overCgla ? new CardCommandOptions { Csim = CsimSupport.Absent, FirstSession = 1 } : null;

    /// <summary>How many exchanges there are when all goes well; a few more when the server's answers come in more pieces.</summary>
    private static async Task<(int Least, int Most)> CountAsync(bool overCgla, LeHabit le, Preparation? prepare)
    {
        var (least, most) = (int.MaxValue, 0);
        for (var run = 0; run < MostStarts; run++)
        {
            await using var bench = await FaultBench.StartAsync(1, Cards(overCgla), le);
            await (prepare?.Invoke(bench) ?? Task.CompletedTask);
            bench.Count();
            var result = await bench.DownloadAsync();
            Assert.Equal(prepare is null ? 0 : 1, result);
            (least, most) = (Math.Min(least, bench.Exchanges), Math.Max(most, bench.Exchanges));
            Assert.Equal("", await new FaultCheck(bench).RunAsync(result));
        }

        Assert.InRange(least, 30, 500);
        return (least, most);
    }

    private async Task RunAsync(int first, int attempts, bool overCgla, LeHabit le, Preparation? prepare)
    {
        var (least, most) = await CountAsync(overCgla, le, prepare);
        var failures = new ConcurrentQueue<string>();
        var cases = from exchange in Enumerable.Range(first, most - first) from fault in Enum.GetValues<AtFault>() select (exchange, fault);
        await Parallel.ForEachAsync(cases, Parallelism, async (c, _) =>
        {
            // The server's answers may come in fewer pieces this time, and nothing be left to strike.
            for (var run = 0; run < MostStarts; run++)
            {
                await using var bench = await FaultBench.StartAsync(attempts, Cards(overCgla), le);
                await (prepare?.Invoke(bench) ?? Task.CompletedTask);
                bench.FailAt(c.exchange, c.fault);
                if (await TryAsync(bench, $"exchange {c.exchange}, {c.fault}", c.fault, failures))
                {
                    return;
                }
            }

            if (c.exchange < least - Slack)
            {
                failures.Enqueue($"exchange {c.exchange}, {c.fault}: nothing was struck");
            }
        });
        AssertNone(failures);
    }

    /// <summary>Downloads, and checks what is left of it.</summary>
    /// <returns>Whether the fault has struck.</returns>
    private async Task<bool> TryAsync(FaultBench bench, string name, Enum fault, ConcurrentQueue<string> failures)
    {
        var (wrong, result, retries) = ("", -1, 0);
        try
        {
            result = await bench.DownloadAsync();
            if (bench.Struck is not { } struck)
            {
                return false;
            }

            (name, retries) = ($"{name}, {struck[..Math.Min(struck.Length, LongestName)]}", bench.Device.Retries);
            wrong = await new FaultCheck(bench).RunAsync(result);
            if (wrong.Length == 0 && result == 1 && FaultKinds.IsRetried(fault) && bench.Device.IsRetrying)
            {
                wrong = "it was not tried again, or in vain";
            }
        }
        catch (Exception e)
        {
            wrong = e.ToString();
        }

        table.Add(fault, wrong.Length == 0, result == 0, retries);
        if (wrong.Length > 0)
        {
            failures.Enqueue(name + ": " + wrong);
        }

        return true;
    }

    private static void AssertNone(ConcurrentQueue<string> failures) =>
        Assert.True(failures.IsEmpty, failures.Count + ":\n" + string.Join('\n', failures.Order()));
}
