using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using NanoLpa;
using NanoLpa.Desktop;
using NanoLpa.Firmware;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Modem;

namespace HostTests.EndToEnd;

/// <summary>ca list, add, remove: what is pasted is kept, or refused as a whole and never run as commands.</summary>
public class RootVerbTests
{
    private static readonly string TestCi = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "ci.pem"));

    public static TheoryData<string, string> BadPastes => new()
    {
        { "expired", "valid no more" },
        { "not a CA", "no root" },
        { "intermediate", "no root" },
        { "no key identifier", "no root" },
        { "truncated", "arrived damaged" },
        { "a line missing", "arrived damaged" },
        { "a line too many", "arrived damaged" },
        { "no base64", "arrived damaged" },
        { "DER garbage", "arrived damaged" },
        { "empty", "arrived damaged" },
        { "no begin", "arrived damaged" },
        { "far too long", "arrived damaged" },
    };

    [Theory]
    [InlineData("\n", false)]
    [InlineData("\r", false)]
    [InlineData("", true)]
    public async Task A_root_is_pasted_listed_and_removed(string lineEnd, bool rsa)
    {
        await using var bench = await RootBench.StartAsync();
        using var root = rsa ? TestRoot.MakeRsa("Big Root") : TestRoot.Make("Small Root");
        var keyId = TestRoot.KeyId(root);
        var session = await bench.RunAsync(["ca list", "ca add", "", "subject=whoever", .. TestRoot.Lines(root).Select(l => l + lineEnd), "ca list"]);
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("no root certificates; ca add takes one", session.Lines);
        Assert.Contains("added: " + (rsa ? "Big Root" : "Small Root"), session.Text);
        Assert.Contains("  key identifier: " + keyId, session.Lines);
        Assert.Contains("  valid until: 2049-12-31", session.Lines);
        Assert.Contains("1  " + keyId, session.Lines);
        Assert.DoesNotContain("warning", session.Text);
        Assert.Equal(root.RawData, RootBench.Stored(bench.Board.Modem.StoredFiles, keyId).RawData);

        // It outlives a restart of the board, and the first digits of its key identifier name it.
        session = await bench.RunAsync("ca list", "ca remove " + keyId[..8].ToUpperInvariant(), "ca list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("removed: " + keyId, session.Lines);
        Assert.Equal("no root certificates; ca add takes one", session.Lines[^1]);
        Assert.Empty(bench.Board.Modem.StoredFiles);
    }

    [Theory]
    [MemberData(nameof(BadPastes))]
    public async Task A_bad_paste_leaves_nothing_and_runs_nothing(string kind, string reason)
    {
        await using var bench = await RootBench.StartAsync();
        var session = await bench.RunAsync(["ca add", .. Paste(kind), "eid"]);
        Assert.False(session.Succeeded);
        Assert.StartsWith("error: keeping root certificates: ", session.Error);
        Assert.Contains(reason, session.Error);
        Assert.DoesNotContain("unknown command", session.Text);
        Assert.Equal("EID: " + bench.Board.Euicc.Eid, session.Lines[^1]);
        Assert.Empty(bench.Board.Modem.StoredFiles);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task A_paste_that_ends_in_the_middle_is_refused(int lines)
    {
        await using var bench = await RootBench.StartAsync();
        using var root = TestRoot.Make("Cut");
        var session = await bench.RunAsync(["ca add", .. TestRoot.Lines(root)[..lines]]);
        Assert.Contains("arrived damaged", session.Error);
        Assert.Empty(bench.Board.Modem.StoredFiles);
    }

    [Fact]
    public async Task Nobody_pastes_or_changes_his_mind()
    {
        await using var bench = await RootBench.StartAsync();
        Assert.Contains("no answer in time", (await bench.RunAsync(new ScriptTerminal("ca add") { Silent = true })).Error);
        Assert.Contains("cancelled", (await bench.RunAsync("ca add", "cancel")).Error);
        var isOver = false;
        var pausing = new ScriptTerminal(["ca add", .. TestRoot.Lines(TestRoot.Make("Slow"))])
        {
            BeforeLine = read =>
            {
                if (read == 6 && !isOver)
                {
                    isOver = true;
                    throw new LpaException(LpaError.UserTimeout);
                }
            },
        };
        Assert.False(await bench.RunAsync((ITerminal)pausing));
        Assert.Contains("arrived damaged", pausing.Text);
        Assert.Empty(bench.Board.Modem.StoredFiles);
    }

    [Fact]
    public async Task One_that_is_there_is_said_to_be_and_written_anew()
    {
        await using var bench = await RootBench.StartAsync();
        using var root = TestRoot.Make("Twice");
        string[] paste = ["ca add", .. TestRoot.Lines(root)];
        var uploads = Count(bench, "AT+QFUPL");
        var session = await bench.RunAsync([.. paste, .. paste]);
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("there already: Twice", session.Text);
        Assert.Single(bench.Board.Modem.StoredFiles);

        // What is there may be damaged: a paste mends it.
        Assert.Equal(2, uploads());
    }

    [Fact]
    public async Task A_bundle_may_be_pasted_with_and_without_the_command()
    {
        await using var bench = await RootBench.StartAsync();
        using var one = TestRoot.Make("One");
        using var two = TestRoot.Make("Two");
        using var server = TestRoot.Make("Server", isCa: false);
        var session = await bench.RunAsync(["ca add", .. TestRoot.Lines(one), .. TestRoot.Lines(server), "", .. TestRoot.Lines(two), "ca list"]);
        Assert.Contains("no root", session.Error);
        Assert.Contains("added: One", session.Text);
        Assert.Contains("added: Two", session.Text);
        Assert.Equal(2, (bench.Board.Modem.StoredFiles).Count);
    }

    [Fact]
    public async Task Known_roots_have_names_and_test_roots_a_warning()
    {
        await using var bench = await RootBench.StartAsync();
        var session = await bench.RunAsync(["ca add", .. TestCi.Split('\n'), "ca add", .. NFUnitTest.Roots.Gsma.Split('\n'), "ca list"]);
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("1  81370f5125d0b1d408d4c3b232e6d25e795bebfb  GSM Association - RSP2 Root CI1", session.Lines);
        Assert.Contains("2  f54172bdf98a95d65cbeb88a38a1c11d800a85c3  SGP.26 test CI (NIST)", session.Lines);
        Assert.Equal(2, session.Lines.Count(l => l.StartsWith("warning: this is a test root", StringComparison.Ordinal)));
        Assert.StartsWith("warning", session.Lines[^1]);
    }

    [Fact]
    public async Task A_row_is_that_of_the_last_list()
    {
        await using var bench = await RootBench.StartAsync();
        X509Certificate2[] roots = [.. new[] { "A", "B", "C" }.Select(n => TestRoot.Make(n)).OrderBy(TestRoot.KeyId, StringComparer.Ordinal)];
        bench.CaPem = string.Concat(roots.Select(r => r.ExportCertificatePem() + "\n"));
        var session = await bench.RunAsync("ca list", "ca remove 1", "ca remove 2", "ca list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal("1  " + TestRoot.KeyId(roots[2]), session.Lines[^1]);
        bench.CaPem = "";
        session = await bench.RunAsync("ca list", "ca remove 1", "ca remove 1", "ca remove 2", "ca remove 1234567", "ca remove 12345678", "ca remove", "ca", "ca x");
        Assert.Equal(7, session.Lines.Count(l => l.StartsWith("error: ", StringComparison.Ordinal)));
        Assert.Equal(4, session.Lines.Count(l => l.StartsWith("error: no such root certificate", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task There_is_room_for_twelve()
    {
        await using var bench = await RootBench.StartAsync();
        bench.CaPem = string.Concat(Enumerable.Range(0, 12).Select(i => TestRoot.Make("R" + i).ExportCertificatePem() + "\n"));
        var session = await bench.RunAsync(["ca add", .. TestRoot.Lines(TestRoot.Make("Thirteenth")), "ca list", "ca remove 12", "ca add", .. TestRoot.Lines(TestRoot.Make("Fits"))]);
        Assert.Contains("no room for more", session.Error);
        Assert.Contains("added: Fits", session.Text);
        Assert.Equal(12, (bench.Board.Modem.StoredFiles).Count);
    }

    [Fact]
    public async Task A_modem_without_space_says_so_and_a_board_s_bad_root_is_no_reason_not_to_start()
    {
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions { Modem = new ModemOptions { FileSpace = 100 } });
        using var root = TestRoot.Make("No Space");
        var session = await bench.RunAsync(["ca add", .. TestRoot.Lines(root), "ca list", "eid"]);
        Assert.Contains("a root certificate of the board is not used: the modem's storage is full", session.Text);
        Assert.Contains("keeping root certificates: the modem's storage is full; ca remove takes a root certificate away [detail 403]", session.Error);
        Assert.Contains("no root certificates; ca add takes one", session.Lines);
        Assert.Contains("EID: " + bench.Board.Euicc.Eid, session.Lines);
    }

    [Fact]
    public async Task JSON_has_all_of_it()
    {
        await using var bench = await RootBench.StartAsync();
        var store = new MemoryCertificates();
        using var network = new PcHttps();
        bench.Setup = app => (app.SettingsStore, app.Network) = (store, network);
        var session = await bench.RunAsync(["json on", "ca add", .. TestCi.Split('\n'), "ca list", "ca remove 1", "ca add", "x", "cancel", "tls"]);
        var objects = session.Lines.SkipWhile(l => l[0] != '{').Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Contains(objects, o => o.TryGetProperty("ask", out var ask) && ask.GetProperty("what").GetString() == "certificate");
        var answers = objects.Where(o => o.TryGetProperty("command", out _)).ToArray();
        Assert.Equal("ca", answers[1].GetProperty("command").GetString());
        var added = answers[1].GetProperty("data");
        Assert.True(added.GetProperty("added").GetBoolean());
        Assert.True(added.GetProperty("test").GetBoolean());
        Assert.Equal("2055-04-01", added.GetProperty("validUntil").GetString());
        var row = answers[2].GetProperty("data").GetProperty("roots")[0];
        Assert.Equal("f54172bdf98a95d65cbeb88a38a1c11d800a85c3", row.GetProperty("keyId").GetString());
        Assert.True(row.GetProperty("modem").GetBoolean());
        Assert.True(row.GetProperty("board").GetBoolean());
        Assert.Equal(row.GetProperty("keyId").GetString(), answers[3].GetProperty("data").GetProperty("keyId").GetString());
        Assert.Equal(1, answers[4].GetProperty("result").GetInt32());
        Assert.True(answers[5].GetProperty("data").GetProperty("verified").GetBoolean());
    }

    private static IEnumerable<string> Paste(string kind)
    {
        var lines = TestRoot.Lines(kind switch
        {
            "expired" => TestRoot.Make("Old", end: DateTimeOffset.UtcNow.AddDays(-2)),
            "not a CA" => TestRoot.Make("Server", isCa: false),
            "intermediate" => TestRoot.MakeIntermediate("Middle"),
            "no key identifier" => TestRoot.Make("Nameless", hasKeyId: false),
            _ => TestRoot.Make("Good"),
        });
        return kind switch
        {
            "truncated" => [.. lines[..4], lines[^1]],
            "a line missing" => [.. lines[..3], .. lines[4..]],
            "a line too many" => [.. lines[..^1], lines[1], lines[^1]],
            "no base64" => [.. lines[..3], "list all", "delete 1", .. lines[3..]],
            "DER garbage" => [lines[0], Convert.ToBase64String(new byte[40]), lines[^1]],
            "empty" => [lines[0], lines[^1]],
            "no begin" => lines[1..],
            "far too long" => [lines[0], .. Enumerable.Repeat(lines[1], 300), lines[^1]],
            _ => lines,
        };
    }

    private static Func<int> Count(Bench bench, string command)
    {
        var count = 0;
        bench.Board.Modem.Options.Faults = line =>
        {
            count += line.StartsWith(command, StringComparison.Ordinal) ? 1 : 0;
            return null;
        };
        return () => count;
    }
}
