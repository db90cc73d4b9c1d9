using RadLine;

namespace NanoLpa.Desktop.Terminal;

/// <summary>The keyboard, line by line: keys behind the end of a line, pasted with it, are left for the next one.</summary>
internal sealed class KeySource : IInputSource
{
    private bool _ended;

    public bool ByPassProcessing => true;

    /// <summary>How many keys came since <see cref="Begin"/>.</summary>
    public int Count { get; private set; }

    /// <summary>When the last one came, by <see cref="Environment.TickCount64"/>.</summary>
    public long Last { get; private set; }

    /// <summary>Begins a line.</summary>
    public void Begin()
    {
        _ended = false;
        Count = 0;
    }

    public bool IsKeyAvailable() => !_ended && Console.KeyAvailable;

    public ConsoleKeyInfo ReadKey()
    {
        var key = Console.ReadKey(intercept: true);
        if (key.KeyChar == '\n')
        {
            // What is pasted may end its lines like this.
            key = new ConsoleKeyInfo('\r', ConsoleKey.Enter, shift: false, alt: false, control: false);
        }

        _ended = key.Key == ConsoleKey.Enter;
        Last = Environment.TickCount64;
        Count++;
        return key;
    }
}
