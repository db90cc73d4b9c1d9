using System.Collections.Concurrent;
using System.Text;
using NanoLpa;
using NanoLpa.Firmware;

namespace HostTests.EndToEnd;

/// <summary>A terminal at which a person sits: lines come when a test types them, and waiting for one really takes time.</summary>
internal sealed class TypedTerminal : ITerminal
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly BlockingCollection<string> _typed = [];
    private readonly StringBuilder _shown = new();

    public bool IsInteractive => true;

    public bool CanRewriteLine => false;

    public string Text
    {
        get
        {
            lock (_shown)
            {
                return _shown.ToString();
            }
        }
    }

    /// <summary>Types a line.</summary>
    public void Type(string line) => _typed.Add(line);

    /// <summary>Switches the terminal off.</summary>
    public void Close() => _typed.CompleteAdding();

    /// <summary>Waits until a text has been shown.</summary>
    /// <param name="text">The text.</param>
    /// <param name="times">How often.</param>
    public async Task WaitForAsync(string text, int times = 1)
    {
        var end = DateTime.UtcNow + Deadline;
        while (Text.Split(text).Length <= times)
        {
            Assert.True(DateTime.UtcNow < end, $"'{text}' was not shown {times} times:\n{Text}");
            await Task.Delay(20);
        }
    }

    public string? ReadLine(int timeoutMilliseconds)
    {
        if (_typed.TryTake(out var line, timeoutMilliseconds))
        {
            return line;
        }

        return _typed.IsCompleted ? null : throw new LpaException(LpaError.UserTimeout);
    }

    public void Write(string text)
    {
        lock (_shown)
        {
            _shown.Append(text);
        }
    }
}
