using System.Text;
using HostTests.Fuzz;
using NanoLpa;

namespace HostTests.Bytes;

/// <summary>The decoder that takes native methods where it can says what .NET's says, wherever the text is cut.</summary>
public class JsonBase64ModelTests
{
    private const int Cases = 6000;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 300)]
    [InlineData(7, 5)]
    [InlineData(40, 40)]
    [InlineData(512, 255)]
    [InlineData(512, 2000)]
    public void Says_what_dotnet_says(int largestWindow, int largestPiece)
    {
        var random = new FuzzRandom((ulong)(1000 * largestWindow + largestPiece));
        var (good, bad) = (0, 0);
        for (var i = 0; i < Cases; i++)
        {
            var sample = Base64Case.Random(random);
            var read = sample.Read(random, largestWindow, largestPiece);
            Assert.True(sample.Expected is null == read is null && (read is null || read.AsSpan().SequenceEqual(sample.Expected)), Encoding.UTF8.GetString(sample.Json));
            (good, bad) = read is null ? (good, bad + 1) : (good + 1, bad);
        }

        Assert.True(good > Cases / 4 && bad > Cases / 4, $"{good} good, {bad} bad");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(512)]
    public void No_byte_that_is_no_symbol_gets_through(int largestWindow)
    {
        var random = new FuzzRandom((ulong)largestWindow);
        var symbols = Encoding.ASCII.GetBytes(Convert.ToBase64String(random.Bytes(300)));
        for (var value = 0; value < 256; value++)
        {
            var isPart = char.IsAsciiLetterOrDigit((char)value) || "+/ \t\r\n\"\\".Contains((char)value);
            for (var place = 0; place < symbols.Length && !isPart; place += place is < 20 or > 370 ? 1 : 13)
            {
                // In the place of a symbol, and between two.
                byte[] replaced = [.. symbols[..place], (byte)value, .. symbols[(place + 1)..]];
                byte[] added = [.. symbols[..place], (byte)value, .. symbols[place..]];
                var isPadding = value == '=' && place == symbols.Length - 1;
                Assert.Equal(isPadding ? 299 : null, new Base64Case(replaced, "").Read(random, largestWindow, 400)?.Length);
                Assert.Null(new Base64Case(added, "").Read(random, largestWindow, 400));
            }
        }
    }

    [Fact]
    public void White_space_may_stand_anywhere()
    {
        var random = new FuzzRandom(1);
        var bytes = random.Bytes(298);
        var symbols = Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes));
        foreach (var space in new[] { " ", "\n", "\r\n", "    ", "\\r\\n", "\\u0020", "\t\t\t\t" })
        {
            for (var place = 0; place <= symbols.Length; place++)
            {
                byte[] json = [.. symbols[..place], .. Encoding.ASCII.GetBytes(space), .. symbols[place..]];
                Assert.Equal(bytes, new Base64Case(json, "").Read(random, 512, 400));
            }
        }
    }

    [Fact]
    public void Nothing_is_taken_behind_padding()
    {
        foreach (var padding in new[] { "=", "==", "====", "=\\u003d" })
        {
            var text = $"\"AAEC{padding}{new string('A', 64)}\"";
            var source = JsonBase64.Open(new JsonReader(new PiecewiseSource(Encoding.ASCII.GetBytes(text), 512)));
            Assert.Equal(3, source.Read(new byte[3], 0, 3));
            Assert.Equal(LpaError.ServerData, Assert.Throws<LpaException>(() => source.Read(new byte[48], 0, 48)).Code);
        }
    }

    [Fact]
    public void A_text_that_is_cut_is_malformed()
    {
        var random = new FuzzRandom(2);
        var symbols = Encoding.ASCII.GetBytes(Convert.ToBase64String(random.Bytes(100)));
        for (var length = 0; length <= symbols.Length; length++)
        {
            var read = new Base64Case(symbols[..length], "").Read(random, 512, 100);
            Assert.Equal(length == symbols.Length ? 100 : length % 4 == 0 ? length / 4 * 3 : null, read?.Length);
        }
    }
}
