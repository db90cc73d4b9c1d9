using System.Text;
using NanoLpa.Firmware;

namespace NanoLpa.Bench;

/// <summary>Types an activation code into the console, and counts what crosses the UART until the console has nothing to do any more.</summary>
internal sealed class ConsoleMeter : ITerminal
{
    private readonly WireTap _tap;
    private readonly StringBuilder _shown = new();
    private string? _code;

    private ConsoleMeter(WireTap tap, string code)
    {
        _tap = tap;
        _code = code;
    }

    public bool IsInteractive => false;

    public bool CanRewriteLine => false;

    /// <summary>Downloads as somebody at a console does: servers are told by itself what they have to know besides the result.</summary>
    /// <exception cref="InvalidOperationException">The download failed.</exception>
    public static IReadOnlyList<Exchange> Count(BenchBoard board, int size)
    {
        using var line = new SocketLine(board.Port);
        var tap = new WireTap(line);
        var meter = new ConsoleMeter(tap, board.Order(size));
        var app = new FirmwareApp(meter, tap) { CaCertificates = Encoding.ASCII.GetBytes(board.CaPem), DownloadAttempts = 1 };
        var succeeded = app.Run();
        tap.End();
        return succeeded ? tap.Exchanges : throw new InvalidOperationException("the download at the console failed: " + meter._shown);
    }

    public string? ReadLine(int timeoutMilliseconds)
    {
        var line = _code;
        _code = null;
        _tap.IsOn = true;
        return line;
    }

    public void Write(string text) => _shown.Append(text);
}
