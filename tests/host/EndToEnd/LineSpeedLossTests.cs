using System.Text;
using NanoLpa.Quectel;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>What goes wrong while the line is fast, in the middle of a download.</summary>
public class LineSpeedLossTests
{
    private const string FellBack = "the line failed at 460800 bit/s: downloads run at 115200 bit/s from now on; settings baud auto tries again";

    [Theory]
    [InlineData("an answer gets lost")]
    [InlineData("a command gets lost")]
    [InlineData("an answer is garbled")]
    public async Task The_first_failure_that_a_bad_line_explains_brings_it_down_for_good(string what)
    {
        var modem = new ModemOptions();
        await using var bench = await LineSpeedBench.StartAsync(modem);
        var count = 0;
        modem.Faults = line => bench.Modem.BaudRate > 115200 && line.StartsWith("AT+CSIM", StringComparison.Ordinal) && ++count == 25
            ? what switch
            {
                "an answer gets lost" => new ModemFault { DropAnswer = true },
                "a command gets lost" => new ModemFault { AnswerError = -1 },
                _ => new ModemFault { DropInformation = true },
            }
            : null;
        var session = await bench.DownloadAsync("settings", "status");
        Assert.Contains(session.Lines, l => l.StartsWith("trying again (2 of 3)", StringComparison.Ordinal));
        Assert.Single(session.Lines, FellBack);
        Assert.Contains("  baudlimit: 115200", session.Lines);
        Assert.DoesNotContain(session.Lines, l => l.StartsWith("  line in downloads", StringComparison.Ordinal));
        await bench.AssertStaysAsync();
    }

    [Fact]
    public async Task A_byte_of_the_package_that_changed_brings_it_down_too()
    {
        await using var bench = await LineSpeedBench.StartAsync();
        var isPackage = false;
        bench.Inner.Smdp.Executed += function => isPackage |= function == Es9Function.GetBoundProfilePackage;
        ChangingLine? changing = null;
        bench.Inner.Wrap = line => changing ??= new ChangingLine(line, () => isPackage && bench.Modem.BaudRate > 115200);
        var session = await bench.Inner.RunAsync(bench.Order(20000));
        Assert.True(changing!.HasChanged);
        Assert.False(session.Succeeded, session.Text);
        Assert.Contains("OTA result: 1", session.Lines);
        Assert.Single(session.Lines, FellBack);
        bench.AssertRests();

        bench.Inner.Wrap = null;
        await bench.AssertStaysAsync();
    }

    [Fact]
    public async Task A_failure_that_no_line_explains_changes_nothing()
    {
        await using var bench = await LineSpeedBench.StartAsync();
        var session = await bench.Inner.RunAsync(bench.Inner.Smdp.ActivationCode(new ProfileOrder { MatchingId = "UNKNOWN" }), "settings");
        Assert.Contains("the SM-DP+ refused the matching ID", session.Error);
        Assert.Contains("  baudlimit: -", session.Lines);
        Assert.Equal(["460800", "115200"], bench.Speeds);
        bench.AssertRests();
    }

    [Fact]
    public async Task A_modem_that_restarts_and_forgets_the_speed_is_found_and_not_blamed_on_the_line()
    {
        var modem = new ModemOptions { ForgetsSpeed = true };
        await using var bench = await LineSpeedBench.StartAsync(modem);
        var count = 0;
        modem.Faults = line => bench.Modem.BaudRate > 115200 && line.StartsWith("AT+CSIM", StringComparison.Ordinal) && ++count == 25
            ? new ModemFault { Reboot = true }
            : null;
        var session = await bench.DownloadAsync("settings");
        Assert.Contains(session.Lines, l => l.StartsWith("trying again (2 of 3)", StringComparison.Ordinal));
        Assert.Contains("  baudlimit: -", session.Lines);
        Assert.Equal(["460800"], bench.Speeds);
        bench.Forget();
        await bench.DownloadAsync();
        Assert.Equal(["460800", "115200"], bench.Speeds);
    }

