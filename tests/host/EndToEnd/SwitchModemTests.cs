using NanoLpa.Quectel;
using NanoLpa.Virtual.Modem;
using static HostTests.EndToEnd.SwitchBench;

namespace HostTests.EndToEnd;

/// <summary>switch on modems that do not do what they should.</summary>
public class SwitchModemTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_modem_that_takes_no_restart_is_reset_where_there_is_a_wire(bool hasReset)
    {
        await using var bench = await StartAsync([First, Second], takeUp: TakeUp.Restart);
        var keys = bench.Board.Modem.Keys;
        bench.Setup = app =>
        {
            app.Pins = new Pins(keys) { HasReset = hasReset };
            app.ModemTimings = new ModemTimings(10, 100, 300, 1500);
        };
        await bench.SetUpAsync();
        bench.Board.Modem.Options.Faults = line => line == "AT+CFUN=1,1" ? new ModemFault { AnswerError = 3 } : null;
        var session = await bench.RunAsync($"switch {Second} 60", "status");
        Assert.Equal(hasReset, session.Succeeded);
        Assert.Equal(hasReset ? 1 : 0, keys.Resets);
        Assert.Equal(0, keys.Presses);
        Assert.Equal(hasReset ? Second : First, bench.Board.Euicc.EnabledIccid);
        Assert.Contains("  ICCID: " + bench.Board.Euicc.EnabledIccid, session.Lines);
        if (!hasReset)
        {
            Assert.EndsWith(First + " is enabled again", session.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("cut off", (await bench.RunAsync()).Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_modem_that_tells_no_ICCID_has_read_the_card_when_it_was_restarted(bool works)
    {
        await using var bench = await StartAsync(works ? [First, Second] : [First], takeUp: TakeUp.Restart);
        await bench.SetUpAsync();
        bench.Board.Modem.Options.Faults = line => line.Contains("CCID", StringComparison.Ordinal) ? new ModemFault { AnswerError = 4 } : null;
        var session = await bench.RunAsync($"switch {Second} {(works ? 60 : 5)}");
        Assert.Equal(works, session.Succeeded);
        Assert.Equal(works ? Second : First, bench.Board.Euicc.EnabledIccid);
        Assert.Equal(works ? 1 : 2, session.Count("restarting the modem"));
        if (!works)
        {
            Assert.EndsWith(First + " is enabled again", session.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_old_profile_s_registration_is_no_service_of_the_new_one(bool isForGood)
    {
        await using var bench = await StartAsync([First]);
        await bench.SetUpAsync(isForGood ? "settings cardtime 1" : "settings cardtime 30");
        bench.Board.Modem.Options.StaleRegistration = isForGood ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(700);
        var session = await bench.RunAsync($"switch {Second} 2");
        Assert.False(session.Succeeded);
        Assert.EndsWith(First + " is enabled again", session.Error, StringComparison.Ordinal);
        Assert.Equal(First, bench.Board.Euicc.EnabledIccid);
        Assert.Equal(isForGood ? 1 : 0, session.Count("switching the modem's radio and card off and on"));

        // One that has service is found to: of itself where the old registration passes, else by a fresh start of the radio.
        bench.Board.Modem.Options.AdmittedIccids = [First, Second];
        session = await bench.RunAsync($"switch {Second} 60");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(isForGood ? 1 : 0, session.Count("switching the modem's radio and card off and on"));
        Assert.Equal(0, session.Count("restarting the modem"));
    }

    [Theory]
    [InlineData(TakeUp.Refresh)]
    [InlineData(TakeUp.Functionality)]
    [InlineData(TakeUp.Restart)]
    public async Task The_radio_is_switched_once_for_each_profile_that_is_tried(TakeUp takeUp)
    {
        await using var bench = await StartAsync([], takeUp: takeUp);
        await bench.SetUpAsync("settings deadline 4");
        var off = 0;
        bench.Board.Modem.Options.Trace = line =>
        {
            if (line.EndsWith("> AT+CFUN=0", StringComparison.Ordinal) || line.EndsWith("> AT+CFUN=4", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref off);
            }
        };
        var before = bench.Board.Modem.FunctionalityChanges;
        var session = await bench.RunAsync("switch " + Second);
        Assert.Contains(First + " is enabled again, but without service", session.Error);
        Assert.Equal(2, off);
        Assert.Equal(4, bench.Board.Modem.FunctionalityChanges - before);
    }

    public static TheoryData<string, bool> Losses
    {
        get
        {
            var losses = new TheoryData<string, bool>();
            foreach (var name in LostAnswers.Keys)
            {
                losses.Add(name, true);
                losses.Add(name, false);
            }

            return losses;
        }
    }

    private static Dictionary<string, ModemFault> LostAnswers { get; } = new()
    {
        ["the information is lost"] = new ModemFault { DropInformation = true },
        ["the information is lost and nothing was done"] = new ModemFault { DropInformation = true, AnswerError = 13 },
        ["the modem restarts"] = new ModemFault { Reboot = true },
        ["the modem restarts before"] = new ModemFault { Reboot = true, AnswerError = 13 },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task When_the_answer_to_EnableProfile_is_lost_the_card_is_asked(string loss, bool works)
    {
        await using var bench = await StartAsync(works ? [First, Second] : [First]);
        await bench.SetUpAsync();
        var fault = LostAnswers[loss];
        bench.Board.Modem.Options.Faults = line => line.Contains("BF31", StringComparison.Ordinal) && line.Contains(Swapped(Second)) ? fault : null;
        var session = await bench.RunAsync($"switch {Second} {(works ? 60 : 2)}", "status");
        var isDone = fault.AnswerError is null;
        Assert.True(session.Succeeded == (isDone && works), session.Text);
        var expected = isDone && works ? Second : First;
        Assert.Equal(expected, bench.Board.Euicc.EnabledIccid);
        Assert.Contains("  ICCID: " + expected, session.Lines);
        Assert.Contains("  network: home network", session.Lines);
        if (!session.Succeeded)
        {
            Assert.Equal(isDone, session.Error.EndsWith(First + " is enabled again", StringComparison.Ordinal));
        }

        Assert.DoesNotContain("cut off", (await bench.RunAsync()).Text);
    }

    /// <summary>An ICCID of 19 digits as a card has it.</summary>
    private static string Swapped(string iccid) =>
        string.Concat((iccid + "F").Chunk(2).Select(pair => $"{pair[1]}{pair[0]}"));

    private sealed class Pins(PowerKeys keys) : IModemPins
    {
        public bool HasReset { get; init; }

        public void SetPowerKey(bool pressed) => keys.SetPowerKey(pressed);

        public void SetReset(bool pressed) => keys.SetReset(pressed);
    }
}
