using System.Security.Cryptography;
using System.Text;

namespace HostTests;

/// <summary>Bytes through the modem's TLS sockets, and the messages about them.</summary>
public class ModemTlsDataTests : ModemTlsTestBase
{
    private const string Received = "\r\n+QSSLURC: \"recv\",0\r\n";
    private const string Closed = "\r\n+QSSLURC: \"closed\",0\r\n";

    [Fact]
    public async Task DataGoesBothWays()
    {
        var root = ModemTlsServer.Root();
        await using var server = new ModemTlsServer(ModemTlsServer.Leaf(root, "localhost"), ModemTlsServer.Echo);
        await using var port = await PortAsync(root);
        await OpenAsync(port, "localhost", server.Port, 0, 3);
        await port.OkAsync("AT+QSSLSTATE=1");
        var data = RandomNumberGenerator.GetBytes(100_000);
        var back = new List<byte>();
        for (var at = 0; at < data.Length; at += 1460)
        {
            var piece = data[at..Math.Min(at + 1460, data.Length)];
            await port.SendAsync($"AT+QSSLSEND=3,{piece.Length}\r");
            await ExpectAfterUrcsAsync(port, "\r\n> ");
            await port.SendAsync(piece);
            await ExpectAfterUrcsAsync(port, "\r\nSEND OK\r\n");
            await ReceiveAsync(port, back);
        }

        using var deadline = new CancellationTokenSource(ModemBench.Patience);
        while (back.Count < data.Length && !deadline.IsCancellationRequested)
        {
            await ReceiveAsync(port, back);
        }

        Assert.Equal(data, back);
    }

    /// <summary>Lines beginning with +QSSLURC may come before any answer.</summary>
    private static async Task ExpectAfterUrcsAsync(ModemBench port, string text)
    {
        var head = await port.ReceiveAsync(3);
        while (head[2] == '+')
        {
            await port.ExpectAsync("QSSLURC: \"recv\",3\r\n");
            head = await port.ReceiveAsync(3);
        }

        Assert.Equal(text, Encoding.Latin1.GetString(head) + Encoding.Latin1.GetString(await port.ReceiveAsync(text.Length - 3)));
    }

    private static async Task ReceiveAsync(ModemBench port, List<byte> back)
    {
        await port.SendAsync("AT+QSSLRECV=3,1500\r");
        var line = await port.UntilAsync("+QSSLRECV: ");
        Assert.True(line.Replace("\r\n+QSSLURC: \"recv\",3\r\n", "") == "\r\n+QSSLRECV: ", line);
        var count = int.Parse((await port.UntilAsync("\r\n")).TrimEnd());
        back.AddRange(await port.ReceiveAsync(count));
        await port.ExpectAsync((count > 0 ? "\r\n" : "") + Ok);
    }

    /// <summary>TLS stacks complain about what comes behind the goodbye; the host must not hear of it.</summary>
    [Fact]
    public async Task CloseWhileTheServerStillTalks()
    {
        var root = ModemTlsServer.Root();
        await using var server = new ModemTlsServer(ModemTlsServer.Leaf(root, "localhost"), async (stream, stop) =>
        {
            var words = RandomNumberGenerator.GetBytes(100);
            while (true)
            {
                await stream.WriteAsync(words, stop);
            }
        });
        await using var port = await PortAsync(root);
        for (var i = 0; i < 20; i++)
        {
            await OpenAsync(port, "localhost", server.Port, 0);
            await port.ExpectAsync(Received);
            await port.OkAsync("AT+QSSLCLOSE=0");
        }
    }

