using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>The console's commands, from the line that is typed to the eUICC and the server.</summary>
public class ConsoleTests
{
    [Fact]
    public async Task A_profile_is_downloaded_listed_enabled_disabled_and_deleted()
    {
        await using var bench = await Bench.StartAsync();
        bench.AutoReport = false;
        var order = bench.Smdp.Orders.Single(o => o.MatchingId == DemoOrders.Plain);

        var session = await bench.RunAsync(
            bench.Smdp.ActivationCode(order), "list", "enable 1", "list", "disable 1", "delete " + order.Iccid, "list", "report", "notifications");

        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("EID: " + bench.Board.Euicc.Eid, session.Lines);
        Assert.Contains("OTA result: 0", session.Lines);
        Assert.Contains($"1  {order.Iccid}  disabled  operational  Demo 1 (NanoLpa)", session.Lines);
        Assert.Contains($"1  {order.Iccid}  enabled   operational  Demo 1 (NanoLpa)", session.Lines);
        Assert.Contains(order.Iccid + " enabled", session.Lines);
        Assert.Contains(order.Iccid + " disabled", session.Lines);
        Assert.Contains(order.Iccid + " deleted", session.Lines);
        Assert.Contains("no profiles", session.Lines);
        Assert.Equal("no notifications", session.Lines[^1]);
        Assert.Equal(OrderState.Installed, order.State);
        Assert.Empty(bench.Board.Euicc.Notifications);
        Assert.All(bench.Smdp.Notifications, n => Assert.True(n.IsValid));
        Assert.Equal(0, bench.Board.Euicc.OpenChannels);
    }

