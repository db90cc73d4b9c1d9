namespace HostTests.Fuzz;

/// <summary>Breaks a valid sample: bits, bytes, lengths, order, its end; or grows it beyond measure.</summary>
internal static class Mutator
{
    private static readonly byte[] s_edges = [0x00, 0x01, 0x7F, 0x80, 0x81, 0x82, 0x83, 0x84, 0x88, 0xC3, 0xED, 0xF0, 0xFE, 0xFF, 0x0A, 0x0D, 0x22, 0x5C, 0x20];

    public static byte[] Mutate(FuzzRandom random, IReadOnlyList<byte[]> samples)
    {
        List<byte> bytes = [.. random.Of(samples)];
        for (int steps = 1 + random.Below(4); steps > 0; steps--)
        {
            Step(random, bytes, samples);
        }

        return [.. bytes];
    }

    private static void Step(FuzzRandom random, List<byte> bytes, IReadOnlyList<byte[]> samples)
    {
        int at = random.Below(bytes.Count + 1);
        int left = bytes.Count - at;
        int some = random.Once(4) ? random.Below(left + 1) : Math.Min(left, 1 + random.Below(4));
        switch (random.Below(13))
        {
            case 0 or 1 when left > 0:
                bytes[at] ^= (byte)(1 << random.Below(8));
                break;
            case 2 when left > 0:
                bytes[at] = random.Byte();
                break;
            case 3 or 4 when left > 0:
                bytes[at] = random.Of(s_edges);
                break;
            case 5 when left > 0:
                bytes[at] = (byte)(bytes[at] + random.Below(9) - 4);
                break;
            case 6:
                bytes.RemoveRange(at, left);
                break;
            case 7:
                bytes.RemoveRange(at, some);
                break;
            case 8:
                bytes.InsertRange(at, random.Bytes(random.Size()));
                break;
            case 9:
                bytes.InsertRange(at, Enumerable.Repeat(random.Of(s_edges), random.Size()));
                break;
            case 10:
                // The same piece again and again.
                byte[] piece = bytes.GetRange(at, Math.Min(some, 600)).ToArray();
                for (int times = 1 + random.Below(random.Once(50) ? 40 : 3); times > 0; times--)
                {
                    bytes.InsertRange(at, piece);
                }

                break;
            case 11:
                // The head of this and the tail of another one.
                byte[] other = random.Of(samples);
                bytes.RemoveRange(at, left);
                bytes.AddRange(other.AsSpan(random.Below(other.Length + 1)));
                break;
            default:
                // A length of four bytes, or one that says too much.
                bytes.InsertRange(at, [0x84, random.Of(s_edges), random.Of(s_edges), random.Byte(), random.Byte()]);
                break;
        }
    }
}
