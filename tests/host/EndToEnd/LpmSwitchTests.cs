using NanoLpa.Virtual.Modem;
using static HostTests.EndToEnd.SwitchBench;

namespace HostTests.EndToEnd;

/// <summary>switch on an M2M card with KORE's applet, whose guide leaves the way back and the choice of profiles to the device.</summary>
public class LpmSwitchTests
{
    private const string A = "89123108001757010071";
    private const string B = "8949001312170061988";

    /// <summary>Once enabled, POL1 forbids to disable it.</summary>
    private const string C = "89123108001757010072";

    public static TheoryData<bool, TakeUp, CsimSupport> Cards
    {
        get
        {
            var cards = new TheoryData<bool, TakeUp, CsimSupport>();
            foreach (var announces in new[] { false, true })
            {
                cards.Add(announces, TakeUp.Refresh, CsimSupport.Full);
                cards.Add(announces, TakeUp.Refresh, CsimSupport.Absent);
                cards.Add(announces, TakeUp.Functionality, CsimSupport.Full);
            }

            return cards;
        }
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public async Task It_goes_there_and_back(bool announces, TakeUp takeUp, CsimSupport csim)
    {
        await using var bench = await StartOmniSimAsync([A], announces, takeUp, csim);
        await bench.SetUpAsync();
        var session = await bench.RunAsync("switch " + B, "status");
        Assert.EndsWith(A + " is enabled again", session.Error, StringComparison.Ordinal);
        Assert.Equal(A, bench.Board.Euicc.EnabledIccid);
        Assert.Contains("  ICCID: " + A, session.Lines);
        Assert.Contains("  network: home network", session.Lines);
        bench.Board.Modem.Options.AdmittedIccids = [A, B];
        session = await bench.RunAsync("switch 2 60", "status");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains(B + " is enabled, and there is service", session.Lines);
        Assert.Equal(takeUp == TakeUp.Refresh ? 0 : 1, session.Count("switching the modem's radio and card off and on"));
        Assert.Contains("  ICCID: " + B, session.Lines);
        Assert.DoesNotContain("cut off", (await bench.RunAsync()).Text);
        Assert.Equal(0, bench.Board.Euicc.OpenChannels);
    }

    [Fact]
    public async Task A_close_that_announces_REFRESH_is_one_that_succeeded()
    {
        await using var bench = await StartOmniSimAsync([A, B], announcesRefresh: true);
        await bench.SetUpAsync();
        var closes = new List<string>();
        bench.Board.Modem.Options.Trace = line =>
        {
            if (line.StartsWith("card < 91", StringComparison.Ordinal))
            {
                closes.Add(line);
            }
        };
        var session = await bench.RunAsync($"switch {B} 60");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(["card < 910B"], closes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_power_cut_after_each_command_is_made_good(bool works) => Cuts(works).AfterEachCommandAsync();

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    public Task A_power_cut_in_each_write_is_made_good(int write, bool works) => Cuts(works).InWriteAsync(write);

    [Fact]
    public async Task Without_service_on_A_it_goes_to_B_and_further_to_C()
    {
        await using var bench = await StartOmniSimAsync([A]);
        await bench.SetUpAsync($"settings profiles {A},{B},{C}", "settings autoswitch on", "settings switchpause 600");
        var firmware = new AutoswitchBench(bench);
        await firmware.StartAsync();
        await firmware.AdmitAsync(B);
        await firmware.PassUntilAsync(301, "switched to " + B);
        Assert.Equal(B, bench.Board.Euicc.EnabledIccid);

        // Service on B is lost, and there is none on A either: it stays with B, and C comes next.
        await firmware.PassAsync(0);
        await firmware.AdmitAsync(C);
        await firmware.PassUntilAsync(601, "not switched: ");
        Assert.Contains("switching to " + A, firmware.Text);
        await firmware.PassAsync(0);
        Assert.Equal(B, bench.Board.Euicc.EnabledIccid);
        await firmware.PassUntilAsync(601, "switched to " + C);
        await firmware.StopAsync();
        Assert.Equal(C, bench.Board.Euicc.EnabledIccid);
    }

    [Fact]
    public async Task POL1_may_forbid_the_way_back()
    {
        await using var bench = await StartOmniSimAsync([A]);
        await bench.SetUpAsync();
        var session = await bench.RunAsync($"switch {C} 1");
        Assert.Contains("; " + A + " cannot be enabled again: ", session.Error);
        Assert.EndsWith("a policy rule of the profile forbids that; only its operator can change it [SW 69E1]", session.Error, StringComparison.Ordinal);
        Assert.Equal(C, bench.Board.Euicc.EnabledIccid);

        // It would be the same at the next start: nothing is left to be made good.
        Assert.DoesNotContain("cut off", (await bench.RunAsync()).Text);
    }

    [Fact]
    public async Task POL1_forbids_to_leave_a_profile()
    {
        await using var bench = await StartOmniSimAsync([A, C]);
        await bench.SetUpAsync();
        Assert.True((await bench.RunAsync($"switch {C} 60")).Succeeded);
        foreach (var verb in new[] { "switch ", "enable " })
        {
            var session = await bench.RunAsync(verb + A, "status");
            Assert.Contains("a policy rule of the profile forbids that", session.Error);
            Assert.EndsWith("[SW 69E1]", session.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("enabled again", session.Text);
            Assert.DoesNotContain("restarting the modem", session.Text);
            Assert.Contains("  network: home network", session.Lines);
            Assert.DoesNotContain("cut off", session.Text);
        }

        Assert.Equal(C, bench.Board.Euicc.EnabledIccid);
    }

    private static SwitchCuts Cuts(bool works) => new(() => StartOmniSimAsync(works ? [A, B] : [A]), A, B, works);
}
