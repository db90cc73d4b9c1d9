using NanoLpa.Firmware;

namespace NanoLpa.Desktop.Terminal;

/// <summary>The terminal of one command that was given with the call: its answer goes to one output, all else to another.</summary>
/// <param name="answers">Where the command's answer goes.</param>
/// <param name="notices">Where all else goes.</param>
/// <param name="input">What answers questions; null: nobody does.</param>
internal sealed class CommandTerminal(TerminalOutput answers, TerminalOutput notices, TextReader? input) : ITerminal
{
    private const string NobodyAnswers =
        "nobody is asked while a command runs that was given with the call: pipe the answer in, as in: echo yes | nanolpa ...\r\n";

    private readonly StandardInput? _input = input is null ? null : new StandardInput(input);
    private bool _asks;

    /// <summary>Whether the command runs; false unless set.</summary>
    public bool IsAnswering { get; set; }

    public bool IsInteractive => false;

    public bool CanRewriteLine => Output.CanRewriteLine;

    private TerminalOutput Output => IsAnswering ? answers : notices;

    public string? ReadLine(int timeoutMilliseconds)
    {
        if (!IsAnswering || _input is not null)
        {
            return IsAnswering ? _input!.ReadLine(timeoutMilliseconds) : null;
        }

        notices.Write("\r\n" + NobodyAnswers);
        _asks = false;
        return null;
    }

    public void Write(string text)
    {
        // A question stands in a line that is not ended yet. It is no answer, and neither is the end of that line.
        var asks = IsAnswering && !text.EndsWith('\n') && !text.StartsWith('\r');
        var isOfQuestion = asks || (_asks && text == "\r\n");
        _asks = asks;
        (isOfQuestion ? notices : Output).Write(text);
    }
}
