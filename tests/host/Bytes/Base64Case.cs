using System.Text;
using System.Text.RegularExpressions;
using HostTests.Fuzz;
using NanoLpa;

namespace HostTests.Bytes;

/// <summary>A base64 string of a JSON text, and what .NET says to it.</summary>
/// <param name="Json">What stands between the quotes, as it arrives.</param>
/// <param name="Text">What that means once JSON is taken off; every char is a byte or an escape's code.</param>
internal sealed partial record Base64Case(byte[] Json, string Text)
{
    private static readonly string[] s_space = [" ", "\t", "\r", "\n", "\r\n", "    "];
    private static readonly string[] s_faults = ["=", "==", "-", "_", "!", "\0", "\u007f", "\b", "\f", "\"", "\\", "é", "€", "A", "AB", "ABC"];

    /// <summary>The bytes; null when it is malformed.</summary>
    public byte[]? Expected { get; } = Decode(Text);

    /// <summary>Text of random length with what servers may do to it, and sometimes with what they may not.</summary>
    public static Base64Case Random(FuzzRandom random)
    {
        var plain = Convert.ToBase64String(random.Bytes(random.Below(random.Once(2) ? 1200 : 40)));
        if (random.Once(4))
        {
            plain = plain.Remove(random.Below(plain.Length + 1));
        }

        // One in so many characters has a neighbour or is escaped; mostly none, so that runs of every length are there.
        var spaces = random.Of([3, 20, 76, int.MaxValue]);
        var escapes = random.Of([2, 20, 100, int.MaxValue]);
        var fault = random.Once(3) ? random.Below(plain.Length + 1) : -1;
        var json = new MemoryStream();
        var text = new StringBuilder();
        for (var i = 0; i <= plain.Length; i++)
        {
            if (i == fault)
            {
                Add(random.Of(s_faults));
            }

            if (random.Once(spaces))
            {
                Add(random.Of(s_space));
            }

            if (i < plain.Length)
            {
                Add(plain[i].ToString());
            }
        }

        return new Base64Case(json.ToArray(), text.ToString());

        void Add(string characters)
        {
            foreach (var c in characters)
            {
                text.Append(c);
                json.Write(Encoding.UTF8.GetBytes(Write(c, random.Once(escapes), random)));
            }
        }
    }

    /// <summary>Reads it as the library does, in windows and pieces of random sizes, and what follows it.</summary>
    /// <returns>Null when the library says that it is malformed.</returns>
    public byte[]? Read(FuzzRandom random, int largestWindow, int largestPiece)
    {
        byte[] whole = [.. "{\"a\":\""u8, .. Json, .. "\",\"b\":\"AAEC\"}"u8];
        var json = new JsonReader(new RandomWindows(whole, random, largestWindow));
        json.BeginObject();
        Assert.True(json.NextMember());
        var source = JsonBase64.Open(json);
        var read = new byte[whole.Length + largestPiece];
        var length = 0;
        try
        {
            int taken, asked;
            do
            {
                asked = 1 + random.Below(largestPiece);
                taken = source.Read(read, length, asked);
                length += taken;

                // Behind what it says to have written nothing is written.
                Assert.Equal(-1, read.AsSpan(length).IndexOfAnyExcept((byte)0));
            }
            while (taken == asked);
        }
        catch (LpaException e)
        {
            Assert.Equal(LpaError.ServerData, e.Code);
            return null;
        }

        Assert.Equal(0, source.Read(read, length, 1));
        Assert.True(json.NextMember());
        Assert.Equal([0, 1, 2], JsonBase64.ReadAll(json, 3));
        Assert.False(json.NextMember());
        return read[..length];
    }

    private static byte[]? Decode(string text)
    {
        var symbols = string.Concat(text.Where(c => !" \t\r\n".Contains(c)));
        return symbols.Length % 4 == 0 && Symbols().IsMatch(symbols) ? Convert.FromBase64String(symbols) : null;
    }

    private static string Write(char c, bool escape, FuzzRandom random) => c switch
    {
        '"' or '\\' => "\\" + c,
        '/' when escape && random.Once(2) => "\\/",
        '\r' when escape => "\\r",
        '\n' when escape => "\\n",
        '\t' when escape => "\\t",
        '\b' when escape => "\\b",
        '\f' when escape => "\\f",
        _ when escape => random.Once(2) ? $"\\u{(int)c:x4}" : $"\\u{(int)c:X4}",
        _ => c.ToString(),
    };

    [GeneratedRegex(@"\A[A-Za-z0-9+/]*={0,2}\z")]
    private static partial Regex Symbols();

    private sealed class RandomWindows(byte[] bytes, FuzzRandom random, int largest) : IByteSource
    {
        private int _position;

        public int Read(byte[] buffer, int offset, int count)
        {
            var taken = Math.Min(Math.Min(count, 1 + random.Below(largest)), bytes.Length - _position);
            bytes.AsSpan(_position, taken).CopyTo(buffer.AsSpan(offset));
            _position += taken;
            return taken;
        }
    }
}
