using System.Text.Json;
using NanoLpa;
using NanoLpa.Desktop;
using NanoLpa.Firmware;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>https and wifi: whose network reaches the servers.</summary>
public class BoardNetworkVerbTests
{
    private const string Key = "correct-horse";

    /// <summary>The lines to the modem that open a connection.</summary>
    private static List<string> WatchConnections(Bench bench)
    {
        var opened = new List<string>();
        bench.Board.Modem.Options.Faults = line =>
        {
            if (line.StartsWith("AT+QSSLOPEN", StringComparison.Ordinal))
            {
                opened.Add(line);
            }

            return null;
        };
        return opened;
    }

    private static string Order(Bench bench, string id) => bench.Order(new ProfileOrder { MatchingId = id, ProfileName = id, ProfileSize = 3000 });

    [Fact]
    public async Task The_network_changes_at_once_and_in_both_directions()
    {
        await using var bench = await Bench.StartAsync();
        var opened = WatchConnections(bench);
        using var pc = new PcHttps();
        bench.AutoReport = false;
        bench.Setup = app => app.Network = pc;
        var first = await bench.RunAsync("https", "https board", Order(bench, "FIRST"), "status");
        Assert.True(first.Succeeded, first.Text);
        Assert.Empty(opened);
        Assert.Equal(["modem", "board"], first.Lines.Where(l => l.StartsWith("servers are reached", StringComparison.Ordinal)).Select(l => l.Split(' ')[^1]));
        Assert.Contains("  servers over the network of the: board", first.Lines);
        Assert.Contains(first.Lines, l => l.StartsWith("  address of the board: ", StringComparison.Ordinal));

        var second = await bench.RunAsync("https board", "https modem", Order(bench, "SECOND"));
        Assert.True(second.Succeeded, second.Text);
        Assert.Contains("servers are reached over the network of the modem", second.Lines);
        Assert.Contains("OTA result: 0", second.Lines);
        Assert.NotEmpty(opened);
    }

    [Fact]
    public async Task The_choice_outlives_a_restart_and_goes_before_what_the_board_prefers()
    {
        await using var bench = await Bench.StartAsync();
        var store = new MemoryStore();
        using var pc = new PcHttps();
        var prefers = false;
        bench.Setup = app =>
        {
            app.SettingsStore = store;
            app.Network = pc;
            app.PrefersNetwork = prefers;
        };
        Assert.True((await bench.RunAsync("https board")).Succeeded);
        Assert.Equal("servers are reached over the network of the board", (await bench.RunAsync("https")).Lines[^1]);
        prefers = true;
        Assert.True((await bench.RunAsync("https modem")).Succeeded);
        Assert.Equal("servers are reached over the network of the modem", (await bench.RunAsync("https")).Lines[^1]);
        Assert.True((await bench.RunAsync("settings https -")).Succeeded);
        Assert.Equal("servers are reached over the network of the board", (await bench.RunAsync("https")).Lines[^1]);
    }

