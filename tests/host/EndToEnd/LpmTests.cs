using System.Text.Json;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Euicc.Lpm;
using NanoLpa.Virtual.Modem;

namespace HostTests.EndToEnd;

/// <summary>The console on a modem with an OmniSIM in it.</summary>
public class LpmTests
{
    private const string First = "89123108001757010071";
    private const string Second = "8949001312170061988";
    private const string Third = "89123108001757010072";

    public static TheoryData<CsimSupport> Ways => [CsimSupport.Full, CsimSupport.SelectsApplications, CsimSupport.Absent];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Profiles_are_listed_and_enabled(CsimSupport csim)
    {
        await using var bench = await StartAsync(new CardCommandOptions { Csim = csim });
        var session = await bench.RunAsync("list", "enable 2", "list", "profile 1", "status");

        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("EID: " + OmniSim.Eid, session.Lines);
        Assert.Contains("card: M2M with LPM, profile code 041", session.Lines);
        Assert.Contains(csim == CsimSupport.Full ? "card over AT+CSIM" : "card over AT+CGLA", session.Lines);
        Assert.Contains("1  " + First + "  enabled   operational  fallback", session.Lines);
        Assert.Contains("2  " + Second + "  disabled  operational", session.Lines);
        Assert.Contains(Second + " enabled", session.Lines);
        Assert.Contains("1  " + First + "  disabled  operational  fallback", session.Lines);
        Assert.Contains("2  " + Second + "  enabled   operational", session.Lines);
        Assert.Contains("  fallback: yes", session.Lines);
        Assert.Contains("  card: M2M with LPM, profile code 041", session.Lines);

        // The modem has read the card anew.
        Assert.Contains("  ICCID: " + Second, session.Lines);
        Assert.Equal(Second, bench.Board.Euicc.EnabledIccid);
        Assert.Equal(0, bench.Board.Euicc.OpenChannels);
    }

    [Fact]
    public async Task POL1_is_told_with_its_status_word()
    {
        await using var bench = await StartAsync();
        var session = await bench.RunAsync("enable 3", "enable 1");
        Assert.False(session.Succeeded);
        Assert.Contains("a policy rule of the profile forbids that", session.Error);
        Assert.EndsWith("[SW 69E1]", session.Error);
        Assert.Equal(Third, bench.Board.Euicc.EnabledIccid);
    }

    [Theory]
    [InlineData("disable 1")]
    [InlineData("delete 2")]
    [InlineData("LPA:1$smdp.example.com$ID-1")]
    [InlineData("download")]
    [InlineData("info")]
    [InlineData("notifications")]
    [InlineData("nickname 1 mine")]
    [InlineData("enable 2 norefresh")]
    public async Task What_the_card_cannot_do_is_refused_with_the_reason(string command)
    {
        await using var bench = await StartAsync();
        var session = await bench.RunAsync(command);
        Assert.False(session.Succeeded);
        Assert.Contains("the card is an M2M eUICC: its operator brings and deletes profiles", session.Error);
        Assert.Equal(First, bench.Board.Euicc.EnabledIccid);
        Assert.Equal(3, bench.Board.Euicc.Profiles.Count);
    }

    [Fact]
    public async Task A_switch_waits_for_service()
    {
        await using var bench = await StartAsync();
        var session = await bench.RunAsync("switch 2");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains(Second + " is enabled, and there is service", session.Lines);
        Assert.Equal(Second, bench.Board.Euicc.EnabledIccid);
    }

    [Fact]
    public async Task Json_marks_the_fallback_profile_only()
    {
        await using var bench = await StartAsync();
        var session = await bench.RunAsync("json on", "list");
        Assert.True(session.Succeeded, session.Text);
        var list = Assert.Single(session.Lines, l => l.Contains("\"profiles\""));
        Assert.Single(list.Split("\"fallback\":true")[1..]);
        Assert.True(list.IndexOf("\"fallback\"", StringComparison.Ordinal) < list.IndexOf(Second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_has_the_kind_of_card_and_its_profile_code_apart()
    {
        await using var bench = await StartAsync();
        bench.Setup = app => app.SettingsStore = new MemoryStore();
        var session = await bench.RunAsync("settings json on", "status");
        Assert.True(session.Succeeded, session.Text);
        var data = JsonDocument.Parse(session.Lines[^1]).RootElement.GetProperty("data");
        Assert.Equal("M2M with LPM", data.GetProperty("card").GetString());
        Assert.Equal("041", data.GetProperty("profileCode").GetString());
    }

    [Fact]
    public async Task Json_has_them_at_the_start_too()
    {
        await using var bench = await StartAsync();
        var store = new MemoryStore();
        bench.Setup = app => app.SettingsStore = store;
        Assert.True((await bench.RunAsync("settings json on")).Succeeded);
        var session = await bench.RunAsync();
        var line = Assert.Single(session.Lines, l => l.Contains("\"card: ", StringComparison.Ordinal));
        var start = JsonDocument.Parse(line).RootElement.GetProperty("start");
        Assert.Equal("card: M2M with LPM, profile code 041", start.GetProperty("text").GetString());
        Assert.Equal("M2M with LPM", start.GetProperty("card").GetString());
        Assert.Equal("041", start.GetProperty("profileCode").GetString());
    }

    [Fact]
    public async Task A_consumer_eUICC_is_called_so_with_the_applet_and_without()
    {
        foreach (var (kind, status) in new[] { (EuiccKind.Consumer, "consumer eUICC"), (EuiccKind.ConsumerWithLpm, "consumer eUICC with LPM, profile code ") })
        {
            await using var bench = await Bench.StartAsync(new VirtualBoardOptions { Euicc = new EuiccOptions { Kind = kind } });
            var session = await bench.RunAsync("status");
            Assert.Contains("card: consumer eUICC", session.Lines);
            var code = kind == EuiccKind.Consumer ? "" : bench.Board.Euicc.Eid[10..13];
            Assert.Contains("  card: " + status + code, session.Lines);
        }
    }

    private static Task<Bench> StartAsync(CardCommandOptions? commands = null) => Bench.StartAsync(new VirtualBoardOptions
    {
        Euicc = OmniSim.Options(),
        Modem = new ModemOptions { CardCommands = commands ?? new CardCommandOptions() },
    });
}
