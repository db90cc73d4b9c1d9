using System.Collections.Concurrent;
using System.Text;
using NanoLpa.Desktop.Serial;
using NanoLpa.Flash;

namespace HostTests.Flash;

/// <summary>The board's console on a pseudo-terminal.</summary>
public class BoardConsoleTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task What_the_board_prints_is_shown_and_what_is_typed_is_sent()
    {
        using var board = new PseudoTerminal();
        using var keyboard = new Keyboard();
        using var screen = new Screen();
        var console = BoardConsole.RunAsync(board.SlavePath, keyboard, screen, CancellationToken.None);

        keyboard.Type("eid");
        var received = new byte[5];
        await board.Stream.ReadExactlyAsync(received).AsTask().WaitAsync(Deadline);
        Assert.Equal("eid\r\n", Encoding.ASCII.GetString(received));

        var name = Encoding.UTF8.GetBytes("Zürich\r\n");
        await board.Stream.WriteAsync(name.AsMemory(0, 2));
        await board.Stream.WriteAsync(name.AsMemory(2));
        var end = DateTime.UtcNow + Deadline;
        while (!screen.Text.Contains("Zürich\r\n") && DateTime.UtcNow < end)
        {
            await Task.Delay(10);
        }

        Assert.Contains("Zürich\r\n", screen.Text);
        keyboard.Type(null);
        await console.WaitAsync(Deadline);
    }

    [Fact]
    public async Task Stopping_ends_it_while_nobody_types()
    {
        using var board = new PseudoTerminal();
        using var keyboard = new Keyboard();
        using var stop = new CancellationTokenSource();
        var console = BoardConsole.RunAsync(board.SlavePath, keyboard, TextWriter.Null, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => console.WaitAsync(Deadline));
        keyboard.Type(null);
    }

    [Fact]
    public async Task A_port_that_is_not_there_is_an_error()
    {
        var failure = await Assert.ThrowsAnyAsync<IOException>(() => BoardConsole.RunAsync("/dev/no-such", TextReader.Null, TextWriter.Null, CancellationToken.None));
        Assert.Contains("/dev/no-such", failure.Message);
    }

    /// <summary>Keeps what it is shown, for another thread.</summary>
    private sealed class Screen : TextWriter
    {
        private readonly StringBuilder _text = new();

        public override Encoding Encoding => Encoding.Unicode;

        public string Text
        {
            get
            {
                lock (_text)
                {
                    return _text.ToString();
                }
            }
        }

        public override void Write(char value)
        {
            lock (_text)
            {
                _text.Append(value);
            }
        }
    }

    /// <summary>Lines that come when they are typed.</summary>
    private sealed class Keyboard : TextReader
    {
        private readonly BlockingCollection<string?> _lines = [];

        public void Type(string? line) => _lines.Add(line);

        public override string? ReadLine() => _lines.Take();
    }
}
