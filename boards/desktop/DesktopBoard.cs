using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoLpa.Desktop.Serial;
using NanoLpa.Desktop.Terminal;
using NanoLpa.Firmware;
using NanoLpa.Quectel;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Euicc.Lpm;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Smdp;

namespace NanoLpa.Desktop;

/// <summary>A PC as a board: the firmware, on a serial device or on the virtual board.</summary>
internal static class DesktopBoard
{
    private const int CommandFailed = 1;

    /// <summary>The exit code when no command could be run at all.</summary>
    public const int CannotStart = 2;

    /// <summary>Runs the firmware until its console ends, or the command has run that was given with the call.</summary>
    /// <returns>The exit code: 0 when every command succeeded, 1 when one did not, 2 when none could be run.</returns>
    public static async Task<int> RunAsync(DesktopOptions options, CancellationToken stop)
    {
        try
        {
            var roots = new X509Certificate2Collection();
            if (options.Ca is not null)
            {
                AddRoots(roots, options.Ca.FullName);
            }

            var run = options.Port is null ? RunVirtualAsync(options, roots, stop) : RunOnDeviceAsync(options, roots, stop);
            return await run;
        }
        catch (OperationCanceledException)
        {
            return CommandFailed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or PkiException or PlatformNotSupportedException or ArgumentException)
        {
            await Console.Error.WriteLineAsync("error: " + e.Message);
            return CannotStart;
        }
    }

    private static async Task<int> RunOnDeviceAsync(DesktopOptions options, X509Certificate2Collection roots, CancellationToken stop)
    {
        using var device = SerialDevice.Open(options.Port!, options.Baud);
        var code = await RunFirmwareAsync(device, options, roots, null, stop);
        if (code == CannotStart)
        {
            await Console.Error.WriteLineAsync("a Quectel has several ports; --list-ports tells which is for AT commands");
        }

        return code;
    }

    private static async Task<int> RunVirtualAsync(DesktopOptions options, X509Certificate2Collection roots, CancellationToken stop)
    {
        await using var board = await VirtualBoard.StartAsync(new VirtualBoardOptions
        {
            PkiDirectory = options.Ci?.FullName,
            SmdpPort = options.SmdpPort,
            SmdsPort = options.SmdsPort,
            ServersAreConfigured = !options.LpmCard,
            Euicc = options.LpmCard ? OmniSim.Options() : new EuiccOptions(),
        });
        roots.Add(board.Pki.Ci.Certificate);

        using var pipe = new DuplexPipe();
        using var line = new StreamLine(pipe.First);
        using var exposed = options.ExposeModem is null ? null : new PseudoTerminal();
        exposed?.LinkAt(options.ExposeModem!);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var ports = new List<Task> { board.Modem.ServeAsync(pipe.Second, ended.Token) };
        if (exposed is not null)
        {
            ports.Add(board.Modem.ServeAsync(exposed.Stream, ended.Token));
        }

        try
        {
            return await RunFirmwareAsync(line, options, roots, options.LpmCard ? null : Offer(board), stop);
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(ports);
        }
    }

    private static async Task<int> RunFirmwareAsync(
        ISerialLine line, DesktopOptions options, X509Certificate2Collection roots, string? greeting, CancellationToken stop)
    {
        var output = TerminalOutput.Of(Console.Out, Console.IsOutputRedirected);
        using var trace = options.Trace is null ? null : new FileTrace(options.Trace, options.TraceRaw);
        using var https = new PcHttps();
        var command = options.Command.Length == 0 ? null : ForCommand(output);
        var editing = command is null && !Console.IsInputRedirected && output is StyledOutput styled ? new EditingTerminal(styled) : null;
        var app = new FirmwareApp(command ?? editing ?? (ITerminal)new ProcessTerminal(output), line)
        {
            CaCertificates = roots.Count == 0 ? null : System.Text.Encoding.ASCII.GetBytes(roots.ExportCertificatePems() + "\n"),
            Network = https,
            PrefersNetwork = options.PcHttps,
            Trace = trace,
            SettingsStore = options.Settings is null ? null : new FileSettingsStore(options.Settings.FullName),

            // Most often the modem's own USB port, or in memory: no speed holds them up, and AT+IPR would set that of another port.
            RaisesSpeed = false,
            Greeting = greeting,
            Json = options.Json,
            AsksToTryAgain = command is null,
        };

        // Before the line to the modem is closed, which a command that runs would complain of.
        await using var closing = stop.Register(output.Close);
        try
        {
            // The console waits for a person in a call that cannot be cancelled; a signal ends the program without it.
            return await Task.Run(() => Run(app, command, editing, options.Command), CancellationToken.None).WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            output.EndLine(editing?.IsReading == true);
            throw;
        }
    }

    private static int Run(FirmwareApp app, CommandTerminal? terminal, EditingTerminal? editing, string[] command)
    {
        if (app.Start() is not { } console)
        {
            return CannotStart;
        }

        console.Add(new QrCommand());
        editing?.Complete(console.Commands.Select(c => c.Name));
        return (terminal is null ? console.Run() : RunCommand(console, terminal, command)) ? 0 : CommandFailed;
    }

    /// <summary>Runs a command, and tells servers what it has made; what was pending before is left alone, for a script asks for one thing.</summary>
    private static bool RunCommand(LpaConsole console, CommandTerminal terminal, string[] command)
    {
        console.Reporter.Rest();
        terminal.IsAnswering = true;
        var succeeded = console.Execute(command);
        terminal.IsAnswering = false;
        if (console.Reporter.IsExpecting)
        {
            console.Reporter.Run();
        }

        return succeeded;
    }

    private static CommandTerminal ForCommand(TerminalOutput output) =>
        new(output, TerminalOutput.Of(Console.Error, Console.IsErrorRedirected), Console.IsInputRedirected ? Console.In : null);

    private static string? Offer(VirtualBoard board)
    {
        var order = board.Smdp?.Orders.FirstOrDefault(o => o.MatchingId == DemoOrders.Plain);
        return order is null ? null : "the virtual SM-DP+ offers: " + board.Smdp!.ActivationCode(order);
    }

    private static void AddRoots(X509Certificate2Collection roots, string file)
    {
        try
        {
            if (File.ReadAllText(file, System.Text.Encoding.Latin1).Contains("-----BEGIN CERTIFICATE-----"))
            {
                roots.ImportFromPemFile(file);
            }
            else
            {
                roots.Add(X509CertificateLoader.LoadCertificateFromFile(file));
            }
        }
        catch (CryptographicException e)
        {
            throw new IOException($"{file} is no certificate, or a damaged one", e);
        }
    }
}
