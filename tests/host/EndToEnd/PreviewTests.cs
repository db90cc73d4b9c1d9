using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>The question before the installation, and the policy rules: what each outcome leaves on the eUICC and at the server.</summary>
public class PreviewTests
{
    private const int EndUserRejection = 0;
    private const int Postponed = 1;
    private const int Timeout = 2;
    private const int PprNotAllowed = 3;

    [Fact]
    public async Task The_profile_is_shown_before_it_is_asked_for()
    {
        await using var bench = await Bench.StartAsync();
        var order = new ProfileOrder { MatchingId = "P", ProfileName = "Shown", ServiceProviderName = "Carrier", ProfileSize = 2000, Ppr = [1, 2], MccMnc = "26201" };
        var session = await bench.RunAsync("confirm on", bench.Order(order), "yes");

        Assert.True(session.Succeeded, session.Text);
        var lines = session.Lines.ToList();
        var question = lines.FindIndex(l => l.StartsWith("these rules need your consent; install? (yes/no/later): ", StringComparison.Ordinal));
        Assert.True(question > 0, session.Text);
        Assert.Equal(
            [
                "profile offered",
                $"  profile {order.Iccid}, operational, Shown (Carrier)",
                "  rule of 262-01: it cannot be disabled (PPR1)",
                "  rule of 262-01: it cannot be deleted (PPR2)",
            ],
            lines[(question - 4)..question]);
        Assert.True(lines.IndexOf("preparing the download on the eUICC") > question);
        Assert.Equal([1, 2], Assert.Single(bench.Board.Euicc.Profiles).PolicyRules);
    }

    [Theory]
    [InlineData("no", EndUserRejection, "declined", OrderState.Error)]
    [InlineData("N", EndUserRejection, "declined", OrderState.Error)]
    [InlineData("later", Postponed, "postponed", OrderState.Released)]
    [InlineData(" L ", Postponed, "postponed", OrderState.Released)]
    [InlineData(null, Timeout, "no answer in time", OrderState.Released)]
    public async Task What_is_answered_reaches_card_and_server(string? answer, int reason, string line, OrderState state)
    {
        await using var bench = await Bench.StartAsync();
        var cancelled = WatchCancellations(bench);
        var order = new ProfileOrder { MatchingId = "P", ProfileSize = 2000 };
        var code = bench.Order(order);
        string[] script = answer is null ? ["confirm on", code] : ["confirm on", code, answer];
        var session = await bench.RunAsync(script);

        Assert.False(session.Succeeded);
        Assert.Contains("error: profile offered: " + line, session.Error);
        AssertCancelled(bench, cancelled, order, reason);
        Assert.Equal(state, order.State);
        await bench.AssertNextDownloadWorksAsync();
    }

    [Fact]
    public async Task Silence_is_no_answer()
    {
        await using var bench = await Bench.StartAsync();
        var cancelled = WatchCancellations(bench);
        var order = new ProfileOrder { MatchingId = "P", ProfileSize = 2000 };
        var session = await bench.RunAsync(new ScriptTerminal("confirm on 1", bench.Order(order)) { Silent = true });
        Assert.Contains("error: profile offered: no answer in time", session.Error);
        AssertCancelled(bench, cancelled, order, Timeout);
        await bench.AssertNextDownloadWorksAsync();
    }

