using System.Collections.Concurrent;
using NanoLpa.Firmware;

namespace NanoLpa.Desktop;

/// <summary>Standard input and output as the firmware's terminal.</summary>
internal sealed class ProcessTerminal : ITerminal
{
    private readonly BlockingCollection<string> _lines = new(boundedCapacity: 1);

    public ProcessTerminal()
    {
        // Reading standard input cannot be given a deadline, so it is done on a thread that nobody waits for.
        new Thread(ReadLines) { IsBackground = true, Name = "standard input" }.Start();
    }

    public bool IsInteractive { get; } = !Console.IsInputRedirected;

    public bool CanRewriteLine { get; } = !Console.IsOutputRedirected;

    public string? ReadLine(int timeoutMilliseconds)
    {
        if (_lines.TryTake(out var line, timeoutMilliseconds))
        {
            return line;
        }

        return _lines.IsCompleted ? null : throw new LpaException(LpaError.UserTimeout);
    }

    // A terminal wants CR LF; a file or a pipe wants lines as its system has them.
    public void Write(string text) => Console.Out.Write(CanRewriteLine ? text : text.Replace("\r\n", Environment.NewLine));

    private void ReadLines()
    {
        while (Console.In.ReadLine() is { } line)
        {
            _lines.Add(line);
        }

        _lines.CompleteAdding();
    }
}
