using System.Text.Json;
using NanoLpa.Desktop;
using NanoLpa.Firmware;

namespace HostTests.EndToEnd;

/// <summary>settings: shown, changed, kept over a restart.</summary>
public class SettingsVerbTests
{
    [Fact]
    public async Task Settings_outlive_a_restart()
    {
        await using var bench = await Bench.StartAsync();
        var store = new MemoryStore();
        bench.Setup = app => app.SettingsStore = store;
        var session = await bench.RunAsync(
            "settings segment 100", "settings confirm on", "settings autoreport off", "settings profiles 8949449999999990023", "apn iot ip me secret pap");
        Assert.True(session.Succeeded, session.Text);

        session = await bench.RunAsync("settings", "list");
        Assert.True(session.Succeeded, session.Text);
        foreach (var line in new[]
        {
            "  apn: iot", "  iptype: ip", "  user: me", "  password: ***", "  auth: pap", "  segment: 100", "  confirm: on", "  autoreport: off",
            "  profiles: 8949449999999990023", "  json: off", "  rat: -",
        })
        {
            Assert.Contains(line, session.Lines);
        }

        Assert.DoesNotContain("secret", session.Text);
        Assert.True((await bench.RunAsync("settings reset")).Succeeded);
        session = await bench.RunAsync("settings");
        Assert.Contains("  apn: -", session.Lines);
        Assert.Contains("  password: -", session.Lines);
        Assert.Contains("  autoreport: on", session.Lines);
    }

    [Fact]
    public async Task JSON_from_the_start_has_no_plain_line()
    {
        await using var bench = await Bench.StartAsync();
        var store = new MemoryStore();
        bench.Setup = app => app.SettingsStore = store;
        Assert.True((await bench.RunAsync("settings json on")).Succeeded);
        var session = await bench.RunAsync("settings", "settings password x", "settings");
        Assert.True(session.Succeeded, session.Text);
        var objects = session.Lines.Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Contains(objects, o => o.TryGetProperty("start", out var s) && s.GetProperty("text").GetString()!.StartsWith("modem: Quectel BG95", StringComparison.Ordinal));
        Assert.Equal("on", objects[^3].GetProperty("data").GetProperty("settings").GetProperty("json").GetString());
        Assert.Equal("***", objects[^1].GetProperty("data").GetProperty("settings").GetProperty("password").GetString());
        Assert.True(objects[^1].GetProperty("data").GetProperty("lasting").GetBoolean());
    }

    [Fact]
    public async Task A_program_gets_JSON_behind_a_reset_too()
    {
        await using var bench = await Bench.StartAsync();
        bench.Setup = app => app.Json = true;
        var session = await bench.RunAsync("settings confirm on", "settings reset", "settings");
        Assert.True(session.Succeeded, session.Text);
        Assert.All(session.Lines, l => JsonDocument.Parse(l).Dispose());
        Assert.Equal("no profiles", (await bench.RunAsync("json off", "list")).Lines[^1]);
        Assert.Equal("no profiles", (await bench.RunAsync("settings json off", "list")).Lines[^1]);
    }

    [Fact]
    public void Settings_on_a_PC_are_their_owner_s_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var directory = Directory.CreateTempSubdirectory();
        try
        {
            new FileSettingsStore(Path.Combine(directory.FullName, "s")).Write(0, [1]);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(directory.FullName, "s.0")));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_AID_of_its_own_is_used_from_the_start()
    {
        await using var bench = await Bench.StartAsync();
        var store = new MemoryStore();
        bench.Setup = app => app.SettingsStore = store;
        var session = await bench.RunAsync("settings isdr A0000005591010FFFFFFFF8900000199", "eid");
        Assert.Contains("no ISD-R on the card", session.Error);
        session = await bench.RunAsync("settings isdr -", "eid");
        Assert.Contains("EID: " + bench.Board.Euicc.Eid, session.Lines);
        Assert.Contains(session.Lines, l => l.StartsWith("error:", StringComparison.Ordinal) && l.Contains("no ISD-R on the card"));
    }

    [Fact]
    public async Task Damaged_settings_are_said_to_be()
    {
        await using var bench = await Bench.StartAsync();
        var store = new MemoryStore();
        bench.Setup = app => app.SettingsStore = store;
        Assert.True((await bench.RunAsync("settings segment 100", "settings segment 101")).Succeeded);
        store[1]![20] ^= 0x10;
        var session = await bench.RunAsync("settings");
        Assert.Contains("the last change of the settings was cut off; those before it are used", session.Lines);
        Assert.Contains("  segment: 100", session.Lines);
        store[0]![20] ^= 0x10;
        session = await bench.RunAsync("settings");
        Assert.Contains("the settings are damaged; those of the firmware are used", session.Lines);
        Assert.Contains("  segment: -", session.Lines);
    }

    [Fact]
    public async Task A_store_that_fails_is_said_to_and_the_change_counts_until_then()
    {
        await using var bench = await Bench.StartAsync();
        bench.Setup = app => app.SettingsStore = new BrokenStore();
        var session = await bench.RunAsync("settings segment 77", "settings");
        Assert.False(session.Succeeded);
        Assert.Contains("the board's storage cannot be read or written; those of the firmware are used", session.Lines);
        Assert.Contains("the change lasts until the board is switched off", session.Error);
        Assert.Contains("  segment: 77", session.Lines);
    }

    [Theory]
    [InlineData("settings nonsense 1", "there is no such setting")]
    [InlineData("settings baud 1", "baud is 115200")]
    [InlineData("settings apn", "usage: settings")]
    [InlineData("settings a b c", "usage: settings")]
    public async Task What_cannot_be_set_is_said(string line, string reason)
    {
        await using var bench = await Bench.StartAsync();
        Assert.Contains(reason, (await bench.RunAsync(line)).Error);
    }

    [Fact]
    public async Task A_board_without_a_store_says_so()
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync("settings segment 99", "settings");
        Assert.True(session.Succeeded);
        Assert.Contains("  segment: 99", session.Lines);
        Assert.Contains("this board keeps no settings: they last until it is switched off", session.Lines);
    }

    [Fact]
    public void A_PC_keeps_them_in_two_files()
    {
        var folder = Directory.CreateTempSubdirectory("nanolpa-settings-");
        try
        {
            var path = Path.Combine(folder.FullName, "settings");
            var store = new FileSettingsStore(path);
            Assert.Null(store.Read(0));
            var keeper = new SettingsKeeper(store);
            Assert.Null(keeper.Load());
            keeper.Current.Apn = "one";
            keeper.Save();
            keeper.Current.Apn = "two";
            keeper.Save();
            Assert.True(File.Exists(path + ".0"));
            Assert.True(File.Exists(path + ".1"));
            File.WriteAllBytes(path + ".1", File.ReadAllBytes(path + ".1")[..15]);
            Assert.NotNull(keeper.Load());
            Assert.Equal("one", keeper.Current.Apn);
            Directory.CreateDirectory(path + "x.1");
            var broken = Assert.Throws<NanoLpa.LpaException>(() => new FileSettingsStore(path + "x").Write(1, [1]));
            Assert.Equal(NanoLpa.LpaError.SettingsStore, broken.Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class BrokenStore : ISettingsStore
    {
        public byte[] Read(int slot) => throw new NanoLpa.LpaException(NanoLpa.LpaError.SettingsStore);

        public void Write(int slot, byte[] data) => throw new NanoLpa.LpaException(NanoLpa.LpaError.SettingsStore);
    }
}
