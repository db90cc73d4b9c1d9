using NanoLpa.Quectel;

namespace HostTests.Faults;

/// <summary>A UART that drops and flips bytes of what the modem says, at a rate, from a seed.</summary>
internal sealed class NoisyLine(ISerialLine line, int seed, double rate) : ISerialLine
{
    private readonly Random _random = new(seed);

    /// <summary>Whether it does: it does not at first.</summary>
    public bool IsNoisy { get; set; }

    /// <summary>Bytes lost or changed so far.</summary>
    public int Damaged { get; private set; }

    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        var taken = line.Read(buffer, offset, count, timeoutMilliseconds);
        var kept = 0;
        for (var i = 0; i < taken; i++)
        {
            var value = buffer[offset + i];
            if (IsNoisy && _random.NextDouble() < rate)
            {
                Damaged++;
                if (_random.Next(2) == 0)
                {
                    continue;
                }

                value ^= (byte)(1 << _random.Next(8));
            }

            buffer[offset + kept++] = value;
        }

        return taken < 0 ? taken : kept;
    }

    public void Write(byte[] buffer, int offset, int count) => line.Write(buffer, offset, count);
}
