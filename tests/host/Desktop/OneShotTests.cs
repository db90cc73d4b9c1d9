using System.Text.Json;
using HostTests.EndToEnd;
using NanoLpa.Desktop.Serial;
using NanoLpa.Virtual.Smdp;

namespace HostTests.Desktop;

/// <summary>One command, given with the call.</summary>
public class OneShotTests
{
    [Fact]
    public async Task Standard_output_has_the_answer_and_nothing_else()
    {
        var outcome = await DesktopProcess.RunAsync("", "eid");
        Assert.Equal(0, outcome.Code);
        Assert.Matches(@"\AEID: \d{32}\r?\n\z", outcome.Output);
        Assert.Contains("modem: Quectel BG95-M3 ", outcome.Error);
        outcome.AssertPlain();
    }

    [Fact]
    public async Task A_program_gets_json_and_the_reason_of_a_failure()
    {
        var outcome = await DesktopProcess.RunAsync("", "--json", "enable", "7");
        Assert.Equal(1, outcome.Code);
        using var answer = JsonDocument.Parse(Assert.Single(outcome.Lines));
        Assert.Equal("enable", answer.RootElement.GetProperty("command").GetString());
        Assert.Equal(1, answer.RootElement.GetProperty("result").GetInt32());
        Assert.Equal("no such row; list shows them", answer.RootElement.GetProperty("message").GetString());
        outcome.AssertPlain();
    }

    [Theory]
    [InlineData(1, "error: unknown command", "nonsense")]
    [InlineData(1, "error: usage: nickname", "nickname")]
    [InlineData(2, "There is no option --bogus.", "--bogus", "eid")]
    [InlineData(2, "--baud takes a positive number.", "--baud", "0", "eid")]
    [InlineData(2, "error: /no/such/port", "--port", "/no/such/port", "eid")]
    public async Task Failures_show_in_the_exit_code(int code, string text, params string[] args)
    {
        if (OperatingSystem.IsWindows() && args.Contains("--port"))
        {
            return;
        }

        var outcome = await DesktopProcess.RunAsync("", args);
        Assert.Equal(code, outcome.Code);
        Assert.Contains(text, code == 1 ? outcome.Output : outcome.Error);
    }

    [Fact]
    public async Task A_byte_order_mark_before_what_is_piped_is_passed_over()
    {
        var outcome = await DesktopProcess.RunAsync("\uFEFFversion\n");
        Assert.Equal(0, outcome.Code);
        Assert.DoesNotContain("unknown command", outcome.Output);
    }

