using System.Text;
using NanoLpa;
using NanoLpa.Quectel;
using Xunit.Abstractions;

namespace HostTests.Fuzz;

/// <summary>TLS sockets of a modem that says anything, and HTTP that is none.</summary>
public class HttpFuzzTests(ITestOutputHelper output) : FuzzTestBase(output)
{
    private const string Ok = RandomAt.Ok;
    private const string Next = RandomAt.Next;

    private static readonly byte[] s_content = [0x12, 0x34, 0x0D, 0x0A, 0xFF];

    private static readonly string[] s_http =
    [
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n12345",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive, close\r\n\r\n3;x=y\r\nabc\r\n0A\r\n0123456789\r\n0\r\nT: v\r\n\r\n",
        "\r\nHTTP/1.0 404 Not Found\r\nX-Long: " + new string('x', 1500) + "\r\n\r\nto the end",
        "HTTP/1.1 204 No Content\r\n\r\n",
    ];

    private static readonly string s_open = Ok + Next + string.Concat(Enumerable.Repeat(Ok + Next, 7)) + Ok + "\r\n+QSSLOPEN: 0,0\r\n" + Next;

    private static readonly string s_exchange = s_open + "\r\n> " + Next + "\r\nSEND OK\r\n+QSSLURC: \"recv\",0\r\n" + Next
        + "\r\n+QSSLRECV: 5\r\nHello\r\n\r\nOK\r\n" + Next + "\r\n+QSSLRECV: 0\r\n\r\nOK\r\n+QSSLURC: \"closed\",0\r\n" + Next + Ok;

    private static readonly FuzzTarget[] s_targets =
    [
        RandomAt.Target("TlsSocket", UseSocket, s_exchange, s_open.Replace("0,0", "0,566")),
        RandomAt.Target("ModemHttps", UseHttps, [.. s_http.Select(http => s_exchange.Replace(" 5\r\nHello", $" {http.Length}\r\n{http}"))]),
        new("HttpReader", ReadHttp, FuzzSamples.Led(FuzzSamples.Texts(s_http), [0xFF], [0x01], [0x06]), Http),
    ];

    public static TheoryData<string> Names { get; } = new(s_targets.Select(target => target.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task Survives(string name) => FuzzAsync(s_targets.Single(target => target.Name == name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Still_survives_what_broke_it(string name) => Replay(s_targets.Single(target => target.Name == name));

    private static void UseSocket(HostileLine line)
    {
        TlsSocket socket = new(RandomAt.Client(line), new TlsSettings { CaFile = "ca.pem" });
        try
        {
            socket.Open("smdp.example.com", 443);
            socket.Write(s_content, 2, s_content, s_content.Length);
            byte[] bytes = new byte[100];
            int n;
            while ((n = socket.Read(bytes, 0, bytes.Length)) > 0)
            {
                Assert.InRange(n, 1, bytes.Length);
            }
        }
        finally
        {
            socket.Close();
        }
    }

    private static void UseHttps(HostileLine line)
    {
        ModemHttps https = new(RandomAt.Client(line), new TlsSettings { CaFile = "ca.pem" });
        try
        {
            Assert.InRange(https.Post(new HttpsRequest { Host = "a", Port = 443, Path = "/", Body = s_content, BodyLength = 0 }), 200, 999);
            ReadToEnd(https);
        }
        finally
        {
            https.Close();
        }
    }

    private static void ReadHttp(byte[] input)
    {
        HttpReader reader = new(new PiecewiseSource(input.AsMemory(Math.Min(1, input.Length)), input.Length == 0 ? 1 : input[0]), new byte[1024]);
        Assert.InRange(reader.ReadHead(), 200, 999);
        Assert.InRange(ReadToEnd(reader), 0, input.Length);
    }

    private static int ReadToEnd(IByteSource source)
    {
        byte[] piece = new byte[200];
        int total = 0;
        int n;
        while ((n = source.Read(piece, 0, piece.Length)) > 0)
        {
            total += n;
        }

        return total;
    }

    private static byte[] Http(FuzzRandom random)
    {
        string[] words =
        [
            "HTTP/1.1 200 OK\r\n", "HTTP/1.1 ", "100", "101", "99999", "\r\n", "\r\n\r\n", "Content-Length: ", "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: gzip\r\n", "Connection: close\r\n",
            "-1", "0", "5", "FFFFFFFF", "7fffffff", "100000000000", "00000005", " 5", "0x5", "5;a=b\r\n", "5\r\nabcde\r\n", "0\r\n\r\n", "0\r\n", ":", " : x\r\n", "\t", "\0", "é", "X: ", "\n", "\r",
        ];
        StringBuilder text = new(random.Once(3) ? "" : "HTTP/1.1 200 OK\r\n");
        for (int left = random.Below(30); left > 0; left--)
        {
            text.Append(random.Of(words));
        }

        if (random.Once(50))
        {
            text.Insert(random.Below(text.Length + 1), new string((char)random.Byte(), random.Once(10) ? 30_000 : 2000));
        }

        return [random.Byte(), .. Encoding.Latin1.GetBytes(text.ToString())];
    }
}
