using System.Text;
using HostTests.Fuzz;
using NanoLpa.Quectel;

namespace HostTests.Bytes;

/// <summary>What the modem sends is cut into its lines, however long they are and wherever the UART cuts them.</summary>
public class AtLineModelTests
{
    private const int Answers = 400;

    private static readonly string[] s_ends = ["\r\n", "\n", "\r\r\n", "\r\n\r\n", "\r", "\r\n \r\n"];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(1500)]
    public void Lines_are_what_is_between_their_ends(int largest)
    {
        var random = new FuzzRandom((ulong)largest);
        var line = new AnsweringLine(random, largest);
        var at = new AtClient(line);
        for (var i = 0; i < Answers; i++)
        {
            var lines = Enumerable.Range(0, random.Below(6)).Select(_ => Line(random)).ToArray();
            line.Answer = "\r\n" + string.Concat(lines.Select(l => l + random.Of(s_ends))) + "OK\r\n";
            at.Begin("AT+X");
            at.Send(20000);
            foreach (var expected in lines)
            {
                Assert.True(at.ReadBareAnswer());
                Assert.Equal(expected, at.Line.Rest());
            }

            Assert.False(at.ReadBareAnswer());
        }
    }

    [Fact]
    public void Raw_bytes_begin_right_behind_their_line()
    {
        var random = new FuzzRandom(7);
        var line = new AnsweringLine(random, 1500);
        var at = new AtClient(line);
        var read = new byte[1500];
        for (var i = 0; i < Answers; i++)
        {
            // Of bytes that lines consist of and end with.
            var raw = string.Concat(Enumerable.Range(0, 1 + random.Below(1500)).Select(_ => random.Of(["\r", "\n", " ", "x", ">"])));
            line.Answer = $"\r\n+X: {raw.Length}\r\n{raw}\r\n\r\nOK\r\n";
            at.Begin("AT+X");
            at.Send(20000);
            Assert.True(at.ReadAnswer("+X:"u8.ToArray()));
            Assert.Equal(raw.Length, at.Line.Number());
            at.ReadRaw(read, 0, raw.Length);
            Assert.Equal(raw, Encoding.ASCII.GetString(read, 0, raw.Length));
            at.ReadOk();
        }
    }

    [Fact]
    public void Numbers_are_written_as_dotnet_writes_them()
    {
        var writer = new AsciiWriter(new byte[12]);
        int[] large = [99_999, 100_000, 999_999, 1_000_000, 123_456_789, 999_999_999, 1_000_000_000, int.MaxValue];
        foreach (var number in Enumerable.Range(0, 12_000).Concat(large))
        {
            writer.Clear();
            writer.Text("x").Number(number);
            Assert.Equal($"x{number}", Encoding.ASCII.GetString(writer.Buffer, 0, writer.Length));
        }
    }

    private static string Line(FuzzRandom random) =>
        "q" + string.Concat(Enumerable.Range(0, random.Once(2) ? random.Below(900) : random.Below(40)).Select(_ => (char)(random.Once(30) ? 0x80 + random.Below(0x20) : 0x20 + random.Below(0x5F))));

    /// <summary>Answers a command in pieces of random sizes.</summary>
    private sealed class AnsweringLine(FuzzRandom random, int largest) : ISerialLine
    {
        private byte[] _left = [];

        public string Answer { get; set; } = "";

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            var taken = Math.Min(Math.Min(count, 1 + random.Below(largest)), _left.Length);
            _left.AsSpan(0, taken).CopyTo(buffer.AsSpan(offset));
            _left = _left[taken..];
            return taken;
        }

        public void Write(byte[] buffer, int offset, int count) => _left = Encoding.UTF8.GetBytes(Answer);
    }
}
