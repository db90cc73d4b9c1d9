using System.Collections.Concurrent;
using NanoLpa;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Smdp;

namespace HostTests.Faults;

/// <summary>A serial driver that cannot hold what the modem gives at once: the download finds out, and gets through all the same.</summary>
public class UartOverrunTests
{
    private const string Receive = "AT+QSSLRECV=0,";
    private const int Small = 512;
    private const int Large = 1500;

    // More than an answer of the card, less than a large read.
    private const int Held = 1000;
    private const int Profile = 8000;
    private const int Patience = 3000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_second_attempt_reads_small_pieces_and_nothing_reads_large_ones_again(bool flushes)
    {
        await using var bench = await FaultBench.StartAsync(2);
        var before = new ConcurrentQueue<int>();
        var behind = new ConcurrentQueue<int>();
        var overrun = new UartOverrun(Held, flushes);
        bench.Board.Modem.Options.Overrun = overrun;
        bench.Board.Modem.Options.Faults = line =>
        {
            if (line.StartsWith(Receive, StringComparison.Ordinal))
            {
                (overrun.Count == 0 ? before : behind).Enqueue(int.Parse(line.AsSpan(Receive.Length)));
            }

            return null;
        };
        bench.Device.Modem.At.LongestTimeout = Patience;

        Assert.Equal(0, await DownloadAsync(bench, "FIRST"));
        Assert.Equal(1, bench.Device.Retries);
        Assert.Contains(nameof(LpaError.ModemTimeout), bench.Device.Error, StringComparison.Ordinal);
        Assert.Equal(1, overrun.Count);
        Assert.Equal((Small, Large), (before.First(), before.Last()));
        Assert.True(behind.Count > Profile / Small);

        // For good: not for this download alone.
        bench.Device.Modem.At.LongestTimeout = int.MaxValue;
        Assert.Equal(0, await DownloadAsync(bench, "SECOND"));
        Assert.Equal(0, bench.Device.Retries);
        Assert.Equal(1, overrun.Count);
        Assert.True(behind.Count > 2 * Profile / Small);
        Assert.All(behind, size => Assert.InRange(size, 1, Small));
        Assert.Equal(2, bench.Board.Euicc.Profiles.Count);
    }

    private static async Task<int> DownloadAsync(FaultBench bench, string name)
    {
        var order = new ProfileOrder { MatchingId = name, ProfileName = name, ProfileSize = Profile };
        bench.Board.Smdp!.AddOrder(order);
        return await bench.Device.DownloadAsync(bench.Board.Smdp.ActivationCode(order)).WaitAsync(Deadline);
    }
}
