using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NanoLpa.Desktop;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>The trace: it shows what goes on, and no secret unless it is raw.</summary>
public class TraceTests
{
    private const string MatchingId = "QR-SECRET-7431-MATCHING";
    private const string ConfirmationCode = "90157642";

    public static TheoryData<CsimSupport, bool, bool> Ways => new()
    {
        { CsimSupport.Full, false, false },
        { CsimSupport.Full, true, false },
        { CsimSupport.Absent, false, true },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_trace_shows_every_step_and_no_secret(CsimSupport csim, bool pcHttps, bool json)
    {
        await using var bench = await StartAsync(csim);
        using var https = new PcHttps();
        bench.Network = pcHttps ? https : null;
        var secrets = Watch(bench);
        var code = bench.Order(new ProfileOrder { MatchingId = MatchingId, ProfileSize = 6000, ConfirmationCode = ConfirmationCode });

        var session = await bench.RunAsync(json ? "json on" : "", "trace on", code + " " + ConfirmationCode, "enable 1", "list", "trace off", "eid");

        Assert.True(session.Succeeded, session.Text);
        AssertNoSecret(session.Text, secrets());
        var text = json ? string.Join('\n', Traces(session)) : session.Text;
        var verb = csim == CsimSupport.Absent ? "CGLA" : "CSIM";
        Assert.Matches($@"> {verb} STORE DATA 1/\d+ BF38 AuthenticateServer \d+ bytes", text);
        Assert.Matches($@"> {verb} STORE DATA 1/\d+ BF21 PrepareDownload \d+ bytes", text);
        Assert.Contains("BF36 BoundProfilePackage", text);
        Assert.Contains("LoadProfileElements", text);
        Assert.Matches(@"> POST localhost:\d+/gsma/rsp2/es9plus/authenticateClient \d+ bytes transactionId\(32\) authenticateServerResponse\(\d+\)", text);
        Assert.Matches(@"< HTTP 200 \d+ bytes.* status=Executed-Success", text);

        // What eid does, at the start and after the end.
        Assert.DoesNotContain("GetEuiccData", text);
        if (!pcHttps)
        {
            Assert.Matches(@"> AT\+QSSLSEND=\d+,\d+", text);
        }
    }

    [Fact]
    public async Task A_refusal_shows_the_server_s_codes()
    {
        await using var bench = await StartAsync(CsimSupport.Full);
        var code = bench.Order(new ProfileOrder { MatchingId = MatchingId, ProfileSize = 2000, ConfirmationCode = ConfirmationCode });
        var secrets = Watch(bench);
        var session = await bench.RunAsync("trace on", code + " 1234567");
        Assert.Contains("status=Failed subjectCode=8.2.7 reasonCode=3.8", session.Text);
        AssertNoSecret(session.Text, secrets());
    }

    [Fact]
    public async Task A_raw_trace_shows_everything()
    {
        await using var bench = await StartAsync(CsimSupport.Full);
        var code = bench.Order(new ProfileOrder { MatchingId = MatchingId, ProfileSize = 2000 });
        bench.AutoReport = false;
        var session = await bench.RunAsync("trace raw", code, "trace off", "list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains(Convert.ToHexString(Encoding.ASCII.GetBytes(MatchingId)), session.Text);
        Assert.Contains("POST /gsma/rsp2/es9plus/initiateAuthentication HTTP/1.1\\r\\n", session.Text);
        Assert.Contains("\"serverSigned1\":", session.Text);
        Assert.Contains("> AT+CSIM=", session.Text);
        Assert.DoesNotContain("AT+CSIM", session.Text.Split("OTA result: 0")[^1]);
    }

    [Fact]
    public async Task A_raw_trace_shows_bodies_that_do_not_go_through_the_modem()
    {
        await using var bench = await StartAsync(CsimSupport.Full);
        using var https = new PcHttps();
        bench.Network = https;
        var session = await bench.RunAsync("trace raw", bench.Order(new ProfileOrder { MatchingId = MatchingId, ProfileSize = 2000 }));
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("> {\"smdpAddress\":", session.Text);
        Assert.Contains("\"boundProfilePackage\"", session.Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_is_written_from_the_start_on_with_time_stamps(bool raw)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using var bench = await StartAsync(CsimSupport.Full);
            var secrets = Watch(bench);
            var code = bench.Order(new ProfileOrder { MatchingId = MatchingId, ProfileSize = 4000, ConfirmationCode = ConfirmationCode });
            using (var file = new FileTrace(new FileInfo(path), raw))
            {
                bench.Trace = file;

                // What the console shows meanwhile changes nothing in the file.
                var session = await bench.RunAsync(raw ? "trace on" : "trace raw", code + " " + ConfirmationCode, "trace off", "list");
                Assert.True(session.Succeeded, session.Text);
                Assert.Equal(raw, !session.Text.Contains("AT+CSIM=", StringComparison.Ordinal));
            }

            var lines = await File.ReadAllLinesAsync(path);
            Assert.All(lines, l => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [<>] ", l));
            Assert.EndsWith(" > AT", lines[0]);
            var text = string.Join('\n', lines);
            Assert.Contains("+QFUPL", text);
            if (raw)
            {
                Assert.Contains("-----BEGIN CERTIFICATE-----", text);
                Assert.Contains(Convert.ToHexString(Encoding.ASCII.GetBytes(MatchingId)), text);
            }
            else
            {
                AssertNoSecret(text, secrets());
                Assert.Contains("BF38 AuthenticateServer", text);
                Assert.Contains("BF2D GetProfilesInfo", text);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("trace")]
    [InlineData("trace yes")]
    [InlineData("trace on raw")]
    public async Task Only_on_raw_and_off_are_understood(string line)
    {
        await using var bench = await StartAsync(CsimSupport.Full);
        var session = await bench.RunAsync(line);
        Assert.Contains("usage: trace on|raw|off", session.Error);
    }

    [Fact]
    public void The_command_line_takes_a_trace_file()
    {
        Assert.Empty(DesktopCommandLine.Parse(["--trace", "x.log"]).Errors);
        Assert.Empty(DesktopCommandLine.Parse(["--trace", "x.log", "--trace-raw"]).Errors);
        Assert.Contains("--trace FILE", Assert.Single(DesktopCommandLine.Parse(["--trace-raw"]).Errors).Message);
    }

    private static Task<Bench> StartAsync(CsimSupport csim) => Bench.StartAsync(
        new VirtualBoardOptions { Modem = new ModemOptions { CardCommands = new CardCommandOptions { Csim = csim } } });

    /// <summary>Everything that went to the card as data or came from it, and must not be seen.</summary>
    private static Func<string[]> Watch(Bench bench)
    {
        var requests = new StringBuilder();
        bench.Board.Euicc.Intercept = apdu =>
        {
            if (apdu[1] == 0xE2 && apdu.Length > 5)
            {
                lock (requests)
                {
                    requests.Append(Convert.ToHexString(apdu.AsSpan(5, Math.Min(apdu[4], apdu.Length - 5))));
                }
            }

            return null;
        };
        return () =>
        {
            // Signatures (5F37 40), hashes and challenges (80 10, 04 20), as they went to the card.
            string all;
            lock (requests)
            {
                all = requests.ToString();
            }

            return [.. Regex.Matches(all, "5F3740([0-9A-F]{128})|0420([0-9A-F]{64})|8110([0-9A-F]{32})|8410([0-9A-F]{32})")
                .Select(m => m.Groups.Values.Skip(1).First(g => g.Success).Value)];
        };
    }

    private static void AssertNoSecret(string text, string[] secrets)
    {
        Assert.True(secrets.Length > 4);
        foreach (var secret in secrets.Select(Convert.FromHexString).Append(Encoding.ASCII.GetBytes(MatchingId)).Append(Encoding.ASCII.GetBytes(ConfirmationCode)))
        {
            Assert.DoesNotContain(Encoding.Latin1.GetString(secret), text);
            Assert.DoesNotContain(Convert.ToHexString(secret), text, StringComparison.OrdinalIgnoreCase);

            // In base64 bytes look different by where they stand: the part that is the same in each of the three ways.
            for (var shift = 0; shift < 3; shift++)
            {
                var encoded = Convert.ToBase64String([.. new byte[shift], .. secret]);
                var same = encoded[(shift == 0 ? 0 : 4)..((secret.Length + shift) / 3 * 4)];
                Assert.DoesNotContain(same, text);
            }
        }
    }

    private static IEnumerable<string> Traces(Session session)
    {
        foreach (var line in session.Lines.Where(l => l.StartsWith('{')))
        {
            using var parsed = JsonDocument.Parse(line);
            if (parsed.RootElement.TryGetProperty("trace", out var trace))
            {
                Assert.Single(parsed.RootElement.EnumerateObject());
                yield return trace.GetString()!;
            }
        }
    }
}
