using System.Security.Cryptography.X509Certificates;
using NanoLpa.Desktop;

namespace HostTests.EndToEnd;

/// <summary>Where root certificates are kept: on the modem, in the board's store, and by the board's network; through power cuts and stores that fail.</summary>
public class RootStoreTests
{
    [Fact]
    public async Task The_board_s_store_has_what_the_modem_has()
    {
        await using var bench = await RootBench.StartAsync();
        var store = new MemoryCertificates();
        using var network = new PcHttps();
        bench.Setup = app => (app.SettingsStore, app.Network) = (store, network);
        using var one = TestRoot.Make("One");
        using var two = TestRoot.Make("Two");
        Assert.True((await bench.RunAsync(["ca add", .. TestRoot.Lines(one), "ca add", .. TestRoot.Lines(two)])).Succeeded);
        Assert.Equal(["One", "Two"], store.Names());
        var session = await bench.RunAsync("ca remove " + TestRoot.KeyId(one), "ca list");
        Assert.Equal(["Two"], store.Names());
        Assert.Equal("1  " + TestRoot.KeyId(two), session.Lines[^1]);

        // Another modem in its place.
        store.Pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + one.ExportCertificatePem() + "\r\n";
        session = await bench.RunAsync(["ca list", "ca add", .. TestRoot.Lines(one), "ca list"]);
        Assert.Contains("1  " + TestRoot.KeyId(two) + "  (modem only)", session.Lines);
        Assert.Contains("2  " + TestRoot.KeyId(one) + "  (board only)", session.Lines);
        Assert.Contains("added: One", session.Text);

        // Gone with the last one, for the network too.
        Assert.NotNull(network.CaCertificates);
        Assert.True((await bench.RunAsync("ca remove 1", "ca remove 1")).Succeeded);
        Assert.Empty(store.Names());
        Assert.Null(network.CaCertificates);

        // A store that fails changes nothing in what is known.
        store.Fails = true;
        session = await bench.RunAsync(["ca add", .. TestRoot.Lines(TestRoot.Make("Three")), "eid"]);
        Assert.Contains("the board's own root certificates cannot be read; those on the modem are used", session.Lines);
        Assert.Contains("keeping root certificates: the board's storage cannot be read or written", session.Error);
    }

    [Theory]
    [InlineData(0, "One")]
    [InlineData(1, "One Two")]
    public async Task A_torn_write_to_the_board_s_store_leaves_the_one_or_the_other(int writes, string left)
    {
        await using var bench = await RootBench.StartAsync();
        var store = new MemoryCertificates();
        using var network = new PcHttps();
        bench.Setup = app => (app.SettingsStore, app.Network) = (store, network);
        using var one = TestRoot.Make("One");
        using var two = TestRoot.Make("Two");
        Assert.True((await bench.RunAsync(["ca add", .. TestRoot.Lines(one)])).Succeeded);
        store.WritesLeft = writes;
        Assert.Contains("cannot be read or written", (await bench.RunAsync(["ca add", .. TestRoot.Lines(two)])).Error);
        store.Fails = false;
        store.WritesLeft = -1;
        var session = await bench.RunAsync("ca list");
        Assert.Equal(left == "One", session.Text.Contains(TestRoot.KeyId(two) + "  (modem only)"));
        Assert.True((await bench.RunAsync(["ca add", .. TestRoot.Lines(two)])).Succeeded);
        Assert.Equal(["One", "Two"], store.Names());
        Assert.Equal(["One", "Two"], store.Names(1));
    }

    [Fact]
    public async Task The_board_s_own_network_trusts_what_was_added()
    {
        await using var bench = await RootBench.StartAsync();
        var store = new MemoryStore();
        using var https = new PcHttps();
        bench.Network = https;
        bench.Setup = app => app.SettingsStore = store;
        var code = bench.Smdp.ActivationCode(bench.Smdp.Orders[0]);
        Assert.Contains("no TLS connection", (await bench.RunAsync(code)).Error);
        Assert.Empty(bench.Smdp.Calls);
        Assert.True((await bench.RunAsync(["ca add", .. bench.Board.Pki.ExportCiPem().Split('\n'), code])).Succeeded);
        await bench.AssertNextDownloadWorksAsync();
    }

    [Fact]
    public async Task A_power_cut_anywhere_leaves_what_was_there_before()
    {
        using var old = TestRoot.Make("Old");
        using var added = TestRoot.Make("New");
        var (isCut, cuts) = (true, 0);
        for (var writes = 1; isCut && writes < 100; writes++)
        {
            await using var bench = await RootBench.StartAsync();
            Assert.True((await bench.RunAsync(["ca add", .. TestRoot.Lines(old)])).Succeeded);
            var line = new CutLine();
            bench.Wrap = line.Wrap;

            var left = writes;
            await bench.RunAsync(new ScriptTerminal(["ca add", .. TestRoot.Lines(added)]) { BeforeLine = read => line.WritesLeft = read == 0 ? left : line.WritesLeft });
            isCut = line.IsOff;
            cuts += isCut ? 1 : 0;
            bench.Wrap = null;
            var session = await bench.RunAsync(["ca list", "ca add", .. TestRoot.Lines(added), "ca list"]);
            Assert.True(session.Succeeded, session.Text);
            Assert.Equal(added.RawData, RootBench.Stored(bench.Board.Modem.StoredFiles, TestRoot.KeyId(added)).RawData);
            Assert.Equal(old.RawData, RootBench.Stored(bench.Board.Modem.StoredFiles, TestRoot.KeyId(old)).RawData);
        }

        Assert.False(isCut);
        Assert.InRange(cuts, 2, 98);
    }
}
