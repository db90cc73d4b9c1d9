using System.Text.Json;
using NanoLpa.Virtual.Modem;
using static HostTests.EndToEnd.SwitchBench;

namespace HostTests.EndToEnd;

/// <summary>switch: to another profile, and back when there is no service with it.</summary>
public class SwitchVerbTests
{
    [Theory]
    [InlineData(TakeUp.Refresh, 0, 0)]
    [InlineData(TakeUp.Functionality, 1, 0)]
    [InlineData(TakeUp.Restart, 1, 1)]
    public async Task The_modem_takes_it_up_by_the_least_that_helps(TakeUp takeUp, int functionality, int restarts)
    {
        await using var bench = await StartAsync([First, Second], takeUp: takeUp);
        await bench.SetUpAsync();
        var session = await bench.RunAsync("switch " + Second, "status");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains(Second + " is enabled, and there is service", session.Lines);
        Assert.Equal(Second, bench.Board.Euicc.EnabledIccid);
        Assert.Equal(functionality, session.Count("switching the modem's radio and card off and on"));
        Assert.Equal(restarts, session.Count("restarting the modem"));
        Assert.Contains("  ICCID: " + Second, session.Lines);
    }

    [Theory]
    [InlineData(TakeUp.Refresh)]
    [InlineData(TakeUp.Functionality)]
    [InlineData(TakeUp.Restart)]
    public async Task Without_service_it_goes_back(TakeUp takeUp)
    {
        await using var bench = await StartAsync([First], takeUp: takeUp);
        await bench.SetUpAsync();
        var session = await bench.RunAsync("switch " + Second + " 2", "status");
        Assert.False(session.Succeeded);
        Assert.StartsWith("error: connecting to the network: no network can be heard", session.Error, StringComparison.Ordinal);
        Assert.EndsWith(First + " is enabled again", session.Error, StringComparison.Ordinal);
        Assert.Equal(First, bench.Board.Euicc.EnabledIccid);
        Assert.Contains("  ICCID: " + First, session.Lines);
        Assert.Contains("  network: home network", session.Lines);
        Assert.DoesNotContain("cut off", (await bench.RunAsync()).Text);
    }

