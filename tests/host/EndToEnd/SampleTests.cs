using NanoLpa.Samples;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>QuecPython's sample scripts, in C#, on the virtual board.</summary>
public class SampleTests
{
    private static ProfileOrder Order() => new() { MatchingId = "SAMPLE", ProfileName = "Fresh", ProfileSize = 2000 };

    [Fact]
    public async Task The_guide_s_example_goes_to_another_operator()
    {
        await using var bench = await SwitchBench.StartAsync([SwitchBench.First]);
        var order = Order();
        var code = bench.Order(order);
        var terminal = new ScriptTerminal();
        await bench.UseAsync((_, esim) =>
        {
            Assert.True(new ChangeOperator(esim, terminal).Run(code), terminal.Text);
            return Task.CompletedTask;
        });

        Assert.Equal("EID: " + bench.Board.Euicc.Eid, terminal.Lines[0]);
        Assert.Contains("OTA result: 0", terminal.Lines);
        Assert.Contains("deleted: " + SwitchBench.First, terminal.Lines);
        Assert.Equal(order.Iccid + "  enabled  Fresh", terminal.Lines[^1]);
        Assert.Equal(order.Iccid, bench.Board.Euicc.EnabledIccid);
        Assert.DoesNotContain(bench.Board.Euicc.Profiles, p => p.Iccid == SwitchBench.First);
    }

    [Fact]
    public async Task The_guide_s_example_leaves_everything_as_it_was_when_the_download_fails()
    {
        await using var bench = await SwitchBench.StartAsync([SwitchBench.First]);
        var code = bench.Smdp.ActivationCode(Order());
        var terminal = new ScriptTerminal();
        await bench.UseAsync((_, esim) =>
        {
            Assert.False(new ChangeOperator(esim, terminal).Run(code));
            Assert.False(new ChangeOperator(esim, terminal).Run("no code"));
            return Task.CompletedTask;
        });

        Assert.Contains("OTA result: 1", terminal.Lines);
        Assert.StartsWith("starting the download: ", terminal.Lines[^1]);
        Assert.Equal(SwitchBench.First, bench.Board.Euicc.EnabledIccid);
        Assert.Equal(3, bench.Board.Euicc.Profiles.Count);
    }

    [Fact]
    public async Task The_article_s_script_downloads_and_enables()
    {
        await using var bench = await SwitchBench.StartAsync([SwitchBench.First]);
        var order = Order();
        var terminal = new ScriptTerminal("0", "iot.example", "me", "secret", "2", "ltem", bench.Order(order), "", "7", "0", order.Iccid!);
        await bench.UseAsync((modem, esim) =>
        {
            Assert.True(new DownloadAndEnable(modem, esim, terminal).Run(), terminal.Text);
            Assert.Equal("iot.example", modem.Network.AccessPoint.Name);
            return Task.CompletedTask;
        });

        Assert.Contains("iccid: " + SwitchBench.First, terminal.Text);
        Assert.Contains("eUICC id: " + bench.Board.Euicc.Eid, terminal.Text);
        Assert.Contains("OTA result: 0", terminal.Text);
        Assert.Contains("invalid input", terminal.Text);
        Assert.EndsWith(order.Iccid + "  enabled  Fresh", terminal.Lines[^1]);
        Assert.Equal(order.Iccid, bench.Board.Euicc.EnabledIccid);
    }

    [Fact]
    public async Task The_article_s_script_says_why_there_is_no_network()
    {
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions
        {
            Modem = new ModemOptions { Registration = [new NetworkTurn(TimeSpan.Zero, NetworkState.Denied, 3)] },
            Euicc = new EuiccOptions { Profiles = [new InstalledProfile { Iccid = SwitchBench.First, IsEnabled = true }] },
        });
        var terminal = new ScriptTerminal("0", "", "", "", "", "");
        await bench.UseAsync((modem, esim) =>
        {
            modem.Attach.DeniedPatience = 0;
            Assert.False(new DownloadAndEnable(modem, esim, terminal).Run());
            return Task.CompletedTask;
        });

        Assert.Contains("refuse", terminal.Lines[^1]);
    }

    [Fact]
    public async Task The_article_s_script_ends_when_nobody_answers()
    {
        await using var bench = await SwitchBench.StartAsync([SwitchBench.First]);
        var terminal = new ScriptTerminal("0");
        await bench.UseAsync((modem, esim) =>
        {
            Assert.False(new DownloadAndEnable(modem, esim, terminal).Run());
            return Task.CompletedTask;
        });

        Assert.Equal([SwitchBench.First], bench.Board.Euicc.Profiles.Where(p => p.IsEnabled).Select(p => p.Iccid));
    }
}
