using System.Text;

namespace HostTests.Fuzz;

/// <summary>JSON as servers write it and as none would: every order, escape and white space, missing and doubled members, depth, numbers without measure.</summary>
internal static class RandomJson
{
    private static readonly string[] s_literals =
    [
        "true", "false", "null", "0", "-1.5e+10", "1e999999", "99999999999999999999999999999999999999", "nul", "NaN", "-", "'x'", "#", "1 2", "[", "]", "{", "}",
    ];

    private static readonly string[] s_strings =
    [
        "", "Executed-Success", "Failed", "Expired", "8.2.6", "3.8", "0102030405060708090A0B0C0D0E0F10", "\\/", "\\u002f", "\\uD83D\\uDE00", "\\uDE00",
        "\\u0000", "\\u", "\\u12", "\\x", "\\", "é€😀", "AAEC", "AA EC\\nAw= =", "====", "AA=A", "\u0001", "\\\"", "\\u00e9\\u20ac",
    ];

    private static readonly string[] s_space = ["", "", "", "", " ", "\r\n", "\t  ", "\u00a0"];

    /// <summary>An object with some of the members that have these names.</summary>
    /// <param name="values">What is in base64 in each member; null: a text.</param>
    public static byte[] Make(FuzzRandom random, IReadOnlyList<(string Name, byte[][]? Samples)> values)
    {
        List<byte> json = [];
        Text(json, random.Of(s_space));
        json.Add((byte)'{');
        int left = values.Count;
        bool all = !random.Once(3);
        int start = random.Below(values.Count);
        for (int i = 0; i < (all ? left : random.Below(2 * left)); i++)
        {
            (string name, byte[][]? samples) = all ? values[(start + i) % left] : random.Of(values);
            if (i > 0)
            {
                Text(json, random.Once(100) ? "" : ",");
            }

            Name(random, json, name);
            Value(random, json, samples, 0);
            Text(json, random.Of(s_space));
        }

        Text(json, random.Once(30) ? ",}" : "}");
        if (random.Once(10))
        {
            json.RemoveRange(random.Below(json.Count), 1);
        }

        return [.. json];
    }

    private static void Name(FuzzRandom random, List<byte> json, string name)
    {
        Text(json, random.Of(s_space));
        name = random.Below(30) switch
        {
            0 => name + "x",
            1 when name.Length > 0 => "\\u00" + ((int)name[0]).ToString("x2") + name[1..],
            2 => name + new string('n', 300),
            _ => name,
        };
        Text(json, "\"" + name + "\"" + random.Of(s_space) + (random.Once(200) ? "" : ":") + random.Of(s_space));
    }

    private static void Value(FuzzRandom random, List<byte> json, byte[][]? samples, int depth)
    {
        switch (random.Below(samples == null ? 6 : 16))
        {
            case 0:
                Text(json, random.Of(s_literals));
                break;
            case 1:
                Nested(random, json, depth);
                break;
            case 2:
                json.Add((byte)'"');
                json.AddRange(random.Bytes(random.Size()));
                json.Add((byte)'"');
                break;
            case < 6:
                Text(json, "\"" + random.Of(s_strings) + (random.Once(5) ? random.Of(s_strings) : "") + "\"");
                break;
            default:
                byte[] bytes = random.Below(4) switch
                {
                    0 => Mutator.Mutate(random, samples!),
                    1 => RandomTlv.Make(random),
                    _ => random.Of(samples!),
                };
                Base64(random, json, bytes);
                break;
        }
    }

    private static void Nested(FuzzRandom random, List<byte> json, int depth)
    {
        if (random.Once(10))
        {
            int levels = random.Below(200);
            Text(json, new string(random.Once(2) ? '[' : '{', levels) + new string(']', random.Once(2) ? levels : random.Below(levels + 1)));
            return;
        }

        string[] names = ["functionExecutionStatus", "status", "statusCodeData", "subjectCode", "reasonCode", "message"];
        Text(json, "{");
        for (int members = random.Below(4); members > 0; members--)
        {
            Name(random, json, random.Of(names));
            if (depth < 5)
            {
                Value(random, json, null, depth + 1);
            }
            else
            {
                Text(json, "1");
            }

            Text(json, members > 1 ? "," : "");
        }

        Text(json, "}");
    }

    private static void Base64(FuzzRandom random, List<byte> json, byte[] bytes)
    {
        string text = Convert.ToBase64String(bytes);
        string slash = random.Below(4) switch { 0 => "\\/", 1 => "\\u002f", 2 => "\\u002F", _ => "/" };
        text = text.Replace("/", slash);
        if (random.Once(5) && text.Length > 0)
        {
            int at = random.Below(text.Length);
            text = text[..at] + random.Of([" ", "\\r\\n", "\n", "=", "\\u0041", "-", "\\t", "\""]) + text[at..];
        }

        Text(json, "\"" + text + "\"");
    }

    private static void Text(List<byte> json, string text) => json.AddRange(Encoding.UTF8.GetBytes(text));
}
