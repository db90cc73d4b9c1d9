namespace HostTests.Fuzz;

/// <summary>Data objects that nobody would send: known tags in any order and depth, lengths of every form, wrong ones among them.</summary>
internal static class RandomTlv
{
    private static readonly int[] s_tags =
    [
        0x30, 0x02, 0x04, 0x06, 0x0C, 0x01, 0x4F, 0x5A, 0x5C, 0x5F37, 0x5F49, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88,
        0x90, 0x91, 0x92, 0x93, 0x94, 0x95, 0x99, 0x9F70, 0xA0, 0xA1, 0xA2, 0xA3, 0xA9, 0xB6, 0xB7, 0xE3, 0xBF20, 0xBF21, 0xBF22, 0xBF23,
        0xBF25, 0xBF26, 0xBF27, 0xBF28, 0xBF29, 0xBF2A, 0xBF2B, 0xBF2D, 0xBF2E, 0xBF2F, 0xBF30, 0xBF31, 0xBF32, 0xBF33, 0xBF34, 0xBF36,
        0xBF37, 0xBF38, 0xBF3C, 0xBF3E, 0xBF3F, 0xBF41, 0xBF43, 0xBF8101, 0x1F, 0x9FFF, 0xBFFFFF, 0x00, 0xFF,
    ];

    private static readonly string[] s_texts =
    [
        "smdp.example.com", "r.example.a:8443", "", ":", "a:", "a:0", "a:99999999999", "..", "\r\nAT\r\n", "\e[2J", "\"}{", "\\u0000", "é€😀",
    ];

    /// <summary>One data object, or several.</summary>
    /// <param name="outer">The tag of the first; 0: any.</param>
    public static byte[] Make(FuzzRandom random, int outer = 0)
    {
        List<byte> bytes = [];
        if (random.Once(200))
        {
            return Nested(random, outer);
        }

        Append(random, bytes, outer == 0 || random.Once(20) ? random.Of(s_tags) : outer, 1 + random.Below(5));
        while (random.Once(4))
        {
            Append(random, bytes, random.Of(s_tags), random.Below(3));
        }

        return [.. bytes];
    }

    private static byte[] Nested(FuzzRandom random, int outer)
    {
        byte[] value = Text(random);
        int inner = random.Of(s_tags);
        for (int depth = 50 + random.Below(300); depth > 0; depth--)
        {
            List<byte> object1 = [];
            Head(random, object1, depth == 1 && outer != 0 ? outer : inner, value.Length);
            value = [.. object1, .. value];
        }

        return value;
    }

    private static void Append(FuzzRandom random, List<byte> bytes, int tag, int depth)
    {
        List<byte> value = [];
        if (depth > 0 && !random.Once(5))
        {
            bool repeat = random.Once(200);
            int same = random.Of(s_tags);
            for (int members = repeat ? random.Below(random.Once(20) ? 8000 : 200) : random.Below(6); members > 0; members--)
            {
                Append(random, value, repeat ? same : random.Of(s_tags), repeat ? 0 : depth - 1);
            }
        }
        else
        {
            value.AddRange(Value(random));
        }

        Head(random, bytes, tag, value.Count);
        bytes.AddRange(value);
    }

    private static byte[] Value(FuzzRandom random) => random.Below(6) switch
    {
        0 => [],
        1 => [random.Byte()],
        2 => Text(random),
        3 => [0x98, 0x94, 0x44, 0x99, 0x99, 0x99, 0x99, 0x99, 0x20, 0xF3],
        4 => random.Bytes(16),
        _ => random.Bytes(random.Size()),
    };

    private static byte[] Text(FuzzRandom random) => System.Text.Encoding.UTF8.GetBytes(random.Of(s_texts));

    private static void Head(FuzzRandom random, List<byte> bytes, int tag, int length)
    {
        for (int shift = tag > 0xFFFF ? 16 : tag > 0xFF ? 8 : 0; shift >= 0; shift -= 8)
        {
            bytes.Add((byte)(tag >> shift));
        }

        // Once in a while a length that is not the value's.
        length = random.Below(60) switch
        {
            0 => length + 1 + random.Below(300),
            1 => random.Below(length + 1),
            2 => (int)(random.Next() >> 33),
            3 => -1 - random.Below(3),
            _ => length,
        };
        int least = length < 0 || length > 0xFFFFFF ? 4 : length > 0xFFFF ? 3 : length > 0xFF ? 2 : length > 0x7F ? 1 : 0;
        int size = random.Once(30) ? least + random.Below(5 - least) : least;
        if (size > 0)
        {
            bytes.Add((byte)(0x80 | size));
        }

        for (int shift = 8 * (Math.Max(size, 1) - 1); shift >= 0; shift -= 8)
        {
            bytes.Add((byte)(length >> shift));
        }
    }
}
