using NanoLpa.Virtual.Smdp;
using Xunit.Abstractions;

namespace HostTests.Faults;

/// <summary>A line that loses and flips bytes: a download may fail on it, but never says that it succeeded when it did not.</summary>
public class NoisyLineTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(0.00002)]
    [InlineData(0.0002)]
    [InlineData(0.002)]
    public async Task A_line_that_damages_bytes_makes_no_wrong_success(double rate)
    {
        var (succeeded, damaged) = (0, 0);
        for (var seed = 1; seed <= 6; seed++)
        {
            await using var bench = await FaultBench.StartAsync(1);
            NoisyLine? line = null;
            await using var device = new FaultDevice(bench.Board, 2, wire => line = new NoisyLine(wire, seed, rate));
            var order = new ProfileOrder { MatchingId = "NOISE", ProfileSize = 3000 };
            bench.Board.Smdp!.AddOrder(order);
            device.Modem.At.LongestTimeout = 1000;
            line!.IsNoisy = true;
            var result = await device.DownloadAsync(bench.Board.Smdp.ActivationCode(order)).WaitAsync(TimeSpan.FromSeconds(60));
            line.IsNoisy = false;
            damaged += line.Damaged;
            succeeded += 1 - result;
            Assert.True(bench.Board.Euicc.Profiles.Count <= 1);
            if (result == 0)
            {
                Assert.Equal(order.Iccid, Assert.Single(bench.Board.Euicc.Profiles).Iccid);
            }

            // With a quiet line all comes out: who was told what, and what there is.
            Assert.All(device.Esim.Notifications.ReportAll(null), r => Assert.Null(r.Error));
            Assert.Equal(bench.Board.Euicc.Profiles.Count == 1, order.State == OrderState.Installed);
            Assert.Equal(bench.Board.Euicc.Eid, device.Esim.GetEid());
        }

        output.WriteLine($"rate {rate}: 6 downloads, {damaged} bytes damaged, {succeeded} succeeded");
        Assert.True(damaged > 0 || rate < 0.0001);
    }
}
