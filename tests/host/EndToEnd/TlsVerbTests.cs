using System.Text.Json;
using NanoLpa.Desktop;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>Which root a server is checked against, and what happens without one, and without a check.</summary>
public class TlsVerbTests
{
    private const string Warning = "warning: the server's certificate is not checked (tls secure)";

    [Fact]
    public async Task Without_a_root_nothing_is_sent()
    {
        await using var bench = await StartAsync();
        var commands = Watch(bench);
        var session = await bench.RunAsync(bench.Smdp.ActivationCode(bench.Smdp.Orders[0]), "discover " + bench.Board.Smds!.Address);
        Assert.False(session.Succeeded);
        Assert.Equal(2, session.Lines.Count(l => l.Contains("there is no root certificate to check the server against; ca add takes one, the README says which")));
        Assert.Contains("OTA result: 1", session.Lines);
        Assert.Empty(bench.Smdp.Calls);
        Assert.DoesNotContain(commands, c => c.StartsWith("AT+QSSLOPEN", StringComparison.Ordinal) || c.StartsWith("AT+QIACT=", StringComparison.Ordinal));
        await AddAsync(bench, bench.Board.Pki);
        await bench.AssertNextDownloadWorksAsync();
    }

    [Fact]
    public async Task The_root_that_the_eUICC_names_is_found_at_once_among_three()
    {
        await using var bench = await StartAsync();
        bench.AutoReport = false;
        await AddAsync(bench, TestPki.Create());
        await AddAsync(bench, bench.Board.Pki);
        await AddAsync(bench, TestPki.Create());
        var commands = Watch(bench);
        await bench.AssertNextDownloadWorksAsync();
        Assert.Single(commands, c => c.StartsWith("AT+QSSLOPEN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_under_another_root_is_reached_by_trying_and_then_known()
    {
        await using var bench = await StartAsync();
        bench.AutoReport = false;
        var other = TestPki.Create();
        await using var foreign = await VirtualSmdp.StartAsync(new SmdpOptions { Pki = other });
        await AddAsync(bench, bench.Board.Pki);
        await AddAsync(bench, other);
        var commands = Watch(bench);
        var code = foreign.ActivationCode(foreign.Orders[0]);

        // TLS is as it should be then; it is the eUICC that does not know this issuer.
        var session = await bench.RunAsync(code, code);
        Assert.False(session.Succeeded);
        Assert.NotEmpty(foreign.Calls);
        Assert.Equal(3, commands.Count(c => c.StartsWith("AT+QSSLOPEN", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Wrong_roots_alone_are_tried_once_each_and_refused()
    {
        await using var bench = await StartAsync();
        await AddAsync(bench, TestPki.Create());
        await AddAsync(bench, TestPki.Create());
        var commands = Watch(bench);
        var session = await bench.RunAsync(bench.Smdp.ActivationCode(bench.Smdp.Orders[0]));
        Assert.Contains("no TLS connection: its certificate is not trusted", session.Error);
        Assert.Empty(bench.Smdp.Calls);
        Assert.Equal(2, commands.Count(c => c.StartsWith("AT+QSSLOPEN", StringComparison.Ordinal)));
        await AddAsync(bench, bench.Board.Pki);
        await bench.AssertNextDownloadWorksAsync();
    }

    [Fact]
    public async Task Insecure_warns_at_everything_and_ends_with_secure_or_a_restart()
    {
        await using var bench = await StartAsync(new VirtualBoardOptions { ServersAreConfigured = true });
        bench.AutoReport = false;
        var order = new ProfileOrder { MatchingId = "OPEN", ProfileSize = 3000 };
        bench.Smdp.Fault = Fault.HttpStatus(Es9Function.HandleNotification, 500, times: 1);
        var session = await bench.RunAsync("tls", "tls insecure", bench.Order(order), "report", "discover", "list", "tls secure", "download", "tls");
        Assert.Contains("servers' certificates are NOT checked until tls secure or the next start: for test servers only", session.Lines);
        Assert.Equal(3, session.Lines.Count(l => l == Warning));
        Assert.Contains("OTA result: 0", session.Lines);
        Assert.Contains(session.Lines, l => l.StartsWith("reported: ", StringComparison.Ordinal));
        Assert.Contains("there is no root certificate", session.Error);
        Assert.Equal("servers' certificates are checked", session.Lines[^1]);

        Assert.True((await bench.RunAsync("tls insecure")).Succeeded);
        session = await bench.RunAsync("download");
        Assert.Contains("there is no root certificate", session.Error);
        Assert.DoesNotContain(Warning, session.Lines);
        Assert.Contains("usage: tls", (await bench.RunAsync("tls maybe")).Error);
    }

    [Fact]
    public async Task What_is_reported_by_itself_is_warned_of_too()
    {
        await using var bench = await StartAsync();
        bench.Smdp.Fault = Fault.HttpStatus(Es9Function.HandleNotification, 500, times: 1);
        var session = await bench.RunAsync("tls insecure", bench.Order(new ProfileOrder { MatchingId = "AUTO", ProfileSize = 3000 }));
        Assert.Equal(2, session.Lines.Count(l => l == Warning));

        // The result and the notification of it, both at one go.
        Assert.Equal(Warning, session.Lines[^3]);
        Assert.All(session.Lines[^2..], l => Assert.StartsWith("reported: ", l));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Insecure_holds_on_the_board_s_own_network_too(bool ofDevice)
    {
        await using var bench = await StartAsync();
        bench.AutoReport = false;
        using var https = new PcHttps();
        bench.Network = ofDevice ? new Http.BoardDownloadTests.BoardNetwork() : https;
        var code = bench.Order(new ProfileOrder { MatchingId = "BOARD", ProfileSize = 3000 });
        var next = bench.Order(new ProfileOrder { MatchingId = "NEXT", ProfileSize = 3000 });
        var session = await bench.RunAsync(code, "tls insecure", code, "tls secure", next);
        Assert.Equal(["OTA result: 1", "OTA result: 0", "OTA result: 1"], session.Lines.Where(l => l.StartsWith("OTA", StringComparison.Ordinal)));
        Assert.Single(session.Lines, l => l == Warning);
        Assert.Equal(2, session.Lines.Count(l => l.Contains("no TLS connection")));
    }

    [Fact]
    public async Task Insecure_answers_a_program_as_well()
    {
        await using var bench = await StartAsync();
        bench.AutoReport = false;
        bench.Smdp.Fault = Fault.HttpStatus(Es9Function.HandleNotification, 500, times: 1);
        var session = await bench.RunAsync("json on", "tls insecure", bench.Order(new ProfileOrder { MatchingId = "JSON", ProfileSize = 3000 }), "report");
        Assert.True(session.Succeeded, session.Text);
        var objects = session.Lines.SkipWhile(l => l[0] != '{').Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal(2, objects.Count(o => o.TryGetProperty("warning", out var w) && !w.GetProperty("verified").GetBoolean()));
        Assert.False(objects[1].GetProperty("data").GetProperty("verified").GetBoolean());
        Assert.True(objects[^1].GetProperty("data").GetProperty("notifications")[0].GetProperty("reported").GetBoolean());
    }

    private static async Task<Bench> StartAsync(VirtualBoardOptions? options = null)
    {
        var bench = await Bench.StartAsync(options);
        bench.CaPem = "";
        return bench;
    }

    private static async Task AddAsync(Bench bench, TestPki pki)
    {
        var session = await bench.RunAsync(["ca add", .. pki.ExportCiPem().Split('\n')]);
        Assert.True(session.Succeeded, session.Text);
    }

    private static List<string> Watch(Bench bench)
    {
        var commands = new List<string>();
        bench.Board.Modem.Options.Faults = line =>
        {
            lock (commands)
            {
                commands.Add(line);
            }

            return null;
        };
        return commands;
    }
}
