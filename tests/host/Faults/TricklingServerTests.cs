using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoLpa;
using NanoLpa.Desktop;
using NanoLpa.Desktop.Serial;
using NanoLpa.Http;
using NanoLpa.Quectel;
using NanoLpa.Virtual.Modem;

namespace HostTests.Faults;

/// <summary>A server that sends a byte now and then and never ends: it does not hold the device, over whatever network.</summary>
public class TricklingServerTests
{
    private const string Host = "smdp.example.com";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nX-Endless: ", "a")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "x")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", "x")]
    [InlineData("", "HTTP/1.1 100 Continue\r\n\r\n")]
    public async Task Is_given_up_and_the_next_server_is_heard(string start, string more)
    {
        using var root = ModemTlsServer.Root();
        await using var server = new ModemTlsServer(ModemTlsServer.Leaf(root), (stream, stop) => ServeAsync(stream, start, more, stop));
        var options = new ModemOptions();
        options.HostMap[Host] = new IPEndPoint(IPAddress.Loopback, server.Port);
        await using var virtualModem = new VirtualModem(options);
        using var pipe = new DuplexPipe();
        using var line = new StreamLine(pipe.First);
        using var stop = new CancellationTokenSource();
        var port = virtualModem.ServeAsync(pipe.Second, stop.Token);
        var modem = new QuectelModem(line);
        modem.Start(10000);
        var pem = Encoding.ASCII.GetBytes(root.ExportCertificatePem());
        modem.Files.Upload("ca.pem", pem, pem.Length);
        modem.Tls.CaFile = "ca.pem";
        modem.Tls.AnswerTimeout = 1500;
        modem.Tls.LeastRate = 20000;

        var clock = Stopwatch.StartNew();
        var error = await Task.Run(() => Assert.Throws<LpaException>(() => Read(modem.Https, "/trickle"))).WaitAsync(Deadline);
        Assert.Equal(LpaError.NetworkTimeout, error.Code);
        Assert.True(clock.ElapsedMilliseconds >= modem.Tls.AnswerTimeout / 2, $"{clock.ElapsedMilliseconds} ms");

        Assert.Equal("good", await Task.Run(() => Read(modem.Https, "/good")).WaitAsync(Deadline));
        await stop.CancelAsync();
        await port;
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nX-Endless: ", "a")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "x")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n")]
    public async Task Is_given_up_on_the_pc_s_network_too(string start, string more)
    {
        using var root = ModemTlsServer.Root();
        await using var server = new ModemTlsServer(ModemTlsServer.Leaf(root, "localhost"), (stream, stop) => ServeAsync(stream, start, more, stop));
        using var https = new PcHttps { CaCertificates = Pem(root), AnswerTimeout = TimeSpan.FromSeconds(1.5), LeastRate = 20000 };
        var error = await Task.Run(() => Assert.Throws<LpaException>(() => Read(https, "/trickle", "localhost", server.Port))).WaitAsync(Deadline);
        Assert.Equal(LpaError.NetworkTimeout, error.Code);
        Assert.Equal("good", await Task.Run(() => Read(https, "/good", "localhost", server.Port)).WaitAsync(Deadline));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nX-Endless: ", "a")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "x")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n")]
    public async Task Is_given_up_on_the_board_s_network_too(string start, string more)
    {
        using var root = ModemTlsServer.Root();
        await using var server = new ModemTlsServer(ModemTlsServer.Leaf(root, "localhost"), (stream, stop) => ServeAsync(stream, start, more, stop));
        var https = new BoardHttps(null) { CaCertificates = Pem(root), AnswerTimeout = 1500, LeastRate = 20000 };
        var error = await Task.Run(() => Assert.Throws<LpaException>(() => Read(https, "/trickle", "localhost", server.Port))).WaitAsync(Deadline);
        Assert.Equal(LpaError.NetworkTimeout, error.Code);
        Assert.Equal("good", await Task.Run(() => Read(https, "/good", "localhost", server.Port)).WaitAsync(Deadline));
        https.Close();
    }

    private static byte[] Pem(X509Certificate2 root) => Encoding.ASCII.GetBytes(root.ExportCertificatePem());

    private static string Read(IHttpsClient https, string path, string host = Host, int port = 443)
    {
        var request = new HttpsRequest
        {
            Host = host, Port = port, Path = path, ContentType = "application/json", AdminProtocol = "gsma/rsp/v2.2.2",
            UserAgent = "gsma-rsp-lpad", Body = [0x20], BodyLength = 1,
        };
        Assert.Equal(200, https.Post(request));
        var text = new StringBuilder();
        var buffer = new byte[100];
        int taken;
        while ((taken = https.Read(buffer, 0, buffer.Length)) > 0)
        {
            text.Append(Encoding.Latin1.GetString(buffer, 0, taken));
        }

        return text.ToString();
    }

    private static async Task ServeAsync(SslStream stream, string start, string more, CancellationToken stop)
    {
        var request = "";
        var buffer = new byte[1000];
        while (!request.EndsWith("\r\n\r\n ", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer, stop);
            if (count == 0)
            {
                return;
            }

            request += Encoding.Latin1.GetString(buffer, 0, count);
        }

        if (request.StartsWith("POST /good ", StringComparison.Ordinal))
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood"u8.ToArray(), stop);
            return;
        }

        await stream.WriteAsync(Encoding.Latin1.GetBytes(start), stop);
        for (var i = 0; ; i++)
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(more, i % more.Length, 1), stop);
            await Task.Delay(10, stop);
        }
    }
}