    [Fact]
    public async Task What_is_no_answer_is_asked_again()
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync("confirm on", bench.Order(new ProfileOrder { MatchingId = "P", ProfileSize = 2000 }), "what?", "", "y");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(3, session.Lines.Count(l => l.StartsWith("install? (yes/no/later): ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_postponed_can_be_downloaded_later()
    {
        await using var bench = await Bench.StartAsync();
        var code = bench.Order(new ProfileOrder { MatchingId = "P", ProfileSize = 2000 });
        await bench.RunAsync("confirm on", code, "later");
        Assert.True((await bench.RunAsync("confirm on", code, "yes")).Succeeded);
    }

    [Fact]
    public async Task It_is_asked_before_the_confirmation_code_and_for_events_too()
    {
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions { ServersAreConfigured = true });
        var code = bench.Order(new ProfileOrder { MatchingId = "C", ProfileSize = 2000, ConfirmationCode = "4711" }).Replace("$$1", "");
        var session = await bench.RunAsync("confirm on", code, "yes", "4711", "discover download 1", "yes", "download", "yes");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(3, bench.Board.Euicc.Profiles.Count);
    }

    [Fact]
    public async Task A_program_is_told_what_is_asked()
    {
        await using var bench = await Bench.StartAsync();
        var code = bench.Order(new ProfileOrder { MatchingId = "P", ProfileSize = 2000, Ppr = [2] });
        var session = await bench.RunAsync("json on", "confirm on 30", code, "yes");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("{\"command\":\"confirm\",\"result\":0,\"data\":{\"confirm\":true,\"seconds\":30}}", session.Lines);
        Assert.Contains("{\"ask\":{\"what\":\"install\"}}", session.Lines);
        Assert.Contains(session.Lines, l => l.Contains("\"owner\":{\"mcc\":\"001\",\"mnc\":\"01\"},\"rules\":[\"ppr2\"]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_asked_unless_it_is_on()
    {
        await using var bench = await Bench.StartAsync();
        var codes = new[] { "A", "B" }.Select(id => bench.Order(new ProfileOrder { MatchingId = id, ProfileSize = 2000 })).ToArray();
        var session = await bench.RunAsync(codes[0], "confirm on", "confirm off", codes[1], "list");
        Assert.True(session.Succeeded, session.Text);
        Assert.DoesNotContain("install?", session.Text);
    }

    [Theory]
    [InlineData("confirm", "usage: confirm")]
    [InlineData("confirm maybe", "usage: confirm")]
    [InlineData("confirm on 1 2", "usage: confirm")]
    [InlineData("confirm on 0", "seconds")]
    [InlineData("confirm on 3601", "seconds")]
    [InlineData("confirm off x", "seconds")]
    public async Task A_setting_that_is_none_is_told(string line, string reason)
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync(line);
        Assert.False(session.Succeeded);
        Assert.Contains(reason, session.Error);
    }

    [Fact]
    public async Task Consent_that_nobody_can_give_is_not_given()
    {
        await using var bench = await Bench.StartAsync(Table(new PolicyAuthorisation([2], ["EEEEEE"], ConsentRequired: true)));
        var cancelled = WatchCancellations(bench);
        var order = new ProfileOrder { MatchingId = "P", ProfileSize = 2000, Ppr = [2] };
        var code = bench.Order(order);
        var session = await bench.RunAsync(code);
        Assert.Contains("error: profile offered: a policy rule of the profile needs your consent", session.Error);

        // Nobody has said no: the order is still there for somebody who is asked.
        AssertCancelled(bench, cancelled, order, Postponed);
        Assert.Equal(OrderState.Released, order.State);
        Assert.True((await bench.RunAsync("confirm on", code, "yes")).Succeeded);
    }

    [Fact]
    public async Task A_rule_that_is_allowed_to_all_without_consent_needs_nobody()
    {
        await using var bench = await Bench.StartAsync(Table(new PolicyAuthorisation([2], ["00F110"], ConsentRequired: false)));
        var session = await bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "P", ProfileSize = 2000, Ppr = [2] }));
        Assert.True(session.Succeeded, session.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rule_that_the_table_does_not_allow_is_not_even_asked_about(bool confirm)
    {
        await using var bench = await Bench.StartAsync(Table(new PolicyAuthorisation([1, 2], ["62F220"], ConsentRequired: true)));
        var cancelled = WatchCancellations(bench);
        var order = new ProfileOrder { MatchingId = "P", ProfileSize = 2000, Ppr = [2] };
        var session = await bench.RunAsync(confirm ? "confirm on" : "confirm off", bench.Order(order));
        Assert.Contains("error: profile offered: a policy rule of the profile is not allowed on this eUICC", session.Error);
        Assert.EndsWith("[detail 2]", session.Error);
        Assert.DoesNotContain("install?", session.Text);
        AssertCancelled(bench, cancelled, order, PprNotAllowed);
        Assert.DoesNotContain(bench.Smdp.Calls, c => c.Function == Es9Function.GetBoundProfilePackage);
        await bench.AssertNextDownloadWorksAsync();
    }

    [Fact]
    public async Task A_profile_that_cannot_be_disabled_is_not_allowed_beside_another()
    {
        await using var bench = await Bench.StartAsync();
        Assert.True((await bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "A", ProfileSize = 2000 }))).Succeeded);
        var cancelled = WatchCancellations(bench);
        var order = new ProfileOrder { MatchingId = "P", ProfileSize = 2000, Ppr = [1] };
        var session = await bench.RunAsync("confirm on", bench.Order(order));
        Assert.Contains("not allowed on this eUICC", session.Error);
        Assert.EndsWith("[detail 1]", session.Error);
        AssertCancelled(bench, cancelled, order, PprNotAllowed);
    }

    private static VirtualBoardOptions Table(params PolicyAuthorisation[] rows) =>
        new() { Euicc = new EuiccOptions { RulesAuthorisationTable = rows } };

    /// <summary>The CancelSession commands that the card gets: their data.</summary>
    private static List<string> WatchCancellations(Bench bench)
    {
        var seen = new List<string>();
        bench.Board.Euicc.Intercept = apdu =>
        {
            if (apdu.Length > 7 && apdu[1] == 0xE2 && apdu[5] == 0xBF && apdu[6] == 0x41)
            {
                seen.Add(Convert.ToHexString(apdu.AsSpan(5, apdu[4])));
            }

            return null;
        };
        return seen;
    }

    private static void AssertCancelled(Bench bench, List<string> onCard, ProfileOrder order, int reason)
    {
        Assert.EndsWith("8101" + reason.ToString("X2"), Assert.Single(onCard));
        Assert.Equal(reason, order.CancelReason);
        Assert.Equal("", string.Concat(bench.Smdp.Calls.Where(c => c.Function == Es9Function.CancelSession).Select(c => c.ReasonCode)));
        Assert.DoesNotContain(bench.Board.Euicc.Profiles, p => p.Iccid == order.Iccid);
        Assert.Equal(0, bench.Board.Euicc.OpenChannels);
    }
}
