using System.Text;
using NanoLpa;
using NanoLpa.Desktop.Serial;
using NanoLpa.Quectel;
using NanoLpa.Virtual;

namespace HostTests.Faults;

/// <summary>The library on the virtual board, with time-outs that are as short as the board is quick.</summary>
internal sealed class FaultDevice : IAsyncDisposable
{
    private const int Patience = 15000;
    private const int Impatience = 300;
    private readonly CancellationTokenSource _stop = new();
    private readonly DuplexPipe _pipe = new();
    private readonly StreamLine _line;
    private readonly Task _port;

    public FaultDevice(VirtualBoard board, int attempts)
    {
        _line = new StreamLine(_pipe.First);
        _port = board.Modem.ServeAsync(_pipe.Second, _stop.Token);
        var modem = new QuectelModem(_line);
        modem.At.LongestTimeout = Patience;
        modem.Tls.OpenTimeout = Patience;
        modem.Tls.AnswerTimeout = (int)FaultBench.TimeOut.TotalMilliseconds;
        modem.Tls.SendTimeout = Patience;
        modem.Start(Patience);
        var pem = Encoding.ASCII.GetBytes(board.Pki.ExportCiPem());
        modem.Files.Ensure("ca.pem", pem, pem.Length);
        modem.Tls.CaFile = "ca.pem";
        Modem = modem;
        Esim = new Esim(modem.Card, modem.Https, new DeviceInfo(modem.Imei)) { DownloadAttempts = attempts, RetryPause = 100 };
        Esim.Happened += Hear;
        IsRetrying = attempts > 1;
        IsStarted = true;
    }

    public QuectelModem Modem { get; }

    public Esim Esim { get; }

    /// <summary>Why the last download failed, with what was told of tries before; empty when it did not.</summary>
    public string Error { get; private set; } = "";

    public LpaException? LastError { get; private set; }

    public int Retries { get; private set; }

    /// <summary>Whether what it downloads is tried more than once, and is to be installed.</summary>
    public bool IsRetrying { get; set; }

    /// <summary>Whether the next command is waited for but shortly.</summary>
    public bool IsImpatient
    {
        set => Modem.At.LongestTimeout = value ? Impatience : Patience;
    }

    public bool IsStarted { get; private set; }

    public bool IsOff { get; private set; }

    /// <summary>Downloads.</summary>
    /// <returns>What the callback is told.</returns>
    public Task<int> DownloadAsync(string code)
    {
        var result = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        Error = "";
        Retries = 0;
        Esim.SetCallback(result.SetResult);
        if (Esim.ProfileOta(code, null) != 0)
        {
            throw new InvalidOperationException(Esim.LastError.Message);
        }

        return result.Task;
    }

    /// <summary>Nothing that it says reaches the modem any more, and it hears nothing.</summary>
    public void SwitchOff()
    {
        IsOff = true;
        _line.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _port;
        _line.Dispose();
        _pipe.Dispose();
        _stop.Dispose();
    }

    private void Hear(EsimEvent message)
    {
        if (message.Kind == EsimEventKind.Retry)
        {
            Retries++;
        }

        if (message.Error is { } error)
        {
            LastError = error;
            Error += $"{error.Code}/{error.Detail} in {error.Stage} ";
        }
    }
}