    [Fact]
    public async Task A_directory_without_certificates_is_named()
    {
        var directory = Directory.CreateTempSubdirectory("nanolpa-ci");
        try
        {
            var outcome = await DesktopProcess.RunAsync("", "--ci", directory.FullName, "eid");
            Assert.Equal(2, outcome.Code);
            Assert.Contains("error: a certificate is missing: " + directory.FullName, outcome.Error);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("no certificate\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public async Task A_file_of_roots_that_is_none_is_named(string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);
            var outcome = await DesktopProcess.RunAsync("", "--ca", file, "eid");
            Assert.Equal(2, outcome.Code);
            Assert.Equal($"error: {file} is no certificate, or a damaged one", outcome.Error.TrimEnd());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_package_has_the_version_of_the_firmware()
    {
        var outcome = await DesktopProcess.RunAsync("", "--version");
        Assert.StartsWith($"NanoLpa {Assert.Single(outcome.Lines)},", NanoLpa.Firmware.FirmwareVersion.Text);
    }

    [Fact]
    public async Task Questions_are_answered_by_a_pipe_and_refused_without()
    {
        var missing = await DesktopProcess.RunAsync("", "reset", "all");
        Assert.Equal(1, missing.Code);
        Assert.Equal("error: not confirmed; nothing was done", Assert.Single(missing.Lines));

        var given = await DesktopProcess.RunAsync("yes\n", "reset", "all");
        Assert.Equal("error: managing profiles: there is nothing to delete [detail 1]", Assert.Single(given.Lines));
        Assert.Contains("yes to go on", given.Error);
    }

    [Fact]
    public async Task What_it_does_not_ask_for_is_left_in_standard_input()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var outcome = await DesktopProcess.RunShellAsync("\"$0\" \"$1\" eid >/dev/null && cat", "mine\nmine too\n");
        Assert.Equal(0, outcome.Code);
        Assert.Equal("mine\nmine too\n", outcome.Output);
    }

    [Fact]
    public async Task A_port_and_the_network_of_the_pc_get_an_empty_eUICC_its_first_profile()
    {
        if (OperatingSystem.IsWindows())
        {
            // No pseudo-terminals there.
            return;
        }

        await using var bench = await Bench.StartAsync();
        var code = bench.Order(new ProfileOrder { MatchingId = "SHOT", ConfirmationCode = "4711", ProfileSize = 6000 });
        await OnPortAsync(bench, async port =>
        {
            var download = await DesktopProcess.RunAsync("4711\n", [.. port, "download", code]);
            Assert.True(download.Code == 0, download.Output + download.Error);
            Assert.Equal("OTA result: 0", download.Lines[^1]);
            Assert.Contains("modem: Quectel BG95-M3 BG95M3LAR02A04, IMEI", download.Error);
            Assert.Contains("reported: ", download.Error);
            Assert.NotEmpty(bench.Smdp.Notifications);
            download.AssertPlain();

            // Words are as the shell gives them.
            var nickname = await DesktopProcess.RunAsync("", [.. port, "nickname", "1", "My  first SIM"]);
            Assert.True(nickname.Code == 0, nickname.Output + nickname.Error);
            var profile = Assert.Single(bench.Board.Euicc.Profiles);
            Assert.Equal("My  first SIM", profile.Nickname);
        });
    }

    [Fact]
    public async Task What_was_pending_before_is_told_by_the_command_for_it_only()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var bench = await Bench.StartAsync();
        bench.AutoReport = false;
        Assert.True((await bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "OLD", ProfileSize = 3000 }), "enable 1")).Succeeded);
        var told = bench.Smdp.Notifications.Count;
        await OnPortAsync(bench, async port =>
        {
            Assert.Equal(0, (await DesktopProcess.RunAsync("", [.. port, "list"])).Code);
            Assert.Equal(told, bench.Smdp.Notifications.Count);
            var report = await DesktopProcess.RunAsync("", [.. port, "report", "all"]);
            Assert.True(report.Code == 0, report.Output + report.Error);
            Assert.True(bench.Smdp.Notifications.Count > told, report.Output);
        });
    }

    [Fact]
    public async Task A_port_where_nobody_answers_is_an_error_at_the_start()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var pty = new PseudoTerminal();
        var outcome = await DesktopProcess.RunAsync("", "--port", pty.SlavePath, "eid");
        Assert.Equal(2, outcome.Code);
        Assert.Equal("", outcome.Output);
        Assert.Contains("error: starting: the modem did not answer", outcome.Error);
        Assert.Contains("--list-ports", outcome.Error);
        Assert.DoesNotContain("Enter", outcome.Error);
    }

    /// <summary>Runs something with the options that reach the modem of a bench, and its servers over this computer's network.</summary>
    private static async Task OnPortAsync(Bench bench, Func<string[], Task> run)
    {
        using var pty = new PseudoTerminal();
        using var stop = new CancellationTokenSource();
        var serving = bench.Board.Modem.ServeAsync(pty.Stream, stop.Token);
        var ca = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(ca, bench.CaPem);
            await run(["--port", pty.SlavePath, "--https", "pc", "--ca", ca]);
        }
        finally
        {
            File.Delete(ca);
            await stop.CancelAsync();
            await serving;
        }
    }
}
