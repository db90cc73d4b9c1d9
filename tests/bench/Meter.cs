using System.Text;
using NanoLpa.Quectel;

namespace NanoLpa.Bench;

/// <summary>Downloads a profile with the library alone, as the console does, and looks on.</summary>
internal sealed class Meter : IDownloadListener
{
    private const int StartTimeout = 20000;
    private readonly WireTap _tap;
    private readonly QuectelModem _modem;
    private readonly IsdR _isdr;
    private readonly RepeatedDownload _download;
    private int _packageBytes;
    private long _mostLive;

    private Meter(ISerialLine line, string caPem)
    {
        _tap = new WireTap(line);
        _modem = new QuectelModem(_tap);
        _modem.Start(StartTimeout);
        var pem = Encoding.ASCII.GetBytes(caPem);
        _modem.Files.Ensure("ca.pem", pem, pem.Length);
        _modem.Tls.CaFile = "ca.pem";
        _isdr = new IsdR(_modem.Card);

        // One attempt: a download that had to be tried again is no measure.
        _download = new RepeatedDownload(_isdr, new Es9Client(_modem.Https), new DeviceInfo(_modem.Imei), this) { Attempts = 1 };
    }

    /// <summary>Counts what crosses the UART and what is allocated.</summary>
    /// <param name="line">The line to the modem.</param>
    /// <param name="code">The activation code.</param>
    /// <param name="caPem">The root certificate of the server.</param>
    public static Measurement Count(ISerialLine line, string code, string caPem)
    {
        var meter = new Meter(line, caPem);
        meter.ReadEid();
        return meter.Run(code);
    }

    /// <summary>Looks at what is live, before each write to the modem and each read. Nothing else may run in this process.</summary>
    /// <param name="line">The line to the modem.</param>
    /// <param name="warmUp">The activation code of a profile that is downloaded first, so that whatever .NET makes at first use is there.</param>
    /// <param name="code">The activation code.</param>
    /// <param name="caPem">The root certificate of the server.</param>
    public static Measurement Weigh(ISerialLine line, string warmUp, string code, string caPem)
    {
        Count(line, warmUp, caPem);
        var empty = Live();
        var meter = new Meter(line, caPem);
        meter.ReadEid();
        var rest = Live();
        meter._tap.Before = () => meter._mostLive = Math.Max(meter._mostLive, Live());
        var measured = meter.Run(code);
        return measured with { LiveAtRest = rest - empty, LiveDuring = meter._mostLive - rest };
    }

    public void OnStage(LpaStage stage) => _tap.Stage = stage;

    public void OnMetadata(ProfileMetadata metadata)
    {
    }

    public InstallDecision AskInstall(ProfileMetadata profile, bool consentRequired) => InstallDecision.Install;

    public string? AskConfirmationCode() => null;

    public void OnProgress(int loaded, int total) => _packageBytes = total;

    public void OnRetry(int attempt, int attempts, LpaException error)
    {
    }

    private static long Live()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, true);
        return GC.GetTotalMemory(false);
    }

    /// <summary>The console's first command: by which AT commands the card is reached is known behind it.</summary>
    private void ReadEid()
    {
        _isdr.Open();
        GetEid.Call(_isdr, new TlvWriter(64));
        _isdr.Close();
    }

    private Measurement Run(string code)
    {
        _tap.IsOn = _tap.Before is null;
        InstructionCounter.Reset();
        var before = GC.GetAllocatedBytesForCurrentThread() - _tap.Allocated;
        _download.Run(ActivationCode.Parse(code), null);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - _tap.Allocated - before;
        var instructions = InstructionCounter.Read();
        _tap.End();
        if (_download.ReportError is { } error)
        {
            throw error;
        }

        return new Measurement { PackageBytes = _packageBytes, Exchanges = _tap.Exchanges, Allocated = allocated, Instructions = instructions };
    }
}
