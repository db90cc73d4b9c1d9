using System.Text.Json;
using NanoLpa.Firmware;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>The board's memory before, during and after a download.</summary>
public class HeapWatchTests
{
    [Fact]
    public async Task Status_tells_how_much_memory_a_download_has_left()
    {
        await using var bench = await Bench.StartAsync();
        var memory = new Memory();
        bench.Setup = app => app.Memory = memory;
        bench.Smdp.Executed += function => memory.IsInUse |= function == Es9Function.GetBoundProfilePackage;
        var code = bench.Order(new ProfileOrder { MatchingId = "HEAP", ProfileSize = 12000 });
        var terminal = new ScriptTerminal("status", code, "status", "json on", "status")
        {
            BeforeLine = line => memory.IsInUse &= line < 2,
        };
        var session = await bench.RunAsync(terminal);
        Assert.True(session.Succeeded, session.Text);

        var shown = session.Lines.Where(l => l.StartsWith("  free heap", StringComparison.Ordinal)).ToArray();
        Assert.Equal(
            [
                "  free heap: 90000 bytes", "  free heap: 90000 bytes", "  free heap before the last download: 90000 bytes",
                "  free heap during it, at least: 71000 bytes", "  free heap after it: 85000 bytes",
            ],
            shown);
        var data = JsonDocument.Parse(session.Lines[^1]).RootElement.GetProperty("data");
        Assert.Equal(90000, data.GetProperty("freeHeapBefore").GetInt32());
        Assert.Equal(71000, data.GetProperty("freeHeapLowest").GetInt32());
        Assert.Equal(85000, data.GetProperty("freeHeapAfter").GetInt32());
    }

    [Fact]
    public async Task Memory_is_looked_at_seldom_for_each_look_is_a_collection()
    {
        await using var bench = await Bench.StartAsync();
        var memory = new Memory();
        bench.Setup = app => app.Memory = memory;
        var before = await LooksAsync(bench, memory, 3000);
        var looks = await LooksAsync(bench, memory, 60000);
        Assert.InRange(before, 10, 30);
        Assert.InRange(looks, before, before + 5);
    }

    [Fact]
    public async Task A_board_that_does_not_say_shows_nothing()
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "NONE", ProfileSize = 2000 }), "status", "json on", "status");
        Assert.True(session.Succeeded, session.Text);
        Assert.DoesNotContain("heap", session.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<int> LooksAsync(Bench bench, Memory memory, int size)
    {
        var before = memory.Looks;
        var session = await bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "LOOKS-" + size, ProfileSize = size }));
        Assert.True(session.Succeeded, session.Text);
        return memory.Looks - before;
    }

    /// <summary>A heap of which a download takes some, most of it at its second look, and gives most of that back.</summary>
    private sealed class Memory : IMemoryInfo
    {
        private int _looksInUse;

        public bool IsInUse { get; set; }

        public int Looks { get; private set; }

        public int FreeBytes()
        {
            Looks++;
            return !IsInUse ? 90000 : ++_looksInUse == 2 ? 71000 : 85000;
        }
    }
}
