using System.Collections.Concurrent;

namespace NanoLpa.Desktop.Terminal;

/// <summary>Lines of standard input, with a deadline.</summary>
/// <remarks>Nothing is read before somebody asks: what a script has there may be meant for the program behind this one.</remarks>
internal sealed class StandardInput(TextReader reader)
{
    private readonly BlockingCollection<string> _lines = new(boundedCapacity: 1);
    private bool _started;

    /// <summary>Reads a line.</summary>
    /// <param name="timeoutMilliseconds">How long to wait; -1 for ever.</param>
    /// <returns>The line; null when no more will come.</returns>
    /// <exception cref="LpaException"><see cref="LpaError.UserTimeout"/>: no line in time.</exception>
    public string? ReadLine(int timeoutMilliseconds)
    {
        if (!_started)
        {
            // Reading cannot be given a deadline, so it is done on a thread that nobody waits for.
            _started = true;
            new Thread(ReadLines) { IsBackground = true, Name = "standard input" }.Start();
        }

        if (_lines.TryTake(out var line, timeoutMilliseconds))
        {
            return line;
        }

        return _lines.IsCompleted ? null : throw new LpaException(LpaError.UserTimeout);
    }

    private void ReadLines()
    {
        try
        {
            // Windows' tools put a byte order mark before what they pipe.
            var isFirst = true;
            while (reader.ReadLine() is { } line)
            {
                _lines.Add(isFirst ? line.TrimStart('\uFEFF') : line);
                isFirst = false;
            }
        }
        catch (IOException)
        {
            // The terminal is gone: no more lines will come.
        }

        _lines.CompleteAdding();
    }
}
