namespace HostTests.Fuzz;

/// <summary>Numbers that follow from a seed, cheap enough to be made anew for every input (xorshift64*).</summary>
internal sealed class FuzzRandom(ulong seed)
{
    private ulong _state = (seed + 1) * 0x9E3779B97F4A7C15;

    public ulong Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 0x2545F4914F6CDD1D;
    }

    /// <summary>From 0 to below a bound; 0 when the bound is.</summary>
    public int Below(int bound) => bound == 0 ? 0 : (int)((Next() >> 33) % (uint)bound);

    /// <summary>True once in so many times.</summary>
    public bool Once(int times) => Below(times) == 0;

    public byte Byte() => (byte)(Next() >> 56);

    public byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = Byte();
        }

        return bytes;
    }

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>Mostly small, now and then large.</summary>
    public int Size() => Below(64) switch
    {
        0 => Below(2000),
        < 8 => Below(300),
        _ => Below(24),
    };
}
