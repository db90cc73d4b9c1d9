using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoLpa.Desktop.Serial;
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
    private const int CannotStart = 2;

    /// <summary>Runs the firmware until its console ends.</summary>
    /// <returns>The exit code: 0 when every command succeeded.</returns>
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
            return await run ? 0 : CommandFailed;
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

    private static async Task<bool> RunOnDeviceAsync(DesktopOptions options, X509Certificate2Collection roots, CancellationToken stop)
    {
        using var device = SerialDevice.Open(options.Port!, options.Baud);
        return await RunFirmwareAsync(device, options, roots, null, stop);
    }

    private static async Task<bool> RunVirtualAsync(DesktopOptions options, X509Certificate2Collection roots, CancellationToken stop)
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

    private static async Task<bool> RunFirmwareAsync(
        ISerialLine line, DesktopOptions options, X509Certificate2Collection roots, string? greeting, CancellationToken stop)
    {
        using var trace = options.Trace is null ? null : new FileTrace(options.Trace, options.TraceRaw);
        using var https = options.PcHttps ? new PcHttps(roots) : null;
        var app = new FirmwareApp(new ProcessTerminal(), line)
        {
            CaCertificates = roots.Count == 0 ? null : System.Text.Encoding.ASCII.GetBytes(roots.ExportCertificatePems() + "\n"),
            Https = https,
            Trace = trace,
            SettingsStore = options.Settings is null ? null : new FileSettingsStore(options.Settings.FullName),
            Memory = new ProcessMemory(),
            Greeting = greeting,
        };

        // The console waits for a person in a call that cannot be cancelled; a signal ends the program without it.
        return await Task.Run(app.Run, CancellationToken.None).WaitAsync(stop);
    }

    private static string? Offer(VirtualBoard board)
    {
        var order = board.Smdp?.Orders.FirstOrDefault(o => o.MatchingId == DemoOrders.Plain);
        return order is null ? null : "the virtual SM-DP+ offers: " + board.Smdp!.ActivationCode(order);
    }

    private static void AddRoots(X509Certificate2Collection roots, string file)
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
}