    [Theory]
    [InlineData("https board", "this board has no network of its own")]
    [InlineData("settings https board", "https is modem, board")]
    [InlineData("wifi home " + Key, "this board has no network of its own")]
    [InlineData("wifi", "this board has no network of its own")]
    [InlineData("https pc", "usage: https [modem|board]")]
    [InlineData("https -", "usage: https [modem|board]")]
    [InlineData("https modem board", "usage: https [modem|board]")]
    public async Task A_board_without_a_network_says_so_and_goes_on(string line, string reason)
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync(line, "https", "status");
        Assert.Contains(reason, session.Error);
        Assert.DoesNotContain(Key, session.Text);
        Assert.Contains("servers are reached over the network of the modem", session.Lines);
        Assert.Contains("  servers over the network of the: modem", session.Lines);
        Assert.DoesNotContain(session.Lines, l => l.Contains("address of the board"));
    }

    [Fact]
    public async Task Ethernet_takes_no_credentials()
    {
        await using var bench = await Bench.StartAsync();
        using var pc = new PcHttps();
        bench.Setup = app => app.Network = pc;
        var session = await bench.RunAsync("wifi home " + Key);
        Assert.Contains("needs no name and no key", session.Error);
    }

    [Fact]
    public async Task Wifi_joins_now_and_at_the_next_start_and_never_shows_its_key()
    {
        await using var bench = await Bench.StartAsync();
        var store = new MemoryStore();
        using var pc = new PcHttps();
        var air = new Air(pc) { Ssid = "My home net", Key = Key };
        bench.Setup = app =>
        {
            app.SettingsStore = store;
            app.Network = air;
        };
        var first = await bench.RunAsync("wifi", "wifi My home net " + Key, "settings", "status", "json on", "wifi", "settings");
        Assert.True(first.Succeeded, first.Text);
        Assert.Contains("  Wi-Fi: none", first.Lines);
        Assert.Contains("  Wi-Fi: My home net", first.Lines);
        Assert.Contains("  address: 192.0.2.7", first.Lines);
        Assert.Contains("  address of the board: 192.0.2.7", first.Lines);
        Assert.Contains("  key: ***", first.Lines);
        var shown = JsonDocument.Parse(first.Lines[^2]).RootElement.GetProperty("data");
        Assert.Equal("My home net", shown.GetProperty("ssid").GetString());
        Assert.Equal("192.0.2.7", shown.GetProperty("address").GetString());
        Assert.Equal("***", JsonDocument.Parse(first.Lines[^1]).RootElement.GetProperty("data").GetProperty("settings").GetProperty("key").GetString());
        Assert.DoesNotContain(Key, first.Text);

        air = new Air(pc) { Ssid = "My home net", Key = Key };
        var second = await bench.RunAsync("https board", Order(bench, "OVER-WIFI"));
        Assert.True(second.Succeeded, second.Text);
        Assert.True(air.IsJoined);

        var third = await bench.RunAsync("wifi -", "wifi", Order(bench, "OFFLINE"));
        Assert.False(air.IsJoined);
        Assert.Contains("  Wi-Fi: none", third.Lines);
        Assert.Contains("the board's Wi-Fi has no network to join; wifi <ssid> <key> names one", third.Error);
    }

    [Theory]
    [InlineData("wifi home", "usage: wifi")]
    [InlineData("wifi home short", "key is 8 to 64 printable")]
    [InlineData("wifi a-name-that-is-longer-than-32-bytes " + Key, "ssid is the name of a Wi-Fi")]
    [InlineData("wifi home wrong-key", "the board's own network gives it no address")]
    public async Task Bad_credentials_get_one_clear_line(string line, string reason)
    {
        await using var bench = await Bench.StartAsync();
        using var pc = new PcHttps();
        bench.Setup = app => app.Network = new Air(pc) { Ssid = "home", Key = Key };
        var session = await bench.RunAsync(line, "list");
        Assert.Contains(reason, session.Error);
        Assert.DoesNotContain("wrong-key", session.Text);

        session = await bench.RunAsync(line, "wifi home " + Key, "list");
        Assert.Contains("  address: 192.0.2.7", session.Lines);
    }

    /// <summary>A Wi-Fi with one network, and behind it the PC's.</summary>
    private sealed class Air(PcHttps behind) : IBoardNetwork, IHttpsClient
    {
        private string? _ssid;
        private string? _key;

        public required string Ssid { get; init; }

        public required string Key { get; init; }

        public bool IsJoined { get; private set; }

        public IHttpsClient Https => this;

        public bool IsWifi => true;

        public byte[]? CaCertificates
        {
            get => behind.CaCertificates;
            set => behind.CaCertificates = value;
        }

        public bool SkipsVerification
        {
            get => behind.SkipsVerification;
            set => behind.SkipsVerification = value;
        }

        public string? Address => IsJoined ? "192.0.2.7" : null;

        public void SetCredentials(string? ssid, string? key)
        {
            if (ssid != _ssid || key != _key)
            {
                IsJoined = false;
                (_ssid, _key) = (ssid, key);
            }
        }

        public void Connect(int timeout)
        {
            IsJoined = _ssid == Ssid && _key == Key;
            if (!IsJoined)
            {
                throw new LpaException(LpaError.NoNetwork, _ssid is null ? BoardNetworkText.NoCredentials : BoardNetworkText.NotConnected);
            }
        }

        public int Post(HttpsRequest request)
        {
            Connect(1000);
            return behind.Post(request);
        }

        public int Read(byte[] buffer, int offset, int count) => behind.Read(buffer, offset, count);

        public void Close() => behind.Close();
    }
}
