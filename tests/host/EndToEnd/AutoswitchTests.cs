using static HostTests.EndToEnd.SwitchBench;

namespace HostTests.EndToEnd;

/// <summary>Another profile is taken by itself when there is no service: after a while, not too often, and only when told to.</summary>
public class AutoswitchTests
{
    private const string Preferred = "settings profiles " + First + "," + Second + "," + Third;
    private const int Day = 24 * 60 * 60;

    [Fact]
    public async Task It_switches_when_service_is_lost_and_tries_one_after_the_other()
    {
        await using var bench = await StartAsync([First]);
        await bench.SetUpAsync(Preferred);
        var firmware = new AutoswitchBench(bench);
        await firmware.StartAsync();
        firmware.Type("autoswitch on");
        await firmware.PassAsync(1000);
        await firmware.AdmitAsync(Third);
        await firmware.PassAsync(299);
        Assert.DoesNotContain("switching to", firmware.Text);
        await firmware.PassUntilAsync(2, "not switched: ");
        Assert.Contains("no service since 301 s: switching to " + Second, firmware.Text);
        await firmware.PassAsync(0);
        Assert.Contains("; " + First + " is enabled again, but without service", firmware.Text);

        // Not before the pause is over.
        await firmware.PassAsync(1799);
        Assert.DoesNotContain("switching to " + Third, firmware.Text);
        await firmware.PassUntilAsync(2, "switched to " + Third);
        await firmware.PassAsync(Day);
        await firmware.StopAsync();
        Assert.Equal(3, firmware.Text.Split("switching to").Length);
        Assert.Equal(Third, bench.Board.Euicc.EnabledIccid);
    }

    [Fact]
    public async Task Service_that_comes_back_has_the_time_begin_anew()
    {
        await using var bench = await StartAsync([First]);
        await bench.SetUpAsync(Preferred, "settings switchpause 0", "settings autoswitch on", "settings deadline 60");
        var firmware = new AutoswitchBench(bench);
        await firmware.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await firmware.AdmitAsync(Second);
            await firmware.PassAsync(299);
            await firmware.AdmitAsync(First);
        }

        Assert.DoesNotContain("switching to", firmware.Text);
        await firmware.AdmitAsync(Second);
        await firmware.PassUntilAsync(301, "switched to " + Second);
        await firmware.StopAsync();
        Assert.Equal(Second, bench.Board.Euicc.EnabledIccid);
    }

    [Fact]
    public async Task A_day_has_its_limit_which_a_restart_does_not_lift()
    {
        await using var bench = await StartAsync([]);
        await bench.SetUpAsync(Preferred, "settings switchpause 0", "settings switchlimit 2", "settings deadline 1", "settings autoswitch on");
        var firmware = new AutoswitchBench(bench);
        await firmware.StartAsync();
        await firmware.PassAsync(0);
        await firmware.PassUntilAsync(301, "not switched: ");
        await firmware.PassAsync(0);
        await firmware.PassUntilAsync(301, "not switched: ", 2);
        await firmware.PassAsync(0);
        await firmware.PassAsync(3600);
        Assert.Equal(3, firmware.Text.Split("switching to").Length);
        await firmware.StopAsync();

        await firmware.StartAsync();
        await firmware.PassAsync(0);
        await firmware.PassAsync(Day - 1);
        Assert.DoesNotContain("switching to", firmware.Text);

        // The day is over: two again, and no more.
        await firmware.PassUntilAsync(1, "not switched: ");
        await firmware.PassAsync(0);
        await firmware.PassUntilAsync(301, "not switched: ", 2);
        await firmware.PassAsync(0);
        await firmware.PassAsync(3600);
        await firmware.StopAsync();
        Assert.Equal(3, firmware.Text.Split("switching to").Length);
        Assert.Equal(First, bench.Board.Euicc.EnabledIccid);
    }

    [Fact]
    public async Task A_restart_on_another_day_begins_to_count_anew_where_the_modem_knows_the_day()
    {
        await using var bench = await StartAsync([]);
        await bench.SetUpAsync(Preferred, "settings switchpause 0", "settings switchlimit 1", "settings deadline 1", "settings autoswitch on");
        var options = bench.Board.Modem.Options;
        var today = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        var firmware = new AutoswitchBench(bench);
        foreach (var (day, isAllowed) in new[] { (0, true), (0, false), (1, true), (-20000, false), (2, true) })
        {
            // The day long ago is that of a modem whose clock was not set.
            options.Clock = () => today.AddDays(day);
            await firmware.StartAsync();
            await firmware.PassAsync(0);
            if (isAllowed)
            {
                await firmware.PassUntilAsync(301, "not switched: ");
            }

            await firmware.PassAsync(0);
            await firmware.PassAsync(3600);
            await firmware.StopAsync();
            Assert.Equal(isAllowed ? 2 : 1, firmware.Text.Split("switching to").Length);
        }
    }

    [Fact]
    public async Task It_is_off_unless_told_and_has_nothing_to_do_without_preferred_profiles()
    {
        await using var bench = await StartAsync([]);
        await bench.SetUpAsync("settings switchpause 0");
        var firmware = new AutoswitchBench(bench);
        await firmware.StartAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        Assert.Equal(0, firmware.Looks);
        firmware.Type("autoswitch on");
        await firmware.PassAsync(0);
        await firmware.PassAsync(Day);
        await firmware.StopAsync();
        Assert.DoesNotContain("switching to", firmware.Text);
        Assert.DoesNotContain("error:", firmware.Text);
    }
}
