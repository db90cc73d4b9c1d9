using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Smdp;
using Xunit.Abstractions;

namespace HostTests.Faults;

/// <summary>A line that loses and flips bytes: a download may fail on it, but never says that it succeeded when it did not.</summary>
public class NoisyLineTests(ITestOutputHelper output)
{
    private const int Seeds = 4;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(12000, 1000)]
    [InlineData(20000, 30000)]
    [InlineData(2000, 3000)]
    [InlineData(200, 3000)]
    public async Task A_line_that_damages_what_the_modem_says_makes_no_wrong_success(int every, int profileSize)
    {
        var (succeeded, dropped, flipped) = (0, 0, 0);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            await using var bench = await FaultBench.StartAsync(2);
            var order = new ProfileOrder { MatchingId = "NOISE", ProfileSize = profileSize };
            var (noise, result) = await DownloadAsync(bench, order, new LineNoise(seed, every));
            succeeded += 1 - result;
            dropped += noise.Dropped;
            flipped += noise.Flipped;

            Assert.True(noise.Damaged > 0 || result == 0, $"seed {seed}: failed, and nothing was damaged");
            Assert.True(bench.Board.Euicc.Profiles.Count <= 1);
            if (result == 0)
            {
                Assert.Equal(order.Iccid, Assert.Single(bench.Board.Euicc.Profiles).Iccid);
            }

            // With a quiet line all comes out: who was told what, and what there is.
            Assert.All(bench.Device.Esim.Notifications.ReportAll(null), r => Assert.Null(r.Error));
            Assert.Equal(bench.Board.Euicc.Profiles.Count == 1, order.State == OrderState.Installed);
            Assert.Equal(bench.Board.Euicc.Eid, bench.Device.Esim.GetEid());
        }

        output.WriteLine($"one of {every}: {Seeds} downloads, {dropped} bytes dropped, {flipped} flipped, {succeeded} succeeded");
        Assert.True(dropped + flipped > 0);
    }

    [Theory]
    [InlineData(5000)]
    [InlineData(500)]
    [InlineData(100)]
    public async Task A_line_that_damages_both_sides_ends_by_its_deadlines_and_the_next_command_works(int every)
    {
        var (failed, damaged) = (0, 0);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            await using var bench = await FaultBench.StartAsync(1);
            var (noise, result) = await DownloadAsync(bench, new ProfileOrder { MatchingId = "NOISE", ProfileSize = 6000 }, new LineNoise(seed, every, true));
            damaged += noise.Damaged;
            failed += result;
            Assert.True(noise.Damaged > 0, $"seed {seed}: nothing was damaged");
            Assert.True(result == 0 || bench.Device.LastError is not null);
            Assert.Equal(bench.Board.Euicc.Eid, await Task.Run(bench.Device.Esim.GetEid).WaitAsync(Deadline));
            Assert.NotNull(await Task.Run(() => bench.Device.Esim.GetProfileInfo(1)).WaitAsync(Deadline));
        }

        output.WriteLine($"one of {every}, both ways: {Seeds} downloads, {damaged} bytes damaged, {failed} failed");
    }

    private static async Task<(LineNoise Noise, int Result)> DownloadAsync(FaultBench bench, ProfileOrder order, LineNoise noise)
    {
        var device = bench.Device;
        bench.Board.Smdp!.AddOrder(order);
        bench.Board.Modem.Options.Noise = noise;
        device.Modem.At.LongestTimeout = 1000;
        noise.IsOn = true;
        var result = await device.DownloadAsync(bench.Board.Smdp.ActivationCode(order)).WaitAsync(Deadline);
        noise.IsOn = false;
        return (noise, result);
    }
}
