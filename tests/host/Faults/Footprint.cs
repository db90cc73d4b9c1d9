using System.Diagnostics;

namespace HostTests.Faults;

/// <summary>What the process holds.</summary>
/// <param name="Heap">Bytes on the managed heap that are still referred to.</param>
/// <param name="Handles">Open files and sockets on Linux, handles elsewhere.</param>
/// <param name="Threads">Threads.</param>
internal readonly record struct Footprint(long Heap, int Handles, int Threads)
{
    private const int Collections = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const string Files = "/proc/self/fd";

    /// <summary>Takes it after what can be collected was collected, finalizers and what they held included.</summary>
    public static Footprint Take()
    {
        for (var i = 0; i < Collections; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, true, true);
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        var handles = Directory.Exists(Files) ? Directory.GetFiles(Files).Length : process.HandleCount;
        return new Footprint(GC.GetTotalMemory(true), handles, process.Threads.Count);
    }

    /// <summary>Takes it again and again until it is no larger than another one by more than is allowed, or a deadline has passed:
    /// pools of threads and buffers give back what they have not needed for half a minute, a leak gives nothing back.</summary>
    public static async Task<Footprint> SettleAsync(Footprint most, TimeSpan deadline)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var now = Take();
            if ((now.Heap <= most.Heap && now.Handles <= most.Handles && now.Threads <= most.Threads) || watch.Elapsed > deadline)
            {
                return now;
            }

            await Task.Delay(Pause);
        }
    }

    public override string ToString() => $"heap {Heap / 1024} KB, {Handles} handles, {Threads} threads";
}