    [Fact]
    public async Task A_modem_that_restarts_and_keeps_the_speed_looks_like_a_bad_line()
    {
        var modem = new ModemOptions();
        await using var bench = await LineSpeedBench.StartAsync(modem);
        var count = 0;
        modem.Faults = line => bench.Modem.BaudRate > 115200 && line.StartsWith("AT+CSIM", StringComparison.Ordinal) && ++count == 25
            ? new ModemFault { Reboot = true }
            : null;
        var session = await bench.DownloadAsync();
        Assert.Contains(session.Lines, l => l.StartsWith("trying again (2 of 3)", StringComparison.Ordinal));
        Assert.Single(session.Lines, FellBack);
    }

    [Theory]
    [InlineData("AT+IPR=460800", "lost")]
    [InlineData("AT+IPR=460800", "restart")]
    [InlineData("AT+IPR=460800", "restart, forgets")]
    [InlineData("ATE1", "lost")]
    [InlineData("ATE1", "restart")]
    [InlineData("ATE1", "restart, forgets")]
    [InlineData("AT+CGMI", "lost")]
    [InlineData("AT+CGMI", "restart")]
    [InlineData("AT+CGMI", "restart, forgets")]
    [InlineData("ATE0", "lost")]
    [InlineData("ATE0", "restart")]
    [InlineData("ATE0", "restart, forgets")]
    [InlineData("AT+IPR=115200", "lost")]
    [InlineData("AT+IPR=115200", "restart")]
    [InlineData("AT+IPR=115200", "restart, forgets")]
    public async Task Whatever_goes_wrong_with_the_change_itself_the_download_works(string command, string what)
    {
        var modem = new ModemOptions { ForgetsSpeed = what == "restart, forgets" };
        await using var bench = await LineSpeedBench.StartAsync(modem);
        var hasStruck = false;
        modem.Faults = line =>
        {
            if (hasStruck || !line.StartsWith(command, StringComparison.Ordinal) || (command == "ATE0" && bench.Modem.BaudRate == 115200))
            {
                return null;
            }

            hasStruck = true;
            return new ModemFault { DropAnswer = what == "lost", Reboot = what != "lost" };
        };
        await bench.DownloadAsync("list");
        Assert.True(hasStruck);
        await bench.DownloadAsync("list");
        Assert.Equal(0, bench.Inner.Board.Euicc.OpenChannels);
    }

    [Fact]
    public async Task A_power_cut_while_it_is_fast_leaves_a_modem_that_the_next_start_finds()
    {
        await using var bench = await LineSpeedBench.StartAsync();
        var cut = new CutLine();
        bench.Inner.Wrap = cut.Wrap;
        bench.Inner.Smdp.Executed += function => cut.WritesLeft = function == Es9Function.GetBoundProfilePackage ? 5 : cut.WritesLeft;
        Assert.False((await bench.Inner.RunAsync(bench.Order())).Succeeded);
        Assert.True(cut.IsOff);
        Assert.Equal(460800, bench.Modem.BaudRate);

        bench.Inner.Wrap = null;
        var session = await bench.DownloadAsync("settings");
        Assert.Contains("modem answers at 460800 bit/s", session.Lines);
        Assert.Contains("line set to 115200 bit/s", session.Lines);
        Assert.Contains("  baudlimit: -", session.Lines);
    }

    /// <summary>Changes one letter of what the modem says, where there are many of them.</summary>
    private sealed class ChangingLine(ISerialLine line, Func<bool> isTime) : ISerialLine
    {
        public bool HasChanged { get; private set; }

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            var taken = line.Read(buffer, offset, count, timeoutMilliseconds);
            var text = Encoding.Latin1.GetString(buffer, offset, Math.Max(taken, 0));
            if (!HasChanged && isTime() && text.Length > 500 && text.Skip(200).Take(200).All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/'))
            {
                HasChanged = true;
                buffer[offset + 300] = (byte)(buffer[offset + 300] == 'A' ? 'B' : 'A');
            }

            return taken;
        }

        public void Write(byte[] buffer, int offset, int count) => line.Write(buffer, offset, count);
    }
}