    [Fact]
    public async Task Where_there_is_no_service_either_both_reasons_are_told()
    {
        await using var bench = await StartAsync([]);
        await bench.SetUpAsync();
        var session = await bench.RunAsync("json on", $"switch {Second} 1");
        Assert.False(session.Succeeded);
        var answer = JsonDocument.Parse(session.Lines[^1]).RootElement;
        Assert.Equal(84, answer.GetProperty("code").GetInt32());
        Assert.Contains(First + " is enabled again, but without service: connecting to the network: ", answer.GetProperty("message").GetString());
        Assert.Equal(84, answer.GetProperty("data").GetProperty("back").GetProperty("code").GetInt32());
        Assert.Equal(First, answer.GetProperty("data").GetProperty("previous").GetString());
        var steps = session.Lines.Where(l => l.StartsWith("{\"switch\":", StringComparison.Ordinal))
            .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("switch").GetProperty("step").GetString());
        Assert.Equal(["enable", "refresh", "back", "enable", "refresh"], steps);
    }

    [Fact]
    public async Task Data_asks_for_a_connection_too()
    {
        await using var bench = await StartAsync([First, Second]);
        await bench.SetUpAsync();
        var options = bench.Board.Modem.Options;
        options.Faults = line => line.StartsWith("AT+QIACT=", StringComparison.OrdinalIgnoreCase) && bench.Board.Euicc.EnabledIccid == Second
            ? new ModemFault { AnswerError = 30 }
            : null;
        var session = await bench.RunAsync("attach", $"switch {Second} data");
        Assert.Contains("no data connection", session.Error);
        Assert.Equal(First, bench.Board.Euicc.EnabledIccid);
        session = await bench.RunAsync("switch " + Second);
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(Second, bench.Board.Euicc.EnabledIccid);
        options.Faults = null;
        session = await bench.RunAsync($"switch {First} data", "status");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("  data connection: open", session.Lines);
    }

    [Fact]
    public async Task Where_none_was_enabled_the_way_back_is_to_disable()
    {
        await using var bench = await StartAsync([], isEnabled: false);
        await bench.SetUpAsync();
        var session = await bench.RunAsync($"switch {Second} 1");
        Assert.EndsWith("no profile is enabled again", session.Error, StringComparison.Ordinal);
        Assert.Null(bench.Board.Euicc.EnabledIccid);
    }

    [Fact]
    public async Task One_that_is_enabled_already_is_as_good()
    {
        await using var bench = await StartAsync([First]);
        await bench.SetUpAsync();
        var session = await bench.RunAsync("switch 1");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains(First + " is enabled already", session.Lines);
        Assert.Empty(bench.Board.Euicc.Notifications);
    }

    [Fact]
    public async Task A_policy_rule_forbids_it_and_nothing_changes()
    {
        await using var bench = await StartAsync([First, Second], rules: [1]);
        await bench.SetUpAsync();
        var session = await bench.RunAsync("switch " + Second, "switch 8999901000000000044", "switch", "switch 1 data x", "switch 1 0");
        Assert.False(session.Succeeded);
        Assert.Contains(session.Lines, l => l.StartsWith("error: ", StringComparison.Ordinal) && l.Contains("a policy rule of the profile forbids that"));
        Assert.Contains(session.Lines, l => l.Contains("the eUICC has no such profile"));
        Assert.Equal(3, session.Lines.Count(l => l.StartsWith("error: usage: switch", StringComparison.Ordinal)));
        Assert.Equal(First, bench.Board.Euicc.EnabledIccid);
        Assert.DoesNotContain("cut off", (await bench.RunAsync()).Text);
    }

    [Fact]
    public async Task A_card_that_is_busy_is_tried_again()
    {
        await using var bench = await StartAsync([First, Second]);
        await bench.SetUpAsync();
        var asked = 0;
        bench.Board.Euicc.CatBusy = true;
        bench.Board.Euicc.Intercept = apdu => CountEnable(apdu, ref asked, 2, () => bench.Board.Euicc.CatBusy = false);
        var session = await bench.RunAsync("switch " + Second);
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(2, session.Count("the card is busy; trying again"));
        Assert.DoesNotContain("restarting the modem", session.Lines);
    }

    [Fact]
    public async Task A_card_that_stays_busy_gets_one_restart()
    {
        await using var bench = await StartAsync([First, Second]);
        await bench.SetUpAsync();
        bench.Board.Euicc.CatBusy = true;
        var session = await bench.RunAsync("switch " + Second);
        Assert.Contains("the card is busy", session.Error);
        Assert.Equal(8, session.Count("the card is busy; trying again"));
        Assert.Equal(1, session.Count("restarting the modem"));
        Assert.Equal(First, bench.Board.Euicc.EnabledIccid);
        Assert.DoesNotContain("cut off", (await bench.RunAsync()).Text);
    }

    [Fact]
    public async Task Servers_are_told_behind_it()
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync(bench.Order(new NanoLpa.Virtual.Smdp.ProfileOrder { MatchingId = "P", ProfileSize = 2000 }), "switch 1", "notifications");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains(session.Lines, l => l.StartsWith("reported: 3  enable", StringComparison.Ordinal));
        Assert.Equal("no notifications", session.Lines[^1]);
    }

    /// <summary>Does something before the so-and-so-many-and-first EnableProfile.</summary>
    private static byte[]? CountEnable(byte[] apdu, ref int asked, int before, Action then)
    {
        if (Convert.ToHexString(apdu).Contains("BF31") && asked++ == before)
        {
            then();
        }

        return null;
    }
}
