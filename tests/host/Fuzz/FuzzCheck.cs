using System.Diagnostics;
using NanoLpa;

namespace HostTests.Fuzz;

/// <summary>What must hold for every input: no exception but the LPA's own, little time, little memory.</summary>
internal static class FuzzCheck
{
    // A board has some 100 KB for all: what is allocated, freed again or not, must not grow far beyond what came in. The
    // buffer for an answer of the card alone makes 64 KB on its way to 32 KB. .NET takes 16 bytes for each byte that is no
    // UTF-8, where the device takes none.
    private const int MemoryBase = 96 * 1024;
    private const int MemoryPerForeignByte = 20;

    // Thousands of times what it takes: other tests run at the same time.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    /// <summary>Decodes an input.</summary>
    /// <param name="accepted">Whether the decoder took it for valid.</param>
    /// <param name="allocated">Bytes of memory that it asked for.</param>
    /// <returns>What was wrong; null when nothing was.</returns>
    public static string? Fault(FuzzTarget target, byte[] input, out bool accepted, out long allocated)
    {
        accepted = false;
        long start = Stopwatch.GetTimestamp();
        allocated = -GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Decode(input);
            accepted = true;
        }
        catch (LpaException e) when (e.Code != LpaError.Internal)
        {
        }
        catch (Exception e)
        {
            return e.ToString();
        }

        allocated += GC.GetAllocatedBytesForCurrentThread();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        return target.MeasuresMemory && allocated > MemoryBase && allocated > Limit(target, input) ? $"{allocated} bytes of memory for {input.Length} bytes of input"
            : time > s_longest ? $"{time} for {input.Length} bytes of input"
            : null;
    }

    private static long Limit(FuzzTarget target, byte[] input)
    {
        long foreign = input.Count(b => b >= 0x80);
        return MemoryBase + (target.MemoryPerByte * (input.Length - foreign)) + (Math.Max(target.MemoryPerByte, MemoryPerForeignByte) * foreign);
    }
}
