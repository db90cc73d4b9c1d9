using Spectre.Console;

namespace NanoLpa.Desktop.Terminal;

/// <summary>Where the firmware's texts go.</summary>
internal abstract class TerminalOutput
{
    /// <summary>Whether a line can be written anew in place.</summary>
    public abstract bool CanRewriteLine { get; }

    /// <summary>What stands in the line that was not ended yet.</summary>
    public string OpenLine { get; protected set; } = "";

    /// <summary>Is held while something is written.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>Whether nothing of the firmware's is written any more.</summary>
    protected bool IsClosed { get; private set; }

    /// <summary>Takes nothing of the firmware's any more: what a command that is cut off complains of is only that.</summary>
    public void Close()
    {
        lock (Gate)
        {
            IsClosed = true;
        }
    }

    /// <summary>Begins something that draws by itself, unless nothing is to be drawn any more: then it is null.</summary>
    public T? Begin<T>(Func<T> begin)
        where T : class
    {
        lock (Gate)
        {
            return IsClosed ? null : begin();
        }
    }

    /// <summary>Ends the line that is open, if one is: the shell's prompt is to begin a line of its own.</summary>
    /// <param name="isOpen">Whether a line of somebody else's is.</param>
    public void EndLine(bool isOpen)
    {
        lock (Gate)
        {
            IsClosed = false;
            Write(isOpen || OpenLine.Length > 0 ? "\r\n" : "");
            IsClosed = true;
        }
    }

    /// <summary>Writes a text of the firmware's: a line with CR LF at its end, or a part of one; a CR in front writes the line anew.</summary>
    public abstract void Write(string text);

    /// <summary>The output for a stream of this process: with colours and the like on a terminal that knows them.</summary>
    /// <param name="writer">Standard output or error.</param>
    /// <param name="isRedirected">Whether it is no terminal.</param>
    public static TerminalOutput Of(TextWriter writer, bool isRedirected)
    {
        if (isRedirected)
        {
            return new PlainOutput(writer, isTerminal: false);
        }

        // What NO_COLOR, TERM and the system say is the library's to find out.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        return console.Profile.Capabilities.Ansi && Environment.GetEnvironmentVariable("TERM") is not "dumb"
            ? new StyledOutput(console)
            : new PlainOutput(writer, isTerminal: true);
    }
}
