using NanoLpa.Firmware;
using NanoLpa.Quectel;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>The board's watchdog around the whole firmware, with a clock that the test sets.</summary>
public class WatchdogTests
{
    private const int Patience = 60000;

    [Fact]
    public async Task A_download_feeds_it_and_one_whose_driver_hangs_restarts_the_board()
    {
        await using var bench = await Bench.StartAsync();
        var clock = new ManualClock();
        var restarted = 0;
        var watchdog = new SoftwareWatchdog(Patience, clock, () => restarted++);
        using var hang = new Hang();
        bench.Wrap = line => new HangingLine(line, hang);
        bench.Setup = app => app.Watchdog = watchdog;

        // As long as the modem is talked to, time may pass between any two exchanges.
        bench.Board.Modem.Options.Faults = line =>
        {
            // AT alone is asked again by a client that only seems to have waited.
            clock.Advance(TimeSpan.FromMilliseconds(line == "AT" ? 0 : Patience - 1));
            watchdog.Check();
            return null;
        };
        Assert.True((await bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "FED", ProfileSize = 2000 }))).Succeeded);
        Assert.Equal(0, restarted);

        // The download hangs in a driver; the console waits for its end, and feeds nothing.
        bench.Board.Modem.Options.Faults = line =>
        {
            hang.IsOn |= !hang.Reached.IsCompleted && line.StartsWith("AT+QSSLSEND", StringComparison.Ordinal);
            return null;
        };
        var run = bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "HUNG", ProfileSize = 2000 }));
        await hang.Reached.WaitAsync(TimeSpan.FromSeconds(30));
        watchdog.Check();
        clock.Advance(TimeSpan.FromMilliseconds(Patience));
        watchdog.Check();
        Assert.Equal(1, restarted);
        hang.IsOn = false;
        await run;
    }

    private sealed class Hang : IDisposable
    {
        private readonly ManualResetEventSlim _released = new(true);
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends when a read hangs.</summary>
        public Task Reached => _reached.Task;

        public bool IsOn
        {
            get => !_released.IsSet;
            set
            {
                if (value)
                {
                    _released.Reset();
                }
                else
                {
                    _released.Set();
                }
            }
        }

        public void Pass()
        {
            if (IsOn)
            {
                _reached.TrySetResult();
                _released.Wait();
            }
        }

        public void Dispose() => _released.Dispose();
    }

    private sealed class HangingLine(ISerialLine line, Hang hang) : ISerialLine
    {
        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            hang.Pass();
            return line.Read(buffer, offset, count, timeoutMilliseconds);
        }

        public void Write(byte[] buffer, int offset, int count) => line.Write(buffer, offset, count);
    }
}
