using System.Text;
using NanoLpa;
using NanoLpa.Desktop.Serial;
using NanoLpa.Quectel;

namespace HostTests.EndToEnd;

/// <summary>The library on the virtual board, without the firmware.</summary>
internal static class EsimBench
{
    /// <summary>Starts the modem, lets a test use it and the eSIM in it, and waits for the end of both.</summary>
    public static async Task UseAsync(this Bench bench, Func<QuectelModem, Esim, Task> use)
    {
        using var pipe = new DuplexPipe();
        using var line = new StreamLine(pipe.First);
        using var stop = new CancellationTokenSource();
        var port = bench.Board.Modem.ServeAsync(pipe.Second, stop.Token);
        var modem = new QuectelModem(line);
        modem.Start(5000);
        var pem = Encoding.ASCII.GetBytes(bench.CaPem);
        modem.Files.Ensure("ca.pem", pem, pem.Length);
        modem.Tls.CaFile = "ca.pem";
        await Task.Run(() => use(modem, new Esim(modem.Card, modem.Https, new DeviceInfo(modem.Imei))));
        await stop.CancelAsync();
        await port;
    }
}
