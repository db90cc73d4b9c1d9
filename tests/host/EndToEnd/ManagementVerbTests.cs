using System.Text.Json;

namespace HostTests.EndToEnd;

/// <summary>The verbs that manage profiles and eUICC, from the line that is typed to the eUICC.</summary>
public class ManagementVerbTests
{
    private const string First = ManagementBench.First;
    private const string Second = ManagementBench.Second;
    private const string FirstAid = "A0000005591010FFFFFFFF8900001110";
    private const string SecondAid = "A0000005591010FFFFFFFF8900001111";

    [Fact]
    public async Task A_nickname_with_blanks_is_given_by_row_and_taken_away_by_ICCID()
    {
        await using var bench = await ManagementBench.StartAsync();
        var session = await bench.RunAsync("nickname 2 Grüße  aus   Köln", "list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains(Second + " is called Grüße aus Köln", session.Lines);
        Assert.Contains($"2  {Second}  disabled  operational  Grüße aus Köln (Provider)", session.Lines);
        Assert.Equal("Grüße aus Köln", bench.Board.Euicc.Profiles[1].Nickname);

        session = await bench.RunAsync("nickname " + Second, "list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains(Second + " has no nickname", session.Lines);
        Assert.Null(bench.Board.Euicc.Profiles[1].Nickname);
    }

    [Fact]
    public async Task A_nickname_may_have_64_characters()
    {
        await using var bench = await ManagementBench.StartAsync();
        var session = await bench.RunAsync("nickname 1 " + new string('ж', 64));
        Assert.True(session.Succeeded, session.Text);
        session = await bench.RunAsync("nickname 1 " + new string('ж', 65));
        Assert.Contains("the text is too long", session.Error);
        Assert.Equal(new string('ж', 64), bench.Board.Euicc.Profiles[0].Nickname);
    }

    [Fact]
    public async Task The_default_SMDP_is_shown_set_and_taken_away()
    {
        await using var bench = await ManagementBench.StartAsync();
        var session = await bench.RunAsync("smdp", "smdp dp.example.com:8443", "smdp");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(
            ["default SM-DP+: none", "default SM-DP+: dp.example.com:8443", "default SM-DP+: dp.example.com:8443"],
            session.Lines.Where(l => l.StartsWith("default")));
        Assert.Equal("dp.example.com:8443", bench.Board.Euicc.DefaultDpAddress);

        session = await bench.RunAsync("smdp -");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal("default SM-DP+: none", session.Lines[^1]);
        Assert.Equal("", bench.Board.Euicc.DefaultDpAddress);
    }

    [Fact]
    public async Task Profiles_are_changed_by_AID_too_and_the_modem_is_refreshed_unless_told_not_to()
    {
        await using var bench = await ManagementBench.StartAsync();
        var refreshes = 0;
        bench.Board.Euicc.RefreshRequested += (_, _) => refreshes++;

        var session = await bench.RunAsync("enable " + SecondAid + " norefresh");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains(SecondAid + " enabled; the modem does not know yet", session.Lines);
        Assert.Equal((Second, 0), (bench.Board.Euicc.EnabledIccid, refreshes));

        session = await bench.RunAsync("disable " + Second + " NoRefresh");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal((null, 0), (bench.Board.Euicc.EnabledIccid, refreshes));

        session = await bench.RunAsync("enable " + SecondAid.ToLowerInvariant());
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal((Second, 1), (bench.Board.Euicc.EnabledIccid, refreshes));

        session = await bench.RunAsync("disable 2", "delete " + SecondAid, "list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(2, refreshes);
        Assert.Equal(First, Assert.Single(bench.Board.Euicc.Profiles).Iccid);
    }

    [Fact]
    public async Task Every_field_of_a_profile_is_shown()
    {
        await using var bench = await ManagementBench.StartAsync(null, 1, 2);
        foreach (var which in new[] { "1", First, FirstAid })
        {
            var session = await bench.RunAsync("profile " + which);
            Assert.True(session.Succeeded, session.Text);
            string[] lines =
            [
                "ICCID: " + First, "  state: enabled", "  nickname: Mine", "  service provider: Provider", "  name: One", "  class: test",
                "  AID: " + FirstAid, "  icon: PNG, 5 bytes", "  owner: 262-01 GID1 AA", "  notifies dp.example.com: enable, delete",
                "  SM-DP+ OID: 2.999.10", "  policy rules: ppr1, ppr2",
            ];
            Assert.Equal(lines, session.Lines[^lines.Length..]);
        }

        var second = await bench.RunAsync("profile 2");
        Assert.Contains("  policy rules: none", second.Lines);
        Assert.DoesNotContain(second.Lines, l => l.StartsWith("  icon") || l.StartsWith("  owner") || l.StartsWith("  nickname"));
    }

    [Theory]
    [InlineData("info x", "usage: info")]
    [InlineData("list all", "usage: list")]
    [InlineData("status x", "usage: status")]
    [InlineData("notification list x", "usage: notification list")]
    [InlineData("nickname", "usage: nickname")]
    [InlineData("nickname 7 x", "no such row")]
    [InlineData("nickname 8999901000000000099 x", "no such profile")]
    [InlineData("nickname " + FirstAid + " x", "malformed argument")]
    [InlineData("smdp a b", "usage: smdp")]
    [InlineData("smdp https://a", "host name")]
    [InlineData("smdp a:99999", "port")]
    [InlineData("reset", "usage: reset")]
    [InlineData("reset everything", "usage: reset")]
    [InlineData("reset test smdp", "usage: reset")]
    [InlineData("enable 2 refresh", "usage: enable")]
    [InlineData("enable 2 norefresh x", "usage: enable")]
    [InlineData("delete 2 norefresh", "usage: delete")]
    [InlineData("enable A0000005591010FFFFFFFF8900009999", "no such profile")]
    [InlineData("enable A0000005591010FFFFFFFF89000099", "malformed argument")]
    [InlineData("disable 2", "not in the state")]
    [InlineData("disable 1", "policy rule")]
    [InlineData("profile", "usage: profile")]
    [InlineData("profile 1 2", "usage: profile")]
    [InlineData("profile 3", "no such row")]
    [InlineData("profile 8999901000000000099", "no such profile")]
    [InlineData("profile xyzxyz", "malformed argument")]
    public async Task A_command_that_cannot_be_done_says_why_and_changes_nothing(string line, string reason)
    {
        await using var bench = await ManagementBench.StartAsync(null, 1, 2);
        var session = await bench.RunAsync(line, "eid");
        Assert.False(session.Succeeded);
        Assert.Contains(reason, session.Error);
        Assert.Equal("EID: " + bench.Board.Euicc.Eid, session.Lines[^1]);
        Assert.Equal(First, bench.Board.Euicc.EnabledIccid);
        Assert.Equal(["Mine", null], bench.Board.Euicc.Profiles.Select(p => p.Nickname));
        Assert.Equal("", bench.Board.Euicc.DefaultDpAddress);
        Assert.Equal(0, bench.Board.Euicc.OpenChannels);
    }

    [Fact]
    public async Task A_program_gets_the_same_as_values()
    {
        await using var bench = await ManagementBench.StartAsync(null, 1, 2);
        var session = await bench.RunAsync(
            "json on", "profile 1", "nickname 2 a \"b\"", "enable " + SecondAid + " norefresh", "smdp dp.example.com", "smdp", "reset all", "yes", "smdp", "reset all", "no");
        var answers = session.Lines.Where(l => l.StartsWith('{')).Select(l => JsonDocument.Parse(l).RootElement).ToList();

        var profile = Data(answers, "profile", 0);
        Assert.Equal(
            "iccid enabled nickname provider name class aid iconType icon owner notifications smdpOid policyRules",
            string.Join(' ', profile.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(FirstAid, profile.GetProperty("aid").GetString());
        Assert.Equal("icon!"u8.ToArray(), profile.GetProperty("icon").GetBytesFromBase64());
        Assert.Equal("""{"mcc":"262","mnc":"01","gid1":"AA"}""", profile.GetProperty("owner").GetRawText());
        Assert.Equal("""[{"address":"dp.example.com","events":["enable","delete"]}]""", profile.GetProperty("notifications").GetRawText());
        Assert.Equal("""["ppr1","ppr2"]""", profile.GetProperty("policyRules").GetRawText());

        Assert.Equal("a \"b\"", Data(answers, "nickname", 0).GetProperty("nickname").GetString());
        Assert.Equal(1, Result(answers, "enable"));
        Assert.Equal("dp.example.com", Data(answers, "smdp", 1).GetProperty("smdp").GetString());
        Assert.Equal("{}", Data(answers, "smdp", 2).GetRawText());
        Assert.Equal(2, answers.Count(a => a.TryGetProperty("ask", out var ask) && ask.GetProperty("what").GetString() == "reset"));
        Assert.Equal([0, 1], answers.Where(a => Command(a) == "reset").Select(a => a.GetProperty("result").GetInt32()));
        Assert.DoesNotContain(session.Lines, l => l.Contains("error:"));
    }

    private static string? Command(JsonElement answer) => answer.TryGetProperty("command", out var name) ? name.GetString() : null;

    private static JsonElement Data(List<JsonElement> answers, string command, int index) =>
        answers.Where(a => Command(a) == command).ElementAt(index).GetProperty("data");

    private static int Result(List<JsonElement> answers, string command) =>
        answers.Single(a => Command(a) == command).GetProperty("result").GetInt32();
}
