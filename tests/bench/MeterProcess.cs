using System.Diagnostics;
using System.Text.Json;

namespace NanoLpa.Bench;

/// <summary>A download in a process of its own, with a library that counts the IL instructions it runs.</summary>
internal static class MeterProcess
{
    /// <summary>The word that has the program be that process.</summary>
    public const string Verb = "meter";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(4);
    private static readonly Lazy<string> Folder = new(Prepare);

    /// <summary>Starts it and waits for what it tells.</summary>
    public static async Task<Measurement> RunAsync(BenchBoard board, int size)
    {
        var program = Path.Combine(Folder.Value, Path.GetFileName(typeof(MeterProcess).Assembly.Location));
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(host, [program, Verb, board.Port.ToString(), board.Order(4096), board.Order(size)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };

        // Code that is not optimised keeps objects alive that nothing needs any more.
        start.Environment["DOTNET_TieredCompilation"] = "0";
        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(Deadline);
        try
        {
            await process.StandardInput.WriteAsync(board.CaPem.AsMemory(), late.Token);
            process.StandardInput.Close();
            var told = await process.StandardOutput.ReadToEndAsync(late.Token);
            await process.WaitForExitAsync(late.Token);
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize<Measurement>(told)!
                : throw new InvalidOperationException($"the download that is looked at from inside failed: exit code {process.ExitCode}");
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"the download that is looked at from inside took more than {Deadline.TotalMinutes:0} minutes", e);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Is that process.</summary>
    /// <param name="port">TCP port of the modem.</param>
    /// <param name="warmUp">The activation code of the first download, which is not looked at.</param>
    /// <param name="code">The activation code of the second.</param>
    public static void Serve(int port, string warmUp, string code)
    {
        var caPem = Console.In.ReadToEnd();
        using var line = new SocketLine(port);
        Console.Out.Write(JsonSerializer.Serialize(Meter.Weigh(line, warmUp, code, caPem)));
    }

    private static string Prepare()
    {
        var folder = Directory.CreateTempSubdirectory("nanolpa-bench-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, true);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        InstructionCounter.Weave(Path.Combine(folder, Path.GetFileName(typeof(IsdR).Assembly.Location)));
        return folder;
    }
}
