using NanoLpa;
using NanoLpa.Firmware;
using static HostTests.EndToEnd.SwitchBench;

namespace HostTests.EndToEnd;

/// <summary>The store fails in the middle of a switch, at each write in turn: the switch goes on where it has begun, and the next start finds all well.</summary>
public class SwitchStoreTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task Without_the_first_write_nothing_begins(bool works, bool isTorn)
    {
        await using var bench = await StartAsync(works ? [First, Second] : [First]);
        var store = await SetUpAsync(bench);
        store.Fail(0, 1, isTorn);
        var session = await bench.RunAsync("switch " + Second);
        Assert.False(session.Succeeded);
        Assert.Equal(First, bench.Board.Euicc.EnabledIccid);
        Assert.Empty(bench.Board.Euicc.Notifications);
        await AssertCleanAsync(bench, First);
        Assert.Equal(works, (await bench.RunAsync($"switch {Second} {(works ? 60 : 2)}")).Succeeded);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_success_that_cannot_be_noted_is_found_at_the_next_start(bool isTorn)
    {
        await using var bench = await StartAsync([First, Second]);
        var store = await SetUpAsync(bench);
        store.Fail(1, 1, isTorn);
        var session = await bench.RunAsync($"switch {Second} 60");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(1, store.Failures);
        session = await bench.RunAsync("status");
        Assert.Contains($"the switch is finished: {Second} is enabled", session.Lines);
        await AssertCleanAsync(bench, Second);
    }

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    [InlineData(2, 1, false)]
    [InlineData(2, 1, true)]
    public async Task The_way_back_does_not_wait_for_the_store(int first, int count, bool isTorn)
    {
        await using var bench = await StartAsync([First]);
        var store = await SetUpAsync(bench);
        store.Fail(first, count, isTorn);
        var session = await bench.RunAsync($"switch {Second} 1");
        Assert.EndsWith(First + " is enabled again", session.Error, StringComparison.Ordinal);
        Assert.Equal(count, store.Failures);
        Assert.Equal(First, bench.Board.Euicc.EnabledIccid);
        session = await bench.RunAsync("status");
        Assert.Equal(first + count > 2, session.Lines.Contains($"the switch is undone: {First} is enabled again"));
        await AssertCleanAsync(bench, First);
    }

    /// <summary>A board without service has none to lose: worn flash must not keep it there.</summary>
    [Fact]
    public async Task Without_service_the_profile_is_switched_though_nothing_can_be_noted()
    {
        await using var bench = await StartAsync([Second]);
        var store = await SetUpAsync(bench, "settings profiles " + First + "," + Second, "settings autoswitch on");
        store.Fail(0, 100, false);
        var firmware = new AutoswitchBench(bench);
        await firmware.StartAsync();
        await firmware.PassAsync(0);
        await firmware.PassUntilAsync(301, "switched to " + Second);
        await firmware.StopAsync();
        Assert.Contains("the board's storage cannot be read or written", firmware.Text);
        Assert.Equal(2, store.Failures);
        await AssertCleanAsync(bench, Second);
    }

    private static async Task AssertCleanAsync(Bench bench, string enabled)
    {
        var session = await bench.RunAsync("status");
        Assert.DoesNotContain("cut off", session.Text);
        Assert.Contains("  ICCID: " + enabled, session.Lines);
        Assert.Contains("  network: home network", session.Lines);
    }

    private static async Task<FailingStore> SetUpAsync(Bench bench, params string[] commands)
    {
        await bench.SetUpAsync(commands);
        FailingStore? store = null;
        bench.Setup += app => app.SettingsStore = store ??= new FailingStore(app.SettingsStore);
        Assert.True((await bench.RunAsync()).Succeeded);
        return store!;
    }

    /// <summary>A store that fails at some of the journal's writes, and leaves what was there, or half of what was to be there.</summary>
    private sealed class FailingStore(ISettingsStore inner) : ISettingsStore
    {
        private int _first;
        private int _count;
        private int _writes;
        private bool _isTorn;

        public int Failures { get; private set; }

        /// <summary>Fails at so many writes from one on; 0 is the next.</summary>
        public void Fail(int first, int count, bool isTorn)
        {
            _first = first;
            _count = count;
            _writes = 0;
            _isTorn = isTorn;
        }

        public byte[]? Read(int slot) => inner.Read(slot);

        public void Write(int slot, byte[] data)
        {
            var number = slot >= 2 ? _writes++ : -1;
            if (number >= _first && number < _first + _count)
            {
                Failures++;
                if (_isTorn)
                {
                    inner.Write(slot, data[..(data.Length / 2)]);
                }

                throw new LpaException(LpaError.SettingsStore);
            }

            inner.Write(slot, data);
        }
    }
}
