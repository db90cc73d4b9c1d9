using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace NanoLpa.Flash;

/// <summary>Runs commands, and shows what they print.</summary>
internal class StepRunner(string folder, TextWriter output)
{
    /// <summary>Where it is all shown.</summary>
    public TextWriter Output => output;

    /// <summary>Runs a command to its end.</summary>
    /// <returns>Whether its exit code was 0, and what it has printed.</returns>
    /// <exception cref="FlashException">It cannot be started, or does not end.</exception>
    public virtual async Task<(bool Succeeded, string Printed)> RunAsync(Step step, CancellationToken stop)
    {
        var start = new ProcessStartInfo(step.Program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in step.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            return await WatchAsync(process, step, stop);
        }
        catch (Win32Exception e)
        {
            throw new FlashException($"{step.Program} cannot be started: {e.Message}");
        }
    }

    private async Task<(bool Succeeded, string Printed)> WatchAsync(Process process, Step step, CancellationToken stop)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(TimeSpan.FromMinutes(step.Minutes));
        var printed = new StringBuilder();
        try
        {
            await Task.WhenAll(ShowAsync(process.StandardOutput), ShowAsync(process.StandardError));
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode == 0, printed.ToString());
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new FlashException($"{step.Title}: no end after {step.Minutes} minutes");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        async Task ShowAsync(StreamReader from)
        {
            while (await from.ReadLineAsync(deadline.Token) is { } line)
            {
                lock (printed)
                {
                    printed.AppendLine(line);
                    output.WriteLine("  " + line);
                }
            }
        }
    }
}
