using System.Text.Json;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Modem;

namespace HostTests.EndToEnd;

/// <summary>attach, status, apn, rat, bands: from the line that is typed to the network and back.</summary>
public class NetworkVerbTests
{
    private static NetworkTurn Turn(int milliseconds, NetworkState state, int cause = 0) => new(TimeSpan.FromMilliseconds(milliseconds), state, cause);

    /// <summary>A modem with a profile enabled.</summary>
    private static async Task<Bench> StartAsync(Action<ModemOptions>? change = null)
    {
        var modem = new ModemOptions();
        change?.Invoke(modem);
        var bench = await Bench.StartAsync(new VirtualBoardOptions { Modem = modem });
        var iccid = bench.Board.Euicc.EnabledIccid;
        modem.EnabledIccid = () => iccid ?? "8949449999999990023";
        return bench;
    }

    [Fact]
    public async Task Attach_and_status_tell_all_that_is_known()
    {
        await using var bench = await StartAsync(modem => modem.Registration = [Turn(3000, NetworkState.Roaming)]);
        var session = await bench.RunAsync("apn iot.example ipv4v6", "attach", "status");
        Assert.True(session.Succeeded, session.Text);
        string[] steps = ["setting access point and radio", "waiting for the SIM", "looking for a network", "opening a data connection", "attached"];
        Assert.Equal(steps, session.Lines.Where(l => steps.Contains(l)));
        Assert.Contains(session.Lines, l => l.StartsWith("  searching, signal -65 dBm, ", StringComparison.Ordinal));
        foreach (var line in new[]
        {
            "  modem: BG95-M3", "  IMEI: 490154203237518", "  SIM: ready", "  ICCID: 8949449999999990023", "  IMSI: 001010123456789",
            "  APN: iot.example", "  network: roaming", "  operator: Test PLMN 1-1", "  technology: LTE-M", "  signal: -65 dBm",
            "  data connection: open", "  address: 10.64.0.1",
        })
        {
            Assert.Contains(line, session.Lines);
        }

        Assert.Equal(0, bench.Board.Modem.FunctionalityChanges);
    }

    [Fact]
    public async Task Status_in_JSON_has_the_same()
    {
        await using var bench = await StartAsync();
        bench.Setup = app => app.Memory = new FixedMemory();
        var session = await bench.RunAsync("json on", "attach", "status");
        Assert.True(session.Succeeded, session.Text);
        var objects = session.Lines.Where(l => l.StartsWith('{')).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Contains(objects, o => o.TryGetProperty("progress", out var p) && p.GetProperty("text").GetString() == "attached");
        var status = objects.Last();
        Assert.Equal("status", status.GetProperty("command").GetString());
        var data = status.GetProperty("data");
        Assert.Equal("BG95-M3", data.GetProperty("model").GetString());
        Assert.Equal("ready", data.GetProperty("sim").GetString());
        Assert.Equal("home network", data.GetProperty("registration").GetString());
        Assert.Equal(-65, data.GetProperty("signal").GetInt32());
        Assert.True(data.GetProperty("connected").GetBoolean());
        Assert.Equal("10.64.0.1", data.GetProperty("address").GetString());
        Assert.Equal(97400, data.GetProperty("freeHeap").GetInt32());
    }

    [Fact]
    public async Task A_denial_says_why_and_switches_the_radio_once()
    {
        await using var bench = await StartAsync(modem => modem.Registration = [Turn(100, NetworkState.Denied, 11)]);
        var session = await bench.RunAsync("attach 6");
        Assert.False(session.Succeeded);
        Assert.Equal("error: connecting to the network: the network refused the modem: the SIM may not use this network [detail 11]", session.Error);
        Assert.Contains("the modem says: EMM attach rejected, cause 11", session.Lines);
        Assert.Equal(2, bench.Board.Modem.FunctionalityChanges);
    }

    [Theory]
    [InlineData(2, "it does not know the SIM")]
    [InlineData(3, "the SIM failed to authenticate, or is barred")]
    [InlineData(6, "the modem is not accepted")]
    [InlineData(8, "the SIM has no service at all")]
    [InlineData(13, "the SIM may not roam in this area")]
    [InlineData(15, "the SIM may use no cell in this area")]
    [InlineData(19, "the access point was not accepted; check apn")]
    [InlineData(22, "the network is congested; try again later")]
    public async Task A_denial_has_its_reason(int cause, string reason)
    {
        await using var bench = await StartAsync(modem => modem.Registration = [Turn(1, NetworkState.Denied, cause)]);
        var session = await bench.RunAsync("attach 1");
        Assert.Equal($"error: connecting to the network: the network refused the modem: {reason} [detail {cause}]", session.Error);
    }

    [Fact]
    public async Task A_denial_in_JSON_has_cause_and_report()
    {
        await using var bench = await StartAsync(modem => modem.Registration = [Turn(100, NetworkState.Denied, 15)]);
        var session = await bench.RunAsync("json on", "attach 4");
        var answer = JsonDocument.Parse(session.Lines[^1]).RootElement;
        Assert.Equal(1, answer.GetProperty("result").GetInt32());
        Assert.Equal(80, answer.GetProperty("code").GetInt32());
        Assert.Equal(15, answer.GetProperty("detail").GetInt32());
        Assert.Equal("EMM attach rejected, cause 15", answer.GetProperty("data").GetProperty("report").GetString());
    }

