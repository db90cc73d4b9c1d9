using System.Diagnostics;
using NanoLpa.Desktop;

namespace HostTests.Desktop;

/// <summary>The program as its users start it: a process of its own.</summary>
internal static class DesktopProcess
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>What a shell has to type to start it.</summary>
    public static string[] Call { get; } = [Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", typeof(DesktopBoard).Assembly.Location];

    /// <summary>Runs it with pipes for standard input and outputs.</summary>
    /// <param name="input">What standard input holds.</param>
    /// <param name="args">The words of the call.</param>
    public static Task<Outcome> RunAsync(string input, params string[] args) => RunAsync(Call[0], [Call[1], .. args], input);

    /// <summary>Runs a script of the shell, in which $0 and $1 start the program.</summary>
    public static Task<Outcome> RunShellAsync(string script, string input, params string[] args) =>
        RunAsync("/bin/sh", ["-c", script, .. Call, .. args], input);

    private static async Task<Outcome> RunAsync(string program, string[] args, string input)
    {
        var start = new ProcessStartInfo(program, args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["TERM"] = "xterm-256color";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var late = new CancellationTokenSource(Deadline);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"it did not end: {await output}\n{await error}");
        }

        return new Outcome(process.ExitCode, await output, await error);
    }
}

/// <summary>How a process ended.</summary>
internal sealed record Outcome(int Code, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Both outputs are text and nothing else.</summary>
    public void AssertPlain() => Assert.DoesNotContain(Output + Error, c => c is '\e' or '\r' && !OperatingSystem.IsWindows());
}