    [Fact]
    public async Task Stages_are_shown_in_their_order_and_progress_in_plain_lines()
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "P", ProfileSize = 20000 }));

        string[] stages =
        [
            "reading the activation code", "opening a channel to the eUICC", "reading the eUICC's information and challenge",
            "contacting the SM-DP+", "checking the SM-DP+ on the eUICC", "presenting the eUICC to the SM-DP+", "profile offered",
            "preparing the download on the eUICC", "requesting the profile package", "loading the profile package",
            "reporting the result to the SM-DP+", "done", "OTA result: 0",
        ];
        Assert.Equal(stages, session.Lines.Where(l => stages.Contains(l)));
        var progress = session.Lines.Where(l => l.Contains(" %, ")).ToArray();
        Assert.InRange(progress.Length, 8, 12);
        Assert.StartsWith("  100 %, ", progress[^1]);
    }

    [Fact]
    public async Task Progress_is_rewritten_in_place_on_a_terminal()
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync(
            new ScriptTerminal(bench.Order(new ProfileOrder { MatchingId = "P", ProfileSize = 20000 })) { CanRewriteLine = true });

        var line = Assert.Single(session.Lines, l => l.Contains(" %, "));
        Assert.True(line.Count(c => c == '\r') > 10);
    }

    [Theory]
    [InlineData("LPA:")]
    [InlineData("lpa:")]
    [InlineData("")]
    [InlineData("download LPA:")]
    [InlineData("download ")]
    public async Task An_activation_code_is_a_command_in_itself(string prefix)
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync(prefix + bench.Order(new ProfileOrder { MatchingId = "P", ProfileSize = 2000 })["LPA:".Length..]);
        Assert.True(session.Succeeded, session.Text);
    }

    [Fact]
    public async Task A_confirmation_code_may_come_with_the_code_or_is_asked_for()
    {
        await using var bench = await Bench.StartAsync();
        var first = bench.Order(new ProfileOrder { MatchingId = "C1", ProfileSize = 2000, ConfirmationCode = "4711" });
        var flagged = bench.Order(new ProfileOrder { MatchingId = "C2", ProfileSize = 2000, ConfirmationCode = "4712" });
        var unflagged = bench.Order(new ProfileOrder { MatchingId = "C3", ProfileSize = 2000, ConfirmationCode = "4713" }).Replace("$$1", "");

        var session = await bench.RunAsync(first + " 4711", flagged, "4712", unflagged, " 4713 ", "list");

        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(3, session.Lines.Count(l => l == "OTA result: 0"));
        Assert.Equal(2, session.Lines.Count(l => l.StartsWith("confirmation code: ", StringComparison.Ordinal)));
        Assert.Equal(3, bench.Board.Euicc.Profiles.Count);
    }

    [Fact]
    public async Task A_row_means_the_profile_that_stood_there_when_the_list_was_shown()
    {
        await using var bench = await Bench.StartAsync();
        var names = new[] { "A", "B", "C" };
        var codes = names.Select(n => bench.Order(new ProfileOrder { MatchingId = n, ProfileName = n, ProfileSize = 2000 }));

        var session = await bench.RunAsync([.. codes, "list", "delete 1", "delete 2", "list"]);

        Assert.True(session.Succeeded, session.Text);
        Assert.Equal("C", Assert.Single(bench.Board.Euicc.Profiles).Name);
    }

    [Theory]
    [InlineData("enable", "usage: enable")]
    [InlineData("enable 7", "no such row")]
    [InlineData("delete 89012345678901234567", "no such profile")]
    [InlineData("enable 8901234567890123456X", "malformed argument")]
    [InlineData("download", "no default SM-DP+")]
    [InlineData("download a b c", "usage: download")]
    [InlineData("report 77", "no notification with this number")]
    [InlineData("nonsense", "unknown command")]
    public async Task A_command_that_cannot_be_done_says_why_and_fails_the_script(string line, string reason)
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync(line, "", "eid");
        Assert.False(session.Succeeded);
        Assert.Contains(reason, session.Error);
        Assert.Equal("EID: " + bench.Board.Euicc.Eid, session.Lines[^1]);
    }

    [Fact]
    public async Task Help_and_version_tell_what_there_is()
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync("help", "version");
        Assert.True(session.Succeeded);
        foreach (var verb in new[] { "help", "eid", "info", "list", "profile", "download", "enable", "disable", "delete", "nickname", "smdp", "reset", "notifications", "report", "version" })
        {
            Assert.Contains(session.Lines, l => l.StartsWith(verb + " ", StringComparison.Ordinal));
        }

        Assert.Contains(session.Lines, l => l.StartsWith("modem: BG95", StringComparison.Ordinal));

        // Arguments that are longer than their column do not run into what is said of them.
        Assert.Contains("download [activation code [confirmation code]]  downloads and installs", session.Text);
    }

    [Theory]
    [InlineData("smdp ???")]
    [InlineData("discover ???")]
    [InlineData("LPA:1$???$X")]
    public async Task An_address_that_is_none_is_no_word_of_the_card(string line)
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync("disable 1", "json on", line);
        var answer = System.Text.Json.JsonDocument.Parse(session.Lines[^1]).RootElement;
        Assert.Contains("address", answer.GetProperty("message").GetString());
        Assert.False(answer.TryGetProperty("sw", out _), session.Lines[^1]);
    }

    [Fact]
    public async Task Channels_that_a_crash_left_open_are_recovered_at_the_next_start()
    {
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions { Euicc = new EuiccOptions { HighestChannel = 3 } });
        byte[] select = [0x00, 0xA4, 0x04, 0x00, 0x10, .. Convert.FromHexString("A0000005591010FFFFFFFF8900000100")];
        for (byte channel = 1; channel <= 3; channel++)
        {
            bench.Board.Euicc.Transmit([0x00, 0x70, 0x00, 0x00, 0x01]);
            select[0] = channel;
            bench.Board.Euicc.Transmit(select);
        }

        Assert.Equal(3, bench.Board.Euicc.OpenChannels);
        Assert.True((await bench.RunAsync("list")).Succeeded);
        await bench.AssertNextDownloadWorksAsync();
    }

    [Fact]
    public async Task A_modem_that_takes_only_short_commands_is_found_out()
    {
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions { Modem = new ModemOptions { MaxCsimLength = 270 } });
        await bench.AssertNextDownloadWorksAsync();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Cards_of_either_habit_are_served(bool getResponse, bool announceRefresh)
    {
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions
        {
            Euicc = new EuiccOptions { UseGetResponse = getResponse, AnnounceRefresh = announceRefresh },
        });
        var session = await bench.RunAsync(
            bench.Order(new ProfileOrder { MatchingId = "P", ProfileSize = 2000 }), "enable 1", "list", "disable 1", "list");
        Assert.True(session.Succeeded, session.Text);
    }
}
