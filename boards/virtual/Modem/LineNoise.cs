namespace NanoLpa.Virtual.Modem;

/// <summary>A wire that drops and flips bytes, one of so many on average: which ones depends on the seed alone.</summary>
/// <param name="seed">Of the choice.</param>
/// <param name="every">Bytes from one damaged byte to the next, on average; never more than twice as many.</param>
/// <param name="bothWays">Whether what the host says is damaged too, and not only what the modem says.</param>
public sealed class LineNoise(int seed, int every, bool bothWays = false)
{
    private readonly Direction _toHost = new(new Random(seed), every);
    private readonly Direction _toModem = new(new Random(~seed), every);
    private readonly Lock _gate = new();
    private volatile bool _isOn;

    /// <summary>Whether it does: it does not at first.</summary>
    public bool IsOn
    {
        get => _isOn;
        set => _isOn = value;
    }

    /// <summary>Bytes dropped so far.</summary>
    public int Dropped => _toHost.Dropped + _toModem.Dropped;

    /// <summary>Bytes with a flipped bit so far.</summary>
    public int Flipped => _toHost.Flipped + _toModem.Flipped;

    /// <summary>Bytes dropped or flipped so far.</summary>
    public int Damaged => Dropped + Flipped;

    /// <summary>Damages what the modem says.</summary>
    /// <returns>How many bytes are left.</returns>
    internal int ToHost(Span<byte> bytes) => Damage(_toHost, bytes);

    /// <summary>Damages what the host says.</summary>
    /// <returns>How many bytes are left.</returns>
    internal int ToModem(Span<byte> bytes) => bothWays ? Damage(_toModem, bytes) : bytes.Length;

    private int Damage(Direction direction, Span<byte> bytes)
    {
        if (!_isOn)
        {
            return bytes.Length;
        }

        lock (_gate)
        {
            return direction.Damage(bytes);
        }
    }

    private sealed class Direction(Random random, int every)
    {
        private int _next = 1 + random.Next((2 * every) - 1);

        public int Dropped { get; private set; }

        public int Flipped { get; private set; }

        public int Damage(Span<byte> bytes)
        {
            var kept = 0;
            foreach (var value in bytes)
            {
                if (--_next > 0)
                {
                    bytes[kept++] = value;
                    continue;
                }

                _next = 1 + random.Next((2 * every) - 1);
                if (random.Next(2) == 0)
                {
                    Dropped++;
                }
                else
                {
                    Flipped++;
                    bytes[kept++] = (byte)(value ^ (1 << random.Next(8)));
                }
            }

            return kept;
        }
    }
}