    [Fact]
    public async Task UrcOncePerFillingAndClosedAtTheEnd()
    {
        var root = ModemTlsServer.Root();
        var go = new SemaphoreSlim(0);
        await using var server = new ModemTlsServer(ModemTlsServer.Leaf(root, "localhost"), async (stream, stop) =>
        {
            foreach (var word in new[] { "one", "two", "three" })
            {
                await go.WaitAsync(stop);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(word), stop);
            }

            await go.WaitAsync(stop);
        });
        await using var port = await PortAsync(root);
        await OpenAsync(port, "localhost", server.Port, 0);
        go.Release();
        await port.ExpectAsync(Received);
        go.Release();
        await port.SilenceAsync();
        await port.CommandAsync("AT+QSSLRECV=0,4", "\r\n+QSSLRECV: 4\r\nonet\r\n" + Ok);
        await port.CommandAsync("AT+QSSLRECV=0,1500", "\r\n+QSSLRECV: 2\r\nwo\r\n" + Ok);
        await port.CommandAsync("AT+QSSLRECV=0,1500", "\r\n+QSSLRECV: 0\r\n" + Ok);
        go.Release();
        await port.ExpectAsync(Received);
        go.Release();
        await port.ExpectAsync(Closed);
        await port.CommandAsync("AT+QSSLSEND=0,1", "\r\nERROR\r\n");
        await port.CommandAsync("AT+QSSLRECV=0,1500", "\r\n+QSSLRECV: 5\r\nthree\r\n" + Ok);
        await port.SendAsync("AT+QSSLSTATE=0\r");
        Assert.StartsWith($"\r\n+QSSLSTATE: 0,\"SSLClient\",\"127.0.0.1\",{server.Port},", await port.UntilAsync(",4,1,0,0,\"uart1\",0\r\n"));
        await port.ExpectAsync(Ok);
        await OpenAsync(port, "localhost", server.Port, 563);
        await port.OkAsync("AT+QSSLCLOSE=0,10");
        await port.OkAsync("AT+QSSLSTATE");
        await OpenAsync(port, "localhost", server.Port, 0);
        await port.OkAsync("AT+QSSLCLOSE=0");
        await port.SilenceAsync();
    }

    [Fact]
    public async Task FullBufferMakesThePeerWait()
    {
        var root = ModemTlsServer.Root();
        var sent = new TaskCompletionSource();
        await using var server = new ModemTlsServer(ModemTlsServer.Leaf(root, "localhost"), async (stream, stop) =>
        {
            await stream.WriteAsync(new byte[32_000_000], stop);
            sent.SetResult();
        });
        Options.ReceiveBufferSize = 2000;
        await using var port = await PortAsync(root);
        await OpenAsync(port, "localhost", server.Port, 0);
        await port.ExpectAsync(Received);
        await port.SilenceAsync(500);
        Assert.False(sent.Task.IsCompleted);
        await port.SendAsync("AT+QSSLRECV=0,1500\r");
        await port.ExpectAsync("\r\n+QSSLRECV: 1500\r\n");
        Assert.Equal(new byte[1500], await port.ReceiveAsync(1500));
        await port.ExpectAsync("\r\n" + Ok);
        await port.OkAsync("AT+CFUN=0");
        await port.OkAsync("AT+QSSLSTATE");
    }

    [Fact]
    public async Task UrcsGoToThePortThatOpened()
    {
        var root = ModemTlsServer.Root();
        await using var server = new ModemTlsServer(ModemTlsServer.Leaf(root, "localhost"), ModemTlsServer.Echo);
        await using var one = await PortAsync(root);
        await using var two = one.SecondPort();
        await two.CommandAsync("ATE0", "ATE0\r" + Ok);
        await OpenAsync(one, "localhost", server.Port, 0, 0);
        await OpenAsync(two, "localhost", server.Port, 0, 1);
        await two.CommandAsync("AT+QSSLSEND=0,3", "\r\n> ");
        await two.SendAsync("abc");
        await two.ExpectAsync("\r\nSEND OK\r\n");
        await one.ExpectAsync(Received);
        await two.SilenceAsync();
        await two.CommandAsync("AT+QSSLRECV=0,9", "\r\n+QSSLRECV: 3\r\nabc\r\n" + Ok);
    }
}
