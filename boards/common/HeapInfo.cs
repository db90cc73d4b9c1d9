using nanoFramework.Runtime.Native;
using NanoLpa.Firmware;

namespace NanoLpa.Boards
{
    /// <summary>The runtime's managed heap.</summary>
    internal sealed class HeapInfo : IMemoryInfo
    {
        /// <inheritdoc />
        public int FreeBytes() => (int)GC.Run(false);
    }
}
