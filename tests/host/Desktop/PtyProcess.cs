using System.Diagnostics;
using System.Text;
using NanoLpa.Desktop.Serial;

namespace HostTests.Desktop;

/// <summary>The program at a terminal, as a person sits at one.</summary>
internal sealed class PtyProcess : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly PseudoTerminal _terminal = new();
    private readonly StringBuilder _shown = new();
    private readonly Process _process;
    private int _seen;

    /// <summary>Starts it.</summary>
    /// <param name="redirection">What of it is the terminal, for the shell, where $T is its path.</param>
    /// <param name="environment">NAME=value.</param>
    /// <param name="args">The words of the call.</param>
    /// <param name="prepare">What the shell does before.</param>
    public PtyProcess(string redirection, string[] environment, string[] args, string prepare = "")
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"{prepare} exec \"$0\" \"$@\" {redirection}", .. DesktopProcess.Call, .. args]);
        start.Environment["T"] = _terminal.SlavePath;
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("NO_COLOR");
        foreach (var pair in environment)
        {
            start.Environment[pair.Split('=')[0]] = pair.Split('=')[1];
        }

        _process = Process.Start(start)!;
        _ = Task.Run(ReadAsync);
    }

    /// <summary>All that it showed.</summary>
    public string Shown
    {
        get
        {
            lock (_shown)
            {
                return _shown.ToString();
            }
        }
    }

    /// <summary>Types keys.</summary>
    public async Task TypeAsync(string keys) => await _terminal.Stream.WriteAsync(Encoding.UTF8.GetBytes(keys));

    /// <summary>Waits until a text is shown, behind what was waited for before.</summary>
    public async Task WaitForAsync(string text)
    {
        var end = DateTime.UtcNow + Deadline;
        int at;
        while ((at = Shown.IndexOf(text, _seen, StringComparison.Ordinal)) < 0)
        {
            Assert.True(DateTime.UtcNow < end, $"'{text}' was not shown:\n{Shown}");
            await Task.Delay(20);
        }

        _seen = at + text.Length;
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var late = new CancellationTokenSource(Deadline);
        await _process.WaitForExitAsync(late.Token);
        return _process.ExitCode;
    }

    /// <summary>Sends what Ctrl+C sends: a pseudo-terminal that controls nobody cannot.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("/bin/kill", ["-INT", _process.Id.ToString()]);
        await kill.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _terminal.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[4096];
        var decoder = Encoding.UTF8.GetDecoder();
        var text = new char[buffer.Length];
        int count;
        while ((count = await _terminal.Stream.ReadAsync(buffer)) > 0)
        {
            var length = decoder.GetChars(buffer, 0, count, text, 0);
            lock (_shown)
            {
                _shown.Append(text, 0, length);
            }
        }
    }
}
