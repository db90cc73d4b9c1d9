using NanoLpa.Virtual;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Smdp;
using NanoLpa.Virtual.Smds;

namespace HostTests.EndToEnd;

/// <summary>Downloads without an activation code: what an SM-DS announces, and what the default SM-DP+ has.</summary>
public class DiscoveryTests
{
    private static readonly VirtualBoardOptions Configured = new() { ServersAreConfigured = true };

    [Fact]
    public async Task The_root_sm_ds_announces_a_profile_and_it_is_downloaded()
    {
        await using var bench = await Bench.StartAsync(Configured);
        var order = bench.Smdp.Orders.Single(o => o.MatchingId == DemoOrders.Announced);

        var session = await bench.RunAsync("discover", "discover download 1", "discover", "list");

        Assert.True(session.Succeeded, session.Text);
        Assert.Contains($"1  {bench.Smdp.Address}  {DemoOrders.Announced}", session.Lines);
        Assert.Contains("OTA result: 0", session.Lines);
        Assert.Contains("no events", session.Lines);
        Assert.Equal(OrderState.Installed, order.State);
        Assert.Equal("Demo event", Assert.Single(bench.Board.Euicc.Profiles).Name);
        Assert.Equal(0, bench.Board.Euicc.OpenChannels);

        // Twice the list, and not a third time for the row that was seen.
        Assert.Equal(2, bench.Board.Smds!.Calls.Count(c => c.Function == Es9Function.AuthenticateClient));
    }

    [Fact]
    public async Task A_row_is_of_the_list_that_was_seen_last()
    {
        await using var bench = await Bench.StartAsync();
        var smds = bench.Board.Smds!;
        Announce(bench, "FIRST");
        Announce(bench, "SECOND");

        // Not seen yet: the list is asked for. What was downloaded is not there any more, and row 1 another one.
        var at = "discover " + smds.Address + " download ";
        var session = await bench.RunAsync(at + "1", at + "1", at + "1");

        Assert.False(session.Succeeded);
        Assert.Contains("no such row", session.Error);
        Assert.Equal(["FIRST", "SECOND"], bench.Board.Euicc.Profiles.Select(p => p.Name));
        Assert.All(smds.Calls, c => Assert.Null(c.ReasonCode));
    }

    [Fact]
    public async Task An_event_may_want_a_confirmation_code()
    {
        await using var bench = await Bench.StartAsync(Configured);
        Announce(bench, "CODE", "4711");
        var session = await bench.RunAsync("discover", "discover download 2 4711");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal("CODE", Assert.Single(bench.Board.Euicc.Profiles).Name);
    }

