using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoLpa;
using NanoLpa.Http;

namespace HostTests.Http;

/// <summary>HTTPS over the board's own network: the device's sources against a TLS server.</summary>
public class BoardHttpsTests
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
    private const string Chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static readonly X509Certificate2 s_root = ModemTlsServer.Root();

    private static byte[] Pem(params X509Certificate2[] roots) =>
        Encoding.ASCII.GetBytes(string.Concat(roots.Select(r => r.ExportCertificatePem() + "\n")));

    private static ModemTlsServer Serve(HttpScript script, X509Certificate2? certificate = null) =>
        new(certificate ?? ModemTlsServer.Leaf(s_root, "localhost"), script.ServeAsync);

    private static BoardHttps Client(INetworkLink? link = null) => new(link) { CaCertificates = Pem(s_root) };

    private static HttpsRequest Request(int port, string body = "{\"a\":1}", string host = "localhost") => new()
    {
        Host = host,
        Port = port,
        Path = "/gsma/rsp2/es9plus/initiateAuthentication",
        ContentType = "application/json",
        AdminProtocol = "gsma/rsp/v2.2.2",
        UserAgent = "gsma-rsp-lpad",
        Body = Encoding.ASCII.GetBytes(body),
        BodyLength = body.Length,
    };

    private static string ReadAll(IHttpsClient https)
    {
        var text = new StringBuilder();
        var buffer = new byte[7];
        int count;
        while ((count = https.Read(buffer, 0, buffer.Length)) > 0)
        {
            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        return text.ToString();
    }

    private static LpaException Fails(Action action) => Assert.Throws<LpaException>(action);

    [Fact]
    public async Task Requests_carry_the_headers_of_SGP22_and_share_a_connection()
    {
        var script = new HttpScript(Answer + "first", Chunked + "3\r\nsec\r\n3\r\nond\r\n0\r\nTrailer: x\r\n\r\n", "HTTP/1.1 204 No Content\r\n\r\n", Answer + "forth");
        await using var server = Serve(script);
        var https = Client();
        Assert.Equal(200, https.Post(Request(server.Port)));
        Assert.Equal("first", ReadAll(https));
        Assert.Equal(200, https.Post(Request(server.Port)));
        Assert.Equal("second", ReadAll(https));
        Assert.Equal(204, https.Post(Request(server.Port)));
        Assert.Equal("", ReadAll(https));
        Assert.Equal(200, https.Post(Request(server.Port, "")));
        Assert.Equal("forth", ReadAll(https));
        https.Close();

        Assert.Equal(["localhost"], server.Names);
        Assert.Equal(
            $"POST /gsma/rsp2/es9plus/initiateAuthentication HTTP/1.1\r\nHost: localhost:{server.Port}\r\nUser-Agent: gsma-rsp-lpad\r\n"
            + "X-Admin-Protocol: gsma/rsp/v2.2.2\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}",
            script.Requests.First());
    }

    [Fact]
    public async Task What_is_left_of_an_answer_is_dropped_and_the_connection_kept()
    {
        var script = new HttpScript("HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\n" + new string('x', 20000), Answer + "after");
        await using var server = Serve(script);
        var https = Client();
        https.Post(Request(server.Port));
        Assert.Equal(3, https.Read(new byte[3], 0, 3));
        https.Post(Request(server.Port));
        Assert.Equal("after", ReadAll(https));
        https.Close();
        Assert.Single(server.Names);
    }

    [Theory]
    [InlineData(Answer + "first" + HttpScript.Hangup)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nfirst" + HttpScript.Hangup)]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nfirst" + HttpScript.Hangup)]
    public async Task A_kept_connection_that_the_server_closed_is_opened_anew(string first)
    {
        var script = new HttpScript(first, Answer + "again");
        await using var server = Serve(script);
        var https = Client();
        https.Post(Request(server.Port));
        Assert.Equal("first", ReadAll(https));
        https.Post(Request(server.Port, "{\"b\":2}"));
        Assert.Equal("again", ReadAll(https));
        https.Close();
        Assert.Equal(2, server.Names.Count);
        Assert.EndsWith("{\"b\":2}", script.Requests.Last());
    }

    [Fact]
    public async Task Another_server_gets_a_connection_of_its_own()
    {
        await using var one = Serve(new HttpScript(Answer + "one 1", Answer + "one 2"));
        await using var two = Serve(new HttpScript(Answer + "two 1"));
        var https = Client();
        foreach (var (server, text) in new[] { (one, "one 1"), (two, "two 1"), (one, "one 2") })
        {
            https.Post(Request(server.Port));
            Assert.Equal(text, ReadAll(https));
        }

        https.Close();
        Assert.Equal(2, one.Names.Count);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort" + HttpScript.Hangup)]
    [InlineData(Chunked + "20\r\nshort" + HttpScript.Hangup)]
    [InlineData(Chunked + "5\r\nshort\r\n" + HttpScript.Hangup)]
    public async Task A_body_that_ends_early_is_no_whole_one(string answer)
    {
        await using var server = Serve(new HttpScript(answer));
        var https = Client();
        Assert.Equal(200, https.Post(Request(server.Port)));
        Assert.Equal(LpaError.ConnectionClosed, Fails(() => ReadAll(https)).Code);
    }

    [Theory]
    [InlineData("FTP/1.1 200 OK\r\n\r\n", LpaError.HttpFormat)]
    [InlineData(HttpScript.Hangup, LpaError.ConnectionClosed)]
    public async Task An_answer_that_is_none_says_what_it_is(string answer, LpaError code)
    {
        await using var server = Serve(new HttpScript(answer));
        Assert.Equal(code, Fails(() => Client().Post(Request(server.Port))).Code);
    }

    [Fact]
    public async Task Several_roots_are_all_trusted_and_change_with_the_next_connection()
    {
        await using var server = Serve(new HttpScript(Answer + "first", Answer + "again"));
        var https = Client();
        https.CaCertificates = Pem(ModemTlsServer.Root("CN=One"), s_root, ModemTlsServer.Root("CN=Three"));
        https.Post(Request(server.Port));
        https.Close();
        https.CaCertificates = Pem(ModemTlsServer.Root("CN=One"));
        Assert.Equal(LpaError.TlsRefused, Fails(() => https.Post(Request(server.Port))).Code);
        https.CaCertificates = null;
        Assert.Equal(LpaError.TlsRefused, Fails(() => https.Post(Request(server.Port))).Code);
        https.CaCertificates = Encoding.ASCII.GetBytes("no certificate");
        Assert.Equal(LpaError.TlsRefused, Fails(() => https.Post(Request(server.Port))).Code);
        https.CaCertificates = Pem(s_root);
        https.Post(Request(server.Port));
        Assert.Equal("again", ReadAll(https));
        https.Close();
    }

    [Theory]
    [InlineData("other.example.com", 100)]
    [InlineData("localhost", -1)]
    public async Task A_certificate_of_another_name_or_time_is_refused(string host, int validDays)
    {
        var script = new HttpScript(Answer + "never");
        await using var server = Serve(script, ModemTlsServer.Leaf(s_root, host, validDays));
        Assert.Equal(LpaError.TlsRefused, Fails(() => Client().Post(Request(server.Port))).Code);
        Assert.Empty(script.Requests);
    }

    [Fact]
    public void What_cannot_be_reached_says_why()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var nobody = ((IPEndPoint)listener.LocalEndPoint!).Port;
        var refused = Fails(() => Client().Post(Request(nobody)));
        Assert.Equal(LpaError.ConnectFailed, refused.Code);
        Assert.Equal((int)SocketError.ConnectionRefused, refused.Detail);
        Assert.Equal(LpaError.HostNotFound, Fails(() => Client().Post(Request(443, host: "no-such-host.invalid"))).Code);
        Assert.Equal(LpaError.InvalidArgument, Fails(() => Client().Post(Request(70000))).Code);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_a_connection_has_a_deadline()
    {
        var failure = await Task.Run(() =>
        {
            NanoNet.Socket.IsUnanswered = true;
            try
            {
                var https = Client();
                https.ConnectTimeout = 200;
                return Fails(() => https.Post(Request(443)));
            }
            finally
            {
                NanoNet.Socket.IsUnanswered = false;
            }
        }).WaitAsync(ModemBench.Patience);
        Assert.Equal(LpaError.NetworkTimeout, failure.Code);
    }

    [Fact]
    public async Task A_server_that_never_ends_the_handshake_has_a_deadline()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var https = Client();
        https.ConnectTimeout = 1000;
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var failure = await Task.Run(() => Fails(() => https.Post(Request(port)))).WaitAsync(ModemBench.Patience);
        Assert.Equal(LpaError.NetworkTimeout, failure.Code);
    }

    [Theory]
    [InlineData(HttpScript.Silence)]
    [InlineData(Answer + "fir" + HttpScript.Silence)]
    public async Task A_server_that_falls_silent_has_a_deadline(string answer)
    {
        await using var server = Serve(new HttpScript(answer));
        var https = Client();
        https.AnswerTimeout = 300;
        Assert.Equal(LpaError.NetworkTimeout, Fails(() =>
        {
            https.Post(Request(server.Port));
            ReadAll(https);
        }).Code);
    }

    [Fact]
    public async Task The_network_is_brought_up_before_each_connection_and_only_then()
    {
        await using var server = Serve(new HttpScript(Answer + "first", Answer + "again"));
        var link = new Link();
        var https = Client(link);
        https.Post(Request(server.Port));
        https.Post(Request(server.Port));
        Assert.Equal(1, link.Asked);
        https.Close();
        link.IsDown = true;
        var failure = Fails(() => https.Post(Request(server.Port)));
        Assert.Equal((LpaError.NoNetwork, -4), (failure.Code, failure.Detail));
        Assert.Single(server.Names);
    }

    private sealed class Link : INetworkLink
    {
        public int Asked { get; private set; }

        public bool IsDown { get; set; }

        public void Ensure()
        {
            Asked++;
            if (IsDown)
            {
                throw new LpaException(LpaError.NoNetwork, -4);
            }
        }
    }
}