    [Theory]
    [InlineData(24, "networks can be heard, but none let the modem in")]
    [InlineData(99, "no network can be heard")]
    public async Task An_attach_ends_at_its_deadline(int signal, string reason)
    {
        await using var bench = await StartAsync(modem =>
        {
            modem.Registration = [];
            modem.Signal = signal;
        });
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var session = await bench.RunAsync("attach 4");
        Assert.InRange(clock.Elapsed.TotalSeconds, 3.5, 15);
        Assert.Contains(reason, session.Error);
        Assert.Equal(2, bench.Board.Modem.FunctionalityChanges);
    }

    [Fact]
    public async Task A_fresh_radio_finds_what_a_tired_one_did_not()
    {
        ModemOptions? options = null;
        await using var bench = await StartAsync(modem =>
        {
            options = modem;
            modem.Registration = [];
        });
        options!.Faults = line =>
        {
            if (line.Contains("CFUN=4"))
            {
                options.Registration = [Turn(200, NetworkState.Home)];
            }

            return null;
        };
        var session = await bench.RunAsync("attach 8");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("switching the radio on", session.Lines);
        Assert.Equal(2, bench.Board.Modem.FunctionalityChanges);
    }

    [Fact]
    public async Task A_new_access_point_takes_effect_and_is_written_once()
    {
        await using var bench = await StartAsync();
        var store = new MemoryStore();
        bench.Setup = app => app.SettingsStore = store;
        var session = await bench.RunAsync("apn iot.example ip me secret chap", "attach", "attach");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(1, session.Lines.Count(l => l == "switching the radio on"));
        Assert.True((await bench.RunAsync("attach")).Succeeded);
        Assert.Equal(2, bench.Board.Modem.FunctionalityChanges);
        Assert.DoesNotContain("secret", session.Text);
    }

    [Fact]
    public async Task A_context_that_has_drifted_is_cured()
    {
        await using var bench = await StartAsync();
        Assert.True((await bench.RunAsync("attach")).Succeeded);
        bench.Board.Modem.Drift(3);
        Assert.False(bench.Board.Modem.IsContextUp(1));
        Assert.True((await bench.RunAsync("attach")).Succeeded);
        Assert.True(bench.Board.Modem.IsContextUp(1));
        Assert.Equal(0, bench.Board.Modem.FunctionalityChanges);
    }

    [Theory]
    [InlineData(ModemModel.BG95)]
    [InlineData(ModemModel.EC200A)]
    public async Task An_eUICC_without_a_profile_is_no_missing_card(ModemModel model)
    {
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions { Modem = new ModemOptions { Model = model } });
        var session = await bench.RunAsync("attach", "status");
        Assert.Contains("SIM: eUICC without an enabled profile", session.Lines);
        Assert.Contains("  SIM: eUICC without an enabled profile", session.Lines);
        Assert.Contains("no profile is enabled on the eUICC", session.Error);
        Assert.Equal(0, bench.Board.Euicc.OpenChannels);
    }

    [Fact]
    public async Task A_missing_card_is_one()
    {
        await using var bench = await Bench.StartAsync();
        bench.Board.Modem.Options.Card = null;
        var session = await bench.RunAsync("attach");
        Assert.Contains("SIM: none", session.Lines);
        Assert.Contains("error: connecting to the network: the modem has no SIM, or none that answers", session.Lines);
    }

    [Fact]
    public async Task Technologies_and_bands_are_set_where_the_module_has_them()
    {
        await using var bench = await StartAsync();
        var session = await bench.RunAsync("rat", "rat ltem", "rat", "bands", "bands 0 80084 80084", "bands", "rat ltem");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(["rat: auto", "rat: ltem"], session.Lines.Where(l => l.StartsWith("rat: ", StringComparison.Ordinal)));
        Assert.Contains("bands: GSM f, LTE-M 80084, NB-IoT 80084", session.Lines);
        Assert.Equal(3, bench.Board.Modem.SettingsWritten);
    }

    [Fact]
    public async Task An_EC_module_says_what_it_has_not()
    {
        await using var bench = await StartAsync(modem => modem.Model = ModemModel.EC600U);
        var session = await bench.RunAsync("rat lte", "rat", "rat ltem", "bands");
        Assert.Contains("rat: lte", session.Lines);
        Assert.Equal(2, session.Lines.Count(l => l == "error: connecting to the network: this modem cannot do that"));
    }

    [Theory]
    [InlineData("attach 0")]
    [InlineData("attach x")]
    [InlineData("attach 1 2")]
    [InlineData("apn a b")]
    [InlineData("apn a ip user")]
    [InlineData("apn a user password")]
    [InlineData("apn a user password none")]
    [InlineData("rat 5g")]
    [InlineData("bands 1 2")]
    [InlineData("bands 1 2 x")]
    public async Task Malformed_arguments_are_told_how(string line)
    {
        await using var bench = await StartAsync();
        var session = await bench.RunAsync(line);
        Assert.StartsWith("error: usage: ", session.Error);
        Assert.Equal(0, bench.Board.Modem.SettingsWritten);
    }

    private sealed class FixedMemory : NanoLpa.Firmware.IMemoryInfo
    {
        public int FreeBytes() => 97400;
    }
}
