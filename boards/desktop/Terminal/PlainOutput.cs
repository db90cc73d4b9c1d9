namespace NanoLpa.Desktop.Terminal;

/// <summary>Text and nothing else: for pipes, files, and terminals that know no more.</summary>
internal sealed class PlainOutput(TextWriter writer, bool isTerminal) : TerminalOutput
{
    public override bool CanRewriteLine => isTerminal;

    // A terminal wants CR LF; a file or a pipe wants lines as its system has them.
    public override void Write(string text)
    {
        lock (Gate)
        {
            if (IsClosed)
            {
                return;
            }

            OpenLine = text.EndsWith('\n') ? "" : OpenLine + text;
            writer.Write(isTerminal ? text : text.Replace("\r\n", Environment.NewLine));
            writer.Flush();
        }
    }
}