    [Fact]
    public async Task A_program_gets_the_events_as_data()
    {
        await using var bench = await Bench.StartAsync(Configured);
        var session = await bench.RunAsync("json on", "discover", "discover download 9");
        Assert.Contains(
            "{\"command\":\"discover\",\"result\":0,\"data\":{\"events\":[{\"address\":\"" + bench.Smdp.Address + "\",\"event\":\"DEMO-EVENT\"}]}}",
            session.Lines);
        Assert.Contains(session.Lines, l => l.StartsWith("{\"command\":\"discover\",\"result\":1,\"message\":\"no such row", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("discover a b", "usage: discover")]
    [InlineData("discover download", "usage: discover")]
    [InlineData("discover download 1 2 3", "usage: discover")]
    [InlineData("discover download 0", "no such row")]
    [InlineData("discover download 2", "no such row")]
    [InlineData("discover download x", "no such row")]
    [InlineData("discover a_b", "reading the address: the server's address is no host name")]
    [InlineData("discover no-such-host.invalid", "contacting the SM-DS: the server's name is unknown")]
    public async Task What_cannot_be_discovered_says_why(string line, string reason)
    {
        await using var bench = await Bench.StartAsync(Configured);
        var session = await bench.RunAsync(line, "eid");
        Assert.False(session.Succeeded);
        Assert.Contains(reason, session.Error);
        await bench.AssertNextDownloadWorksAsync();
    }

    [Fact]
    public async Task An_sm_ds_that_refuses_is_named_with_its_codes()
    {
        await using var bench = await Bench.StartAsync(Configured);
        bench.Board.Smds!.Fault = Fault.Failed(Es9Function.AuthenticateClient, "8.1.3", "6.1", times: 1);
        var session = await bench.RunAsync("discover");
        Assert.Contains("error: presenting the eUICC to the SM-DS: the SM-DS does not accept the eUICC's certificate", session.Error);
        Assert.EndsWith("[SM-DS 8.1.3/6.1]", session.Error);
        Assert.True((await bench.RunAsync("discover")).Succeeded);
    }

    [Theory]
    [InlineData(Es9Function.InitiateAuthentication, "checking the SM-DS on the eUICC: the eUICC does not accept the SM-DS's signature")]
    [InlineData(Es9Function.AuthenticateClient, "presenting the eUICC to the SM-DS: the connection broke")]
    public async Task An_sm_ds_that_answers_wrongly_is_found_out(Es9Function function, string line)
    {
        await using var bench = await Bench.StartAsync(Configured);
        bench.Board.Smds!.Fault = function == Es9Function.InitiateAuthentication
            ? Fault.WrongServerSignature(function, times: 1)
            : Fault.CloseHalfWay(function, times: 1);
        Assert.Contains(line, (await bench.RunAsync("discover")).Error);
        Assert.Equal(0, bench.Board.Euicc.OpenChannels);
        Assert.True((await bench.RunAsync("discover", "discover download 1")).Succeeded);
    }

    [Fact]
    public async Task An_sm_ds_of_another_world_is_not_trusted()
    {
        await using var bench = await Bench.StartAsync();
        await using var foreign = await VirtualSmds.StartAsync(new SmdsOptions { Pki = TestPki.Create() });
        Assert.Contains("contacting the SM-DS: no TLS connection", (await bench.RunAsync("discover " + foreign.Address)).Error);
        Assert.Empty(foreign.Calls);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, true)]
    [InlineData(0, false)]
    public async Task Sm_ds_of_either_habit_are_understood(int chunk, bool headerLast)
    {
        await using var bench = await Bench.StartAsync(Configured with
        {
            Smds = new SmdsOptions { Form = new AnswerForm { ChunkSize = chunk, HeaderLast = headerLast, EscapeSlashes = true } },
        });
        Assert.Contains($"1  {bench.Smdp.Address}  {DemoOrders.Announced}", (await bench.RunAsync("discover")).Lines);
    }

    [Fact]
    public async Task An_event_may_lead_to_another_sm_ds()
    {
        await using var bench = await Bench.StartAsync();
        await using var second = await VirtualSmds.StartAsync(new SmdsOptions { Pki = bench.Board.Pki });
        bench.Board.Smds!.AddEvent(new SmdsEvent { Eid = bench.Board.Euicc.Eid, EventId = "EV", RspServerAddress = second.Address });
        second.AddEvent(new SmdsEvent
        {
            Eid = bench.Board.Euicc.Eid, EventId = "EV", RspServerAddress = bench.Smdp.Address,
            Order = bench.Smdp.AddOrder(new ProfileOrder { MatchingId = "EV", ProfileName = "Far", ProfileSize = 2000 }),
        });

        var session = await bench.RunAsync(
            $"discover {bench.Board.Smds.Address} download 1", "discover " + second.Address, $"discover {second.Address} download 1");

        Assert.Contains("presenting the eUICC to the SM-DP+: the server is an SM-DS", session.Error);
        Assert.Equal("Far", Assert.Single(bench.Board.Euicc.Profiles).Name);
        Assert.DoesNotContain(second.Calls, c => c.Function == Es9Function.CancelSession);
    }

    [Fact]
    public async Task The_default_sm_dp_gives_what_it_has_for_the_euicc()
    {
        await using var bench = await Bench.StartAsync(Configured);
        var session = await bench.RunAsync("download", "list");
        Assert.True(session.Succeeded, session.Text);
        Assert.DoesNotContain("reading the activation code", session.Lines);
        Assert.Equal("Demo default", Assert.Single(bench.Board.Euicc.Profiles).Name);

        // There is no second one.
        session = await bench.RunAsync("download");
        Assert.Contains("the SM-DP+ refused the matching ID", session.Error);
        await bench.AssertNextDownloadWorksAsync();
    }

    [Fact]
    public async Task Without_a_default_sm_dp_the_download_says_so()
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync("download");
        Assert.Contains("reading the eUICC's information and challenge: the eUICC has no default SM-DP+", session.Error);
        Assert.Equal("OTA result: 1", session.Lines[^1]);
        Assert.Empty(bench.Smdp.Calls);
        await bench.AssertNextDownloadWorksAsync();
    }

    private static void Announce(Bench bench, string id, string? confirmationCode = null) => bench.Board.Smds!.AddEvent(new SmdsEvent
    {
        Eid = bench.Board.Euicc.Eid,
        EventId = id,
        RspServerAddress = bench.Smdp.Address,
        Order = bench.Smdp.AddOrder(new ProfileOrder
        {
            MatchingId = id, ProfileName = id, ProfileSize = 2000, ConfirmationCode = confirmationCode,
        }),
    });
}
