using NanoLpa.Firmware;
using RadLine;
using Spectre.Console;

namespace NanoLpa.Desktop.Terminal;

/// <summary>A person at a terminal: lines can be edited, and commands called back with the arrow keys.</summary>
/// <remarks>What was typed is remembered in memory only: activation codes hold secrets.</remarks>
internal sealed class EditingTerminal : ITerminal
{
    private const string CommandPrompt = "> ";
    private const int Poll = 100;

    private readonly StyledOutput _output;
    private readonly KeySource _keys = new();
    private readonly OpenLinePrompt _prompt = new();
    private readonly VerbCompletion _completion = new();
    private readonly LineEditor _commands;
    private readonly LineEditor _answers;

    public EditingTerminal(StyledOutput output)
    {
        _output = output;
        _commands = Create(_completion);

        // Answers to questions are no commands to be called back.
        _answers = Create(null);
    }

    /// <summary>How long somebody who has begun a line may rest before the time for it counts as over, in milliseconds.</summary>
    public int TypingPause { get; init; } = 30000;

    public bool IsInteractive => true;

    public bool CanRewriteLine => true;

    /// <summary>Whether a line is waited for, or being typed.</summary>
    public bool IsReading { get; private set; }

    /// <summary>Has the tabulator complete commands.</summary>
    public void Complete(IEnumerable<string> verbs) => _completion.Verbs = [.. verbs];

    public string? ReadLine(int timeoutMilliseconds)
    {
        IsReading = true;
        try
        {
            return Edit(timeoutMilliseconds);
        }
        finally
        {
            IsReading = false;
        }
    }

    public void Write(string text) => _output.Write(text);

    private string? Edit(int timeoutMilliseconds)
    {
        var open = _output.TakeOpenLine();
        var editor = open is CommandPrompt or "" ? _commands : _answers;
        if (open.Length > _output.Editor.Profile.Width / 2)
        {
            _output.Write("\r\n");
            open = "";
        }

        _prompt.Text = open;
        _keys.Begin();
        using var late = new CancellationTokenSource();
        var deadline = Environment.TickCount64 + timeoutMilliseconds;
        var reading = _output.Begin(() => editor.ReadLine(late.Token));
        if (reading is null)
        {
            return null;
        }

        while (Task.WaitAny([reading], Poll) < 0)
        {
            // Nobody is cut off in the middle of a line.
            var now = Environment.TickCount64;
            if (timeoutMilliseconds >= 0 && now >= deadline && (_keys.Count == 0 || now - _keys.Last >= TypingPause))
            {
                late.Cancel();
            }
        }

        if (!reading.IsCanceled)
        {
            var line = reading.GetAwaiter().GetResult();
            if (line is not null || !late.IsCancellationRequested)
            {
                return line;
            }
        }
        else if (_keys.Count > 0)
        {
            // What was begun counts no more; the person shall see that.
            _output.Write("\r\n");
        }

        throw new LpaException(LpaError.UserTimeout);
    }

    private LineEditor Create(ITextCompletion? completion)
    {
        var editor = new LineEditor(_output.Editor, _keys) { Prompt = _prompt, Completion = completion };
        var keys = editor.KeyBindings;
        keys.Remove(ConsoleKey.UpArrow);
        keys.Remove(ConsoleKey.DownArrow);
        keys.Add<PreviousHistoryCommand>(ConsoleKey.UpArrow);
        keys.Add<NextHistoryCommand>(ConsoleKey.DownArrow);
        keys.Add<MoveHomeCommand>(ConsoleKey.A, ConsoleModifiers.Control);
        keys.Add<MoveEndCommand>(ConsoleKey.E, ConsoleModifiers.Control);
        keys.Add(ConsoleKey.D, ConsoleModifiers.Control, () => new EndCommand());
        keys.Add(ConsoleKey.U, ConsoleModifiers.Control, () => new ClearCommand());
        return editor;
    }

    /// <summary>Ctrl+D in an empty line: no more will come.</summary>
    private sealed class EndCommand : LineEditorCommand
    {
        public override void Execute(LineEditorContext context)
        {
            if (context.Buffer.Length == 0)
            {
                context.Submit(SubmitAction.Cancel);
            }
        }
    }

    /// <summary>Ctrl+U: takes the line away.</summary>
    private sealed class ClearCommand : LineEditorCommand
    {
        public override void Execute(LineEditorContext context)
        {
            context.Buffer.Clear(0, context.Buffer.Length);
            context.Buffer.Move(0);
        }
    }

    private sealed class VerbCompletion : ITextCompletion
    {
        public string[] Verbs { get; set; } = [];

        public IEnumerable<string>? GetCompletions(string prefix, string word, string suffix) =>
            string.IsNullOrWhiteSpace(prefix) ? Verbs.Where(v => v.StartsWith(word, StringComparison.Ordinal)) : null;
    }

    /// <summary>What the firmware has written in front of what is typed.</summary>
    private sealed class OpenLinePrompt : ILineEditorPrompt
    {
        public string Text { get; set; } = "";

        public (Markup Markup, int Margin) GetPrompt(ILineEditorState state, int line)
        {
            var text = Text.TrimEnd();
            return (new Markup(Markup.Escape(text), new Style(Color.Yellow)), Text.Length - text.Length);
        }
    }
}
