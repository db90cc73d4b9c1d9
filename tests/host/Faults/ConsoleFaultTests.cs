using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using HostTests.EndToEnd;
using NanoLpa;
using NanoLpa.Firmware;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Smdp;

namespace HostTests.Faults;

/// <summary>What the console says of a download in which something goes wrong: a line for each new try, one for the end, and the next command works.</summary>
public class ConsoleFaultTests
{
    private const int Attempts = 3;
    private const int Patience = 15000;
    private const int Impatience = 300;
    private const int Slack = 16;
    private const string OutOfOrder =
        "presenting the eUICC to the SM-DP+: the server answered with an HTTP error: it is out of order; try again later, and tell the operator if it stays so";

    private static readonly ParallelOptions Parallelism = new() { MaxDegreeOfParallelism = 8 };
    private static readonly TestPki Pki = TestPki.Create();

    [Fact]
    public async Task A_try_that_failed_and_the_next_one_are_told()
    {
        await using var bench = await StartAsync();
        bench.Smdp.Fault = Fault.HttpStatus(Es9Function.AuthenticateClient, 503, Attempts - 1);
        var session = await bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "RETRY" }));
        Assert.True(session.Succeeded, session.Text);
        var lines = session.Lines;
        var second = Array.FindIndex(lines, l => l.StartsWith("trying again (2 of 3): " + OutOfOrder, StringComparison.Ordinal));
        var third = Array.FindIndex(lines, l => l.StartsWith("trying again (3 of 3): " + OutOfOrder, StringComparison.Ordinal));
        Assert.True(second > 0 && third > second, session.Text);
        Assert.EndsWith("[detail 503, HTTP 503]", lines[second]);
        Assert.Equal(2, lines.Count(l => l.StartsWith("trying again", StringComparison.Ordinal)));
        Assert.Contains("OTA result: 0", lines);
        Assert.DoesNotContain(lines, l => l.StartsWith("error:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_is_told_of_tries_as_objects()
    {
        await using var bench = await StartAsync();
        bench.Smdp.Fault = Fault.HttpStatus(Es9Function.AuthenticateClient, 503, Attempts);
        var session = await bench.RunAsync("json on", bench.Order(new ProfileOrder { MatchingId = "RETRY" }));
        Assert.False(session.Succeeded);
        var objects = session.Lines.Where(l => l.StartsWith('{')).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        var retries = objects.Where(o => o.TryGetProperty("retry", out _)).Select(o => o.GetProperty("retry")).ToArray();
        Assert.Equal([2, 3], retries.Select(r => r.GetProperty("attempt").GetInt32()));
        Assert.All(retries, r =>
        {
            Assert.Equal(Attempts, r.GetProperty("attempts").GetInt32());
            Assert.Equal((int)LpaError.HttpStatus, r.GetProperty("code").GetInt32());
            Assert.Equal((int)LpaStage.AuthenticateClient, r.GetProperty("stage").GetInt32());
            Assert.Equal(503, r.GetProperty("http").GetInt32());
            Assert.StartsWith(OutOfOrder, r.GetProperty("message").GetString());
        });
        var end = objects.Single(o => o.TryGetProperty("command", out var command) && command.GetString() == "download");
        Assert.Equal(1, end.GetProperty("result").GetInt32());
        Assert.Equal(503, end.GetProperty("http").GetInt32());
    }

    [Fact]
    public async Task Whatever_happens_to_a_call_of_the_server_the_console_says_one_clear_thing()
    {
        var cases = from function in Enum.GetValues<Es9Function>() from fault in Enum.GetValues<HttpFault>() from json in new[] { false, true }
                    where function != Es9Function.CancelSession && fault != HttpFault.DeviceReboot && FaultKinds.IsPossible(function, fault)
                    select (function, fault, json);
        var failures = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(cases, Parallelism, async (c, _) =>
        {
            await using var bench = await StartAsync();
            bench.Smdp.Fault = FaultKinds.Make(c.function, c.fault);
            bench.Smdp.Executed += called =>
            {
                if (called == c.function && c.fault == HttpFault.ModemReboot && bench.Smdp.Fault is null)
                {
                    bench.Smdp.Fault = Fault.Delay(c.function, TimeSpan.Zero, 0);
                    bench.Board.Modem.Reboot();
                }
            };
            await CheckAsync(bench, new ScriptTerminal(Script(bench, c.json)), c.json, $"{c.function}, {c.fault}", FaultKinds.IsRetried(c.fault), failures);
        });
        AssertNone(failures);
    }

    [Fact]
    public async Task Whatever_happens_to_an_exchange_with_the_modem_the_console_says_one_clear_thing()
    {
        var exchanges = await CountAsync();
        Assert.InRange(exchanges, 30, 500);
        AtFault[] others = [AtFault.CmeError, AtFault.ModemReboot, AtFault.Error];
        var cases = Enumerable.Range(0, exchanges).SelectMany(e => new[]
        {
            (Exchange: e, Fault: AtFault.TimeOut, Json: e % 2 == 0), (Exchange: e, Fault: others[e % others.Length], Json: e % 2 == 1),
        });
        var failures = new ConcurrentQueue<string>();
        var struck = 0;
        await Parallel.ForEachAsync(cases, Parallelism, async (c, _) =>
        {
            await using var bench = await StartAsync();
            var exchange = -1;
            var terminal = new StartingTerminal(new ScriptTerminal(Script(bench, c.Json)), c.Json ? 2 : 1, () => exchange = 0, () => exchange = -1);
            bench.Board.Modem.Options.Faults = line =>
            {
                if (line == "AT" || exchange < 0)
                {
                    return null;
                }

                var at = exchange++;
                bench.App!.Modem.At.LongestTimeout = at == c.Exchange - 1 && c.Fault == AtFault.TimeOut ? Impatience : Patience;
                if (at != c.Exchange)
                {
                    return null;
                }

                Interlocked.Increment(ref struck);
                return c.Fault switch
                {
                    AtFault.TimeOut => new ModemFault { DropAnswer = true },
                    AtFault.CmeError => new ModemFault { AnswerError = 100 },
                    AtFault.Error => new ModemFault { AnswerError = -1 },
                    _ => new ModemFault { Reboot = true },
                };
            };
            await CheckAsync(bench, terminal, c.Json, $"exchange {c.Exchange}, {c.Fault}", FaultKinds.IsRetried(c.Fault), failures);
        });
        AssertNone(failures);

        // The server's answers may come in fewer pieces than they came when they were counted.
        Assert.InRange(struck, (2 * exchanges) - Slack, 2 * exchanges);
    }

    private static async Task<Bench> StartAsync()
    {
        var bench = await Bench.StartAsync(new VirtualBoardOptions
        {
            Pki = Pki,
            Modem = new ModemOptions
            {
                BootTime = TimeSpan.FromMilliseconds(50),
                CardStartTime = TimeSpan.FromMilliseconds(10),
                DataInputTimeout = TimeSpan.FromMilliseconds(200),
            },
        });
        bench.Setup = app =>
        {
            bench.App = app;
            app.RetryPause = 100;
            app.Modem.At.LongestTimeout = Patience;
            app.Modem.Tls.AnswerTimeout = (int)FaultBench.TimeOut.TotalMilliseconds;
        };
        return bench;
    }

    private static string[] Script(Bench bench, bool json)
    {
        var code = bench.Order(new ProfileOrder { MatchingId = "FAULT", ProfileSize = 1200 });
        return json ? ["json on", code, "eid"] : [code, "eid"];
    }

    private static async Task<int> CountAsync()
    {
        await using var bench = await StartAsync();
        var exchanges = -1;
        bench.Board.Modem.Options.Faults = line =>
        {
            exchanges += line == "AT" || exchanges < 0 ? 0 : 1;
            return null;
        };
        var ended = 0;
        Assert.True(await bench.RunAsync(new StartingTerminal(new ScriptTerminal(Script(bench, false)), 1, () => exchanges = 0, () => ended = exchanges)));
        return ended;
    }

    private static async Task CheckAsync(Bench bench, ITerminal terminal, bool json, string name, bool isRetried, ConcurrentQueue<string> failures)
    {
        var shown = terminal as ScriptTerminal ?? ((StartingTerminal)terminal).Inner;
        try
        {
            var succeeded = await bench.RunAsync(terminal);
            var wrong = json ? CheckObjects(shown.Lines, bench.Board.Euicc.Eid, out var result) : CheckLines(shown.Lines, bench.Board.Euicc.Eid, out result);
            wrong = wrong.Length > 0 ? wrong
                : succeeded != (result == 0) ? "the script's end says another thing"
                : bench.Board.Euicc.Profiles.Count != 1 - result ? "the card says another thing"
                : isRetried && result != 0 ? "it was not tried again, or in vain"
                : "";
            if (wrong.Length > 0)
            {
                failures.Enqueue($"{name}: {wrong}\n{shown.Text}");
            }
        }
        catch (Exception e)
        {
            failures.Enqueue($"{name}: {e}\n{shown.Text}");
        }
    }

    /// <summary>To a person: tries in their order, at most one error, that says where and why, and an end.</summary>
    private static string CheckLines(string[] lines, string eid, out int result)
    {
        var errors = lines.Where(l => l.StartsWith("error:", StringComparison.Ordinal)).ToArray();
        var ends = lines.Where(l => l.StartsWith("OTA result: ", StringComparison.Ordinal)).ToArray();
        var retries = lines.Where(l => l.StartsWith("trying again", StringComparison.Ordinal)).ToArray();
        result = ends is ["OTA result: 0"] ? 0 : 1;
        return ends.Length != 1 ? "no end, or several"
            : errors.Length != result ? $"{errors.Length} errors"
            : errors.Any(e => !Regex.IsMatch(e, "^error: [^:]+: .+")) ? "an error that does not say where and why"
            : retries.Where((r, i) => !Regex.IsMatch(r, $"^trying again \\({i + 2} of {Attempts}\\): [^:]+: .+")).Any() ? "tries that are not counted or explained"
            : !lines[^1].Contains(eid) ? "no EID afterwards"
            : "";
    }

    /// <summary>To a program: the same as objects, a line each.</summary>
    private static string CheckObjects(string[] lines, string eid, out int result)
    {
        result = 1;
        var objects = lines.Where(l => l.StartsWith('{')).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        var retries = objects.Where(o => o.TryGetProperty("retry", out _)).Select(o => o.GetProperty("retry")).ToArray();
        var ends = objects.Where(o => o.TryGetProperty("command", out var command) && command.GetString() == "download").ToArray();
        if (ends.Length != 1)
        {
            return "no end, or several";
        }

        result = ends[0].GetProperty("result").GetInt32();
        return (result == 1) != ends[0].TryGetProperty("message", out var message) || (result == 1 && message.GetString()!.Length == 0) ? "an error without message, or the other way round"
            : retries.Where((r, i) => r.GetProperty("attempt").GetInt32() != i + 2 || r.GetProperty("message").GetString()!.Length == 0).Any() ? "tries that are not counted or explained"
            : !lines[^1].Contains(eid) ? "no EID afterwards"
            : "";
    }

    private static void AssertNone(ConcurrentQueue<string> failures) =>
        Assert.True(failures.IsEmpty, failures.Count + ":\n" + string.Join('\n', failures.Order()));

    /// <summary>A script that says when a line of it is taken, and the next.</summary>
    private sealed class StartingTerminal(ScriptTerminal inner, int line, Action start, Action end) : ITerminal
    {
        private int _left = line;

        public ScriptTerminal Inner => inner;

        public bool IsInteractive => inner.IsInteractive;

        public bool CanRewriteLine => inner.CanRewriteLine;

        public string? ReadLine(int timeoutMilliseconds)
        {
            if (--_left == 0)
            {
                start();
            }
            else if (_left == -1)
            {
                end();
            }

            return inner.ReadLine(timeoutMilliseconds);
        }

        public void Write(string text) => inner.Write(text);
    }
}
