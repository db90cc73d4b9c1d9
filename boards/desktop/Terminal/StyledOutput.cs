using Spectre.Console;

namespace NanoLpa.Desktop.Terminal;

/// <summary>A terminal that knows colours and can erase: the firmware's texts as they are, made easier to read.</summary>
internal sealed class StyledOutput : TerminalOutput
{
    private const string EraseToEnd = "\e[K";

    // Lines are not to be broken: people copy from them.
    private const int Endless = 100_000;

    private readonly IAnsiConsole _console;
    private readonly TextWriter _writer;

    public StyledOutput(IAnsiConsole console)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = console.Profile.Out,
            Ansi = AnsiSupport.Yes,
            ColorSystem = (ColorSystemSupport)console.Profile.Capabilities.ColorSystem,
        });
        _console.Profile.Width = Endless;
        _writer = console.Profile.Out.Writer;
        Editor = console;
    }

    public override bool CanRewriteLine => true;

    /// <summary>The console for an editor of lines.</summary>
    public IAnsiConsole Editor { get; }

    public override void Write(string text)
    {
        lock (Gate)
        {
            if (IsClosed)
            {
                return;
            }

            var anew = text.StartsWith('\r') && !text.StartsWith("\r\n", StringComparison.Ordinal);
            if (anew)
            {
                text = text[1..];
                _writer.Write('\r');
                OpenLine = "";
            }

            var ends = text.EndsWith("\r\n", StringComparison.Ordinal);
            var body = ends ? text[..^2] : text;
            if (body.Length > 0)
            {
                var bar = ends ? null : ProgressBar.Of(body, _console.Profile.Capabilities.Unicode, Editor.Profile.Width);
                _console.Write(new Text(body, OpenLine.Length == 0 ? LineStyle.Of(body) : Style.Plain));
                if (bar is not null)
                {
                    _console.Write(new Text(bar, new Style(Color.Green)));
                }
            }

            if (anew)
            {
                _writer.Write(EraseToEnd);
            }

            OpenLine = ends ? "" : OpenLine + body;
            if (ends)
            {
                _writer.Write("\r\n");
            }

            _writer.Flush();
        }
    }

    /// <summary>Takes the line that is open as somebody else's: it will end it.</summary>
    public string TakeOpenLine()
    {
        lock (Gate)
        {
            var line = OpenLine;
            OpenLine = "";
            return line;
        }
    }
}
