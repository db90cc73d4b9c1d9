namespace NanoLpa.Virtual.Modem;

/// <summary>A host whose serial driver holds too little of what the modem says without a pause: bytes get lost, and nobody is told.</summary>
/// <param name="size">The most bytes in a row that arrive whole.</param>
/// <param name="flushes">Whether the driver then drops all that it holds, as on ESP32, or what comes besides, as on STM32.</param>
public sealed class UartOverrun(int size, bool flushes)
{
    private int _count;

    /// <summary>How often it has happened.</summary>
    public int Count => _count;

    /// <summary>Loses what the driver cannot hold.</summary>
    /// <returns>How many bytes are left.</returns>
    internal int Damage(Span<byte> bytes)
    {
        if (bytes.Length <= size)
        {
            return bytes.Length;
        }

        Interlocked.Increment(ref _count);
        if (!flushes)
        {
            return size;
        }

        bytes[size..].CopyTo(bytes);
        return bytes.Length - size;
    }
}
