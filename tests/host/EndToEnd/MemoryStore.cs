using NanoLpa.Firmware;

namespace HostTests.EndToEnd;

/// <summary>A store of settings that lasts from one run of the firmware to the next.</summary>
internal sealed class MemoryStore : ISettingsStore
{
    private readonly byte[]?[] _slots = new byte[6][];

    public byte[]? this[int slot] => _slots[slot];

    public byte[]? Read(int slot) => _slots[slot];

    public void Write(int slot, byte[] data) => _slots[slot] = [.. data];
}
