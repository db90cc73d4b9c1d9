using NanoLpa.Firmware;

namespace NanoLpa.Desktop;

/// <summary>The managed heap of this process: what its limit leaves.</summary>
internal sealed class ProcessMemory : IMemoryInfo
{
    public int FreeBytes() =>
        (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - GC.GetTotalMemory(forceFullCollection: false), 0, int.MaxValue);
}
