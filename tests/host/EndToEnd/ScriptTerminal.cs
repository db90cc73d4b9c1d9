using System.Text;
using NanoLpa;
using NanoLpa.Firmware;

namespace HostTests.EndToEnd;

/// <summary>A terminal that types the lines of a script and keeps what it is shown.</summary>
internal sealed class ScriptTerminal(params string[] script) : ITerminal
{
    private readonly Queue<string> _script = new(script);
    private readonly StringBuilder _shown = new();

    /// <summary>Whether nobody answers when a question has a deadline.</summary>
    public bool Silent { get; init; }

    /// <summary>Called before a line is read, with the number of those read so far.</summary>
    public Action<int>? BeforeLine { get; init; }

    public bool IsInteractive => false;

    public bool CanRewriteLine { get; init; }

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

    /// <summary>The lines shown so far.</summary>
    public string[] Lines => Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    public string? ReadLine(int timeoutMilliseconds)
    {
        BeforeLine?.Invoke(script.Length - _script.Count);
        if (Silent && timeoutMilliseconds >= 0)
        {
            throw new LpaException(LpaError.UserTimeout);
        }

        return _script.TryDequeue(out var line) ? line : null;
    }

    public void Write(string text)
    {
        lock (_shown)
        {
            _shown.Append(text);
        }
    }
}
