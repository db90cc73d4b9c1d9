using System.CommandLine;
using System.CommandLine.Parsing;

namespace NanoLpa.Flash;

/// <summary>The options, which are flash.ps1's.</summary>
internal static class FlashCommandLine
{
    private const int Stopped = 1;

    private static readonly Option<string> Board = new("--board") { Description = "esp32 or stm32.", Required = true };
    private static readonly Option<string> Target = new("--target") { Description = "The board's nanoFramework runtime, for example ESP32_PSRAM_REV3." };
    private static readonly Option<string> Port = new("--port") { Description = "Serial port that the board is flashed by, for example COM5 or /dev/ttyUSB0." };
    private static readonly Option<bool> Dfu = new("--dfu") { Description = "Flashes an STM32 by its DFU bootloader." };
    private static readonly Option<bool> Jtag = new("--jtag") { Description = "Flashes an STM32 by JTAG (ST-LINK)." };
    private static readonly Option<string> MsBuild = new("--msbuild") { Description = "MSBuild to use, where none is found." };
    private static readonly Option<string> ProjectSystem = new("--project-system") { Description = "Folder of nanoFramework's project system, where it is not found." };
    private static readonly Option<bool> Console = new("--console") { Description = "Opens the board's console in the end; Ctrl+C leaves it." };
    private static readonly Option<string> ConsolePort = new("--console-port") { Description = "Serial port that the board's console is on." };
    private static readonly Option<bool> WhatIf = new("--what-if") { Description = "Only prints the commands." };

    /// <summary>Reads the command line.</summary>
    public static ParseResult Parse(string[] args)
    {
        var root = new RootCommand("Builds NanoLpa and flashes it onto a board. It is what flash.ps1 calls.")
        {
            Board, Target, Port, Dfu, Jtag, MsBuild, ProjectSystem, Console, ConsolePort, WhatIf,
        };
        root.SetAction(RunAsync);
        return root.Parse(args);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        try
        {
            var options = Options(parsed);
            var output = System.Console.Out;
            await new Flasher(options, new Machine(), new StepRunner(options.Root, output)).RunAsync(stop);
            if (options is { ConsolePort: { } port, WhatIf: false })
            {
                await BoardConsole.RunAsync(port, System.Console.In, output, stop);
            }

            return 0;
        }
        catch (Exception e) when (e is FlashException or IOException or UnauthorizedAccessException)
        {
            await System.Console.Error.WriteLineAsync("error: " + e.Message);
            return Stopped;
        }
        catch (OperationCanceledException)
        {
            return Stopped;
        }
    }

    /// <exception cref="FlashException">They do not go together.</exception>
    private static FlashOptions Options(ParseResult parsed) => new()
    {
        Target = FlashTarget.Find(parsed.GetRequiredValue(Board), parsed.GetValue(Target)),
        Root = FindRoot(),
        Port = parsed.GetValue(Port),
        Dfu = parsed.GetValue(Dfu),
        Jtag = parsed.GetValue(Jtag),
        MsBuild = parsed.GetValue(MsBuild),
        ProjectSystem = parsed.GetValue(ProjectSystem),
        ConsolePort = ConsoleOf(parsed),
        WhatIf = parsed.GetValue(WhatIf),
    };

    private static string? ConsoleOf(ParseResult parsed)
    {
        var port = parsed.GetValue(ConsolePort);
        return port is null && parsed.GetValue(Console)
            ? throw new FlashException("the console has a UART of its own: name its serial port with -ConsolePort (which pins it is on: boards/README.md)")
            : port;
    }

    /// <summary>The project's folder: this program runs from within it.</summary>
    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "nfproj.sln")))
            {
                return folder;
            }
        }

        throw new FlashException("nfproj.sln is in none of the folders above this program");
    }
}
