using System.Collections.Concurrent;
using System.Diagnostics;
using NanoLpa.Virtual.Smdp;
using Xunit.Abstractions;

namespace HostTests.Faults;

/// <summary>Every exchange of a download goes wrong once, in every way: the profile is there or not, never half, and nobody is left in the dark.</summary>
public class DownloadFaultTests(ITestOutputHelper output)
{
    private static readonly Es9Function[] Functions =
        [Es9Function.InitiateAuthentication, Es9Function.AuthenticateClient, Es9Function.GetBoundProfilePackage, Es9Function.HandleNotification];

    // Most of the time of a run is spent in time-outs.
    private static readonly ParallelOptions Parallelism = new() { MaxDegreeOfParallelism = 6 };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Whatever_happens_to_an_exchange_with_the_modem_the_profile_comes(int attempts)
    {
        var exchanges = await CountAsync();
        Assert.InRange(exchanges, 30, 500);
        var cases = from exchange in Enumerable.Range(0, exchanges) from fault in Enum.GetValues<AtFault>() select (exchange, fault);
        await RunAsync(cases, attempts, async (bench, c) =>
        {
            bench.FailAt(c.exchange, c.fault);
            var result = await bench.DownloadAsync();
            return ($"exchange {c.exchange}, {c.fault}, {bench.Struck}", bench.Struck is not null, result);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Whatever_happens_to_an_exchange_with_the_server_the_profile_comes(int attempts)
    {
        var cases = from function in Functions from fault in HttpFaults.All select (function, fault);
        await RunAsync(cases, attempts, async (bench, c) =>
        {
            bench.Board.Smdp!.Fault = c.fault.Make(c.function);
            return ($"{c.function}, {c.fault.Name}", true, await bench.DownloadAsync());
        });
    }

    private static async Task<int> CountAsync()
    {
        await using var bench = await FaultBench.StartAsync(1);
        bench.Count();
        Assert.Equal(0, await bench.DownloadAsync());
        var exchanges = bench.Exchanges;
        Assert.Equal("", await bench.CheckAsync(0));
        return exchanges;
    }

    private async Task RunAsync<T>(IEnumerable<T> cases, int attempts, Func<FaultBench, T, Task<(string Name, bool Struck, int Result)>> run)
    {
        var watch = Stopwatch.StartNew();
        var failures = new ConcurrentQueue<string>();
        var (injected, succeeded, retried) = (0, 0, 0);
        await Parallel.ForEachAsync(cases, Parallelism, async (c, _) =>
        {
            var name = c!.ToString()!;
            try
            {
                await using var bench = await FaultBench.StartAsync(attempts);
                (name, var struck, var result) = await run(bench, c);
                Interlocked.Add(ref injected, struck ? 1 : 0);
                Interlocked.Add(ref succeeded, struck && result == 0 ? 1 : 0);
                Interlocked.Add(ref retried, bench.Device.Retries);
                if (await bench.CheckAsync(result) is { Length: > 0 } wrong)
                {
                    failures.Enqueue(name + ": " + wrong);
                }
            }
            catch (Exception e)
            {
                failures.Enqueue(name + ": " + e);
            }
        });
        output.WriteLine($"attempts {attempts}: {injected} faults injected, {injected - failures.Count} survived, "
            + $"{succeeded} downloads succeeded in spite of it, {retried} retries, {watch.Elapsed.TotalSeconds:0} s");
        Assert.True(failures.IsEmpty, failures.Count + " of " + injected + ":\n" + string.Join('\n', failures.Order()));
        Assert.True(injected > 0);
    }
}
