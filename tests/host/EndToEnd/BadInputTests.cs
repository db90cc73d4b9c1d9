using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>
/// What goes wrong gives one clear line with stage and reason, the result 1, a failed script; the session is cancelled
/// where there is one; nothing is left open, and the next download works.
/// </summary>
public class BadInputTests
{
    private const int EndUserRejection = 0;
    private const int Timeout = 2;

    [Theory]
    [InlineData("LPA:", "the activation code is empty")]
    [InlineData("LPA:2$localhost$X", "no activation code")]
    [InlineData("LPA:1", "no activation code")]
    [InlineData("1$$X", "address")]
    [InlineData("1$local_host$X", "address")]
    [InlineData("1$localhost:0$X", "port")]
    [InlineData("1$localhost:99999$X", "port")]
    [InlineData("1$localhost$A_B", "matching ID")]
    [InlineData("1$localhost$A$1.x", "OID")]
    [InlineData("1$localhost$A$$7", "confirmation code flag")]
    public async Task A_malformed_activation_code(string code, string reason)
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync(code);
        Assert.Contains(reason, session.Error);
        await AssertFailedAsync(bench, session, "reading the activation code");
    }

    [Fact]
    public async Task An_unknown_host()
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync("LPA:1$no-such-host.invalid$X");
        await AssertFailedAsync(bench, session, "contacting the SM-DP+: the server's name is unknown");
    }

    [Fact]
    public async Task A_server_that_is_not_there()
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync("LPA:1$localhost:1$X");
        await AssertFailedAsync(bench, session, "contacting the SM-DP+: no TLS connection");
    }

    [Fact]
    public async Task A_server_whose_certificate_is_not_trusted()
    {
        await using var bench = await Bench.StartAsync();
        await using var foreign = await VirtualSmdp.StartAsync(new SmdpOptions { Pki = TestPki.Create() });
        var session = await bench.RunAsync(foreign.ActivationCode(foreign.Orders[0]));
        await AssertFailedAsync(bench, session, "contacting the SM-DP+: no TLS connection: its certificate is not trusted");
        Assert.Empty(foreign.Calls);
    }

    [Fact]
    public async Task A_modem_without_a_root_certificate()
    {
        await using var bench = await Bench.StartAsync();
        var pem = bench.CaPem;
        bench.CaPem = "";
        var session = await bench.RunAsync(bench.Smdp.ActivationCode(bench.Smdp.Orders[0]));
        Assert.Contains("error: contacting the SM-DP+: ", session.Error);
        Assert.Empty(bench.Smdp.Calls);
        bench.CaPem = pem;
        await AssertFailedAsync(bench, session, "contacting the SM-DP+");
    }

    [Fact]
    public async Task A_wrong_confirmation_code()
    {
        await using var bench = await Bench.StartAsync();
        var order = new ProfileOrder { MatchingId = "C", ProfileSize = 2000, ConfirmationCode = "4711" };
        var session = await bench.RunAsync(bench.Order(order) + " 4712");
        await AssertFailedAsync(bench, session, "requesting the profile package: the confirmation code is wrong");
        Assert.Equal(1, order.WrongConfirmationCodes);
        Assert.True((await bench.RunAsync(bench.Smdp.ActivationCode(order) + " 4711")).Succeeded);
    }

    [Fact]
    public async Task A_confirmation_code_that_was_wrong_too_often()
    {
        await using var bench = await Bench.StartAsync();
        var code = bench.Order(new ProfileOrder { MatchingId = "C", ProfileSize = 2000, ConfirmationCode = "4711" });
        var session = await bench.RunAsync(code + " 1", code + " 2", code + " 3", code + " 4711");
        Assert.False(session.Succeeded);
        Assert.DoesNotContain("OTA result: 0", session.Lines);
        Assert.Contains(session.Lines, l => l.Contains("wrong too often"));
        await bench.AssertNextDownloadWorksAsync();
    }

    [Theory]
    [InlineData(false, EndUserRejection, "a confirmation code is needed and none was given")]
    [InlineData(true, Timeout, "no answer in time")]
    public async Task A_missing_confirmation_code(bool silent, int cancelReason, string reason)
    {
        await using var bench = await Bench.StartAsync();
        var order = new ProfileOrder { MatchingId = "C", ProfileSize = 2000, ConfirmationCode = "4711" };
        var unflagged = bench.Order(order).Replace("$$1", "");
        var session = await bench.RunAsync(new ScriptTerminal(unflagged) { Silent = silent });
        await AssertFailedAsync(bench, session, "profile offered: " + reason);
        Assert.Equal(cancelReason, order.CancelReason);
    }

    [Fact]
    public async Task A_used_matching_id()
    {
        await using var bench = await Bench.StartAsync();
        var code = bench.Order(new ProfileOrder { MatchingId = "ONCE", ProfileSize = 2000 });
        Assert.True((await bench.RunAsync(code)).Succeeded);
        var session = await bench.RunAsync(code);
        await AssertFailedAsync(bench, session, "presenting the eUICC to the SM-DP+: the SM-DP+ refused the matching ID");
        Assert.Contains("[SM-DP+ 8.2.6/3.8]", session.Error);
    }

    [Fact]
    public async Task An_euicc_that_is_full_in_the_server_s_eyes()
    {
        await using var bench = await Bench.StartAsync(SmallCard(checkedByServer: true));
        var session = await bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "BIG", ProfileSize = 30000 }));
        await AssertFailedAsync(bench, session, "presenting the eUICC to the SM-DP+: the eUICC has too little memory");
    }

    [Fact]
    public async Task An_euicc_that_is_full_in_its_own_eyes()
    {
        await using var bench = await Bench.StartAsync(SmallCard(checkedByServer: false));
        var order = new ProfileOrder { MatchingId = "BIG", ProfileSize = 30000 };
        var session = await bench.RunAsync(bench.Order(order));
        Assert.Contains(bench.Smdp.Notifications, n => n is { IsValid: true, ErrorReason: 10 });
        Assert.Empty(bench.Board.Euicc.Profiles);
        Assert.Empty(bench.Board.Euicc.Notifications);
        await AssertFailedAsync(bench, session, "loading the profile package: not installed: the eUICC has too little memory");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task A_package_with_a_flipped_bit(int segment)
    {
        await using var bench = await Bench.StartAsync();
        var order = new ProfileOrder { MatchingId = "FLIP", ProfileSize = 9000, Fault = Fault.FlipBitInSegment(segment) };
        var session = await bench.RunAsync(bench.Order(order));
        Assert.Empty(bench.Board.Euicc.Profiles);
        Assert.Contains(bench.Smdp.Notifications, n => n is { IsValid: true, ErrorReason: 8 });
        await AssertFailedAsync(bench, session, "loading the profile package: not installed: the package was changed on its way");
    }

    [Theory]
    [InlineData(Es9Function.InitiateAuthentication, "contacting the SM-DP+", null)]
    [InlineData(Es9Function.AuthenticateClient, "presenting the eUICC to the SM-DP+", Timeout)]
    [InlineData(Es9Function.GetBoundProfilePackage, "loading the profile package", Timeout)]
    public async Task A_server_that_closes_half_way(Es9Function function, string stage, int? cancelReason)
    {
        await using var bench = await Bench.StartAsync();
        bench.Setup = app => app.DownloadAttempts = 1;
        var order = new ProfileOrder { MatchingId = "HALF", ProfileSize = 9000 };
        bench.Smdp.Fault = Fault.CloseHalfWay(function, times: 1);
        var session = await bench.RunAsync(bench.Order(order));
        Assert.Empty(bench.Board.Euicc.Profiles);
        AssertCancelled(bench, order, cancelReason);
        await AssertFailedAsync(bench, session, stage + ": the connection broke");
    }

    [Theory]
    [InlineData(Es9Function.InitiateAuthentication, "contacting the SM-DP+", null)]
    [InlineData(Es9Function.AuthenticateClient, "presenting the eUICC to the SM-DP+", Timeout)]
    [InlineData(Es9Function.GetBoundProfilePackage, "requesting the profile package", Timeout)]
    public async Task An_http_error(Es9Function function, string stage, int? cancelReason)
    {
        await using var bench = await Bench.StartAsync();
        bench.Setup = app => app.DownloadAttempts = 1;
        var order = new ProfileOrder { MatchingId = "HTTP", ProfileSize = 3000 };
        bench.Smdp.Fault = Fault.HttpStatus(function, 503, times: 1);
        var session = await bench.RunAsync(bench.Order(order));
        AssertCancelled(bench, order, cancelReason);
        Assert.Contains("HTTP 503", session.Error);
        await AssertFailedAsync(bench, session, stage + ": the server answered with an HTTP error");
    }

    [Theory]
    [InlineData(Es9Function.InitiateAuthentication, "contacting the SM-DP+: an answer belongs to another session")]
    [InlineData(Es9Function.AuthenticateClient, "presenting the eUICC to the SM-DP+: an answer belongs to another session")]
    [InlineData(Es9Function.GetBoundProfilePackage, ": an answer belongs to another session")]
    public async Task A_wrong_transaction_id(Es9Function function, string line)
    {
        await using var bench = await Bench.StartAsync();
        bench.Smdp.Fault = Fault.WrongTransactionId(function, times: 1);
        var session = await bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "TID", ProfileSize = 3000 }));
        await AssertFailedAsync(bench, session, line);
    }

    [Theory]
    [InlineData(Es9Function.InitiateAuthentication, "checking the SM-DP+ on the eUICC: the eUICC does not accept the SM-DP+'s signature")]
    [InlineData(Es9Function.AuthenticateClient, "preparing the download on the eUICC: the eUICC does not accept the signature on the offer")]
    [InlineData(Es9Function.GetBoundProfilePackage, "loading the profile package: not installed: the package's signature is wrong")]
    public async Task A_wrong_signature(Es9Function function, string line)
    {
        await using var bench = await Bench.StartAsync();
        bench.Smdp.Fault = Fault.WrongServerSignature(function, times: 1);
        var session = await bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "SIG", ProfileSize = 3000 }));
        await AssertFailedAsync(bench, session, line);
    }

    [Fact]
    public async Task A_result_that_cannot_be_reported_is_kept_and_reported_later()
    {
        await using var bench = await Bench.StartAsync();
        var order = new ProfileOrder { MatchingId = "LATER", ProfileSize = 3000 };
        bench.AutoReport = false;
        bench.Smdp.Fault = Fault.HttpStatus(Es9Function.HandleNotification, 500, times: 1);
        var session = await bench.RunAsync(bench.Order(order), "notifications", "report");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("OTA result: 0", session.Lines);
        Assert.Contains($"1  install  {order.Iccid}  {bench.Smdp.Address}", session.Lines);
        Assert.Contains($"reported: 1  install  {order.Iccid}  {bench.Smdp.Address}", session.Lines);
        Assert.Contains(session.Lines, l => l.Contains("installed; not reported yet"));
        Assert.Equal(OrderState.Installed, order.State);
        Assert.Empty(bench.Board.Euicc.Notifications);
    }

    private static VirtualBoardOptions SmallCard(bool checkedByServer) => new()
    {
        Euicc = new EuiccOptions { FreeMemory = 20000 },
        Smdp = new SmdpOptions { CheckEligibility = checkedByServer },
    };

    private static void AssertCancelled(Bench bench, ProfileOrder order, int? reason)
    {
        var cancelled = bench.Smdp.Calls.Where(c => c.Function == Es9Function.CancelSession).ToArray();
        Assert.Equal(reason is null ? 0 : 1, cancelled.Length);

        // A server that has not carried AuthenticateClient out does not know the eUICC, and cannot check what it is told.
        if (bench.Smdp.Calls.Any(c => c is { Function: Es9Function.AuthenticateClient, HttpStatus: 200 }))
        {
            Assert.Equal(reason, order.CancelReason);
            Assert.All(cancelled, c => Assert.Null(c.ReasonCode));
        }
    }

    private static async Task AssertFailedAsync(Bench bench, Session session, string line)
    {
        Assert.False(session.Succeeded);
        Assert.Contains(line, session.Error);
        Assert.Equal("OTA result: 1", session.Lines[^1]);
        bench.Smdp.Fault = null;
        await bench.AssertNextDownloadWorksAsync();
    }
}
