using System.Text;
using Microsoft.Win32.SafeHandles;
using NanoLpa.Firmware;

namespace NanoLpa.Desktop.Terminal;

/// <summary>Standard input and output as the firmware's terminal.</summary>
internal sealed class ProcessTerminal(TerminalOutput output) : ITerminal
{
    private readonly StandardInput _input = new(Reader());

    public bool IsInteractive { get; } = !Console.IsInputRedirected;

    public bool CanRewriteLine => output.CanRewriteLine;

    public string? ReadLine(int timeoutMilliseconds) => _input.ReadLine(timeoutMilliseconds);

    public void Write(string text) => output.Write(text);

    // Console.In would edit lines itself, and write its echo to a controlling terminal, which there need not be. The
    // system does both for a terminal on which it is left to.
    private static TextReader Reader() => OperatingSystem.IsWindows() || Console.IsInputRedirected
        ? Console.In
        : new StreamReader(new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read), Encoding.Default);
}
