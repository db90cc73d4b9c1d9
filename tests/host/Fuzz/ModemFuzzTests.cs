using System.Text;
using NanoLpa;
using NanoLpa.Quectel;
using Xunit.Abstractions;

namespace HostTests.Fuzz;

/// <summary>A modem that garbles, cuts and babbles; and HTTP that is none.</summary>
public class ModemFuzzTests(ITestOutputHelper output) : FuzzTestBase(output)
{
    private const string Ok = "\r\nOK\r\n";
    private const string Next = "\u001e";

    private static readonly byte[] s_channel = [0x00, 0x70, 0x00, 0x00, 0x01];

    private static readonly byte[] s_select = [0x01, 0xA4, 0x04, 0x00, 0x10, .. IsdR.StandardAid];

    private static readonly byte[] s_command = [0x81, 0xE2, 0x91, 0x00, 0x03, 0xBF, 0x2E, 0x00];

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
        Target("AtClient", UseClient, Ok + Next + "\r\n+X: 1,\"a\"\r\n" + Ok + Next + "\r\nabc\r\n" + Ok + Next + "\r\n> " + Next + "\r\nCONNECT\r\n" + Next + Ok + Next + "\r\n+R: 3\r\nabc" + Ok),
        Target("CsimCard", line => new CsimCard(Client(line)).Transmit(s_command, s_command.Length, new byte[262]),
            "AT+CSIM=16,\"80E2910003BF2E00\"\r\r\n+CSIM: 4,\"6115\"\r\n" + Ok, "\r\n+CSIM: 4,9000\r\n" + Ok, "\r\n+CME ERROR: 13\r\n",
            "\r\n+CSIM: 516,\"" + new string('A', 512) + "9000\"\r\n" + Ok),
        Target("CglaCard", UseCgla, Ok + "\r\n+CCHO: 2\r\n" + Ok + Next + "\r\n+CGLA: 4,\"9000\"\r\n" + Ok + Next + Ok,
            "\r\n+CME ERROR: 20\r\n" + Next + Ok + Next + Ok + Next + Ok + Next + "\r\n3\r\n" + Ok + Next + "\r\n+CME ERROR: 22\r\n", "\r\n+CCHO: 2\r\n" + Ok + Next + "\r\n+CME ERROR: 3\r\n" + Next + "\r\n+CGLA: 4,6F00\r\n" + Ok),
        Target("ModemCard", UseModemCard, "\r\n+CSIM: 6,\"019000\"\r\n" + Ok + Next + "\r\n+CSIM: 4,\"9000\"\r\n" + Ok + Next + "\r\n+CSIM: 4,\"6115\"\r\n" + Ok + Next + "\r\n+CSIM: 4,\"9000\"\r\n" + Ok,
            "\r\n+CME ERROR: 3\r\n" + Next + "\r\n+CCHO: 2\r\n" + Ok + Next + "\r\n+CGLA: 4,\"9000\"\r\n" + Ok),
        Target("ModemFiles", line => new ModemFiles(Client(line)).Ensure("ca.pem", s_content, s_content.Length),
            "\r\n+QFLST: \"UFS:ca.pem\",5\r\n" + Ok, Ok + Next + Ok + Next + "\r\nCONNECT\r\n" + Next + "\r\n+QFUPL: 5,E73E\r\n" + Ok,
            "\r\n+CME ERROR: 418\r\n" + Next + "\r\nERROR\r\n" + Next + "\r\nCONNECT\r\n" + Next + "\r\n+QFUPL: 5,0\r\n" + Ok + Next + Ok),
        Target("TlsSocket", UseSocket, s_exchange, s_open.Replace("0,0", "0,566")),
        Target("ModemHttps", UseHttps, [.. s_http.Select(http => s_exchange.Replace(" 5\r\nHello", $" {http.Length}\r\n{http}"))]),
        Target("PdpContext", line => new PdpContext(Client(line), new TlsSettings()) { Timeout = 1000 }.EnsureActive(),
            "\r\n+QIACT: 1,1,1,\"10.0.0.1\"\r\n" + Ok + Next + "\r\n+CGACT: 1,1\r\n" + Ok, Ok + Next + Ok + Next + Ok,
            "\r\n+QIACT: 1,1,1,\"10.0.0.1\"\r\n" + Ok + Next + "\r\n+CGACT: 1,0\r\n+CGACT: 2,1\r\n" + Ok + Next + Ok + Next + Ok + Next + Ok + Next + Ok),
        Target("QuectelModem", line => new QuectelModem(line).Start(0),
            "\r\nRDY\r\nAT\r\r\nOK\r\n" + string.Concat(Enumerable.Repeat("R\r\n", 100)) + Next + Ok + Next + Ok + Next + "\r\nBG95-M3\r\n" + Ok + Next + "\r\n+CPIN: READY\r\n\r\nR02A03\r\n" + Ok + Next + "\r\n867730050816697\r\n" + Ok),
        Target("ModemQueries", AskModem,
            Reply("+QCCID: 89449999999999990023F") + Reply("001011234567890") + Reply("+CREG: 2,1,\"0001\",\"00000001\",7") + Reply("+CGREG: 0,5") + Reply("+CEREG: 0,3,0,13")
                + Reply("+CSQ: 20,99") + Reply("+COPS: 0,0,\"Operator\",7") + Reply("+QCFG: \"nwscanmode\",0,1") + Reply("+QCFG: \"band\",0xF,0x80,0x42")),
        new("HttpReader", ReadHttp, FuzzSamples.Led(FuzzSamples.Texts(s_http), [0xFF], [0x01], [0x06]), Http),
    ];

    public static TheoryData<string> Names { get; } = new(s_targets.Select(target => target.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task Survives(string name) => FuzzAsync(s_targets.Single(target => target.Name == name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Still_survives_what_broke_it(string name) => Replay(s_targets.Single(target => target.Name == name));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("\r\n+URC: 1\r\n")]
    [InlineData("\r\n> ")]
    [InlineData("\r\nAT\r\n")]
    public void A_modem_that_babbles_or_is_silent_holds_nobody_beyond_the_deadline(string babble)
    {
        BabblingLine line = new(babble);
        AtClient at = new(line) { SettleTimeout = 20 };
        long start = Environment.TickCount64;
        Fails(LpaError.ModemTimeout, () => at.Execute("AT", 20));
        Fails(LpaError.ModemTimeout, () => at.Execute("AT", 20));
        Assert.False(at.Synchronize(20));
        Assert.False(at.WaitForUrc(20));
        at.Poll();
        Fails(LpaError.ModemTimeout, () => new QuectelModem(line).Start(20));
        Fails(LpaError.CardTimeout, () => new CsimCard(new AtClient(line)) { Timeout = 20 }.Transmit(s_command, s_command.Length, new byte[262]));
        Assert.InRange(Environment.TickCount64 - start, 0, 5000);
    }

    private static void Fails(LpaError code, Action action) => Assert.Equal(code, Assert.Throws<LpaException>(action).Code);

    // The first byte: how many bytes come at once.
    private static FuzzTarget Target(string name, Action<HostileLine> use, params string[] samples) =>
        new(name, input => use(new HostileLine(input.AsMemory(Math.Min(1, input.Length)), input.Length == 0 ? 1 : input[0])),
            FuzzSamples.Led([.. samples.Select(Encoding.Latin1.GetBytes)], [0xFF], [0x01], [0x05]), Babble);

    private static AtClient Client(HostileLine line) => new(line) { SettleTimeout = 0, Trace = line.Most % 2 == 0 ? new DroppingTrace(line.Most % 4 == 0) : null };

    private static void UseClient(HostileLine line)
    {
        AtClient at = Client(line);
        byte[] prefix = Encoding.ASCII.GetBytes("+X:");
        at.Execute("AT", 1000);
        lock (at.SyncRoot)
        {
            at.Begin("AT+X");
            at.Send(1000);
            while (at.ReadAnswer(prefix))
            {
                Assert.InRange(at.Line.Left, 0, 1024);
                at.Line.Number();
                at.Line.Skip(',');
                at.Line.HexNumber();
                at.Line.SkipPast('"');
                at.Line.Rest();
            }

            at.Begin("AT+GMM");
            at.Send(1000);
            while (at.ReadBareAnswer())
            {
                at.Line.Rest();
            }

            at.Begin("AT+SEND");
            at.Send(1000);
            at.ReadPrompt();
            at.WriteRaw(s_content, 0, s_content.Length);
            at.ReadConnect();
            at.WriteRaw(s_content, 0, s_content.Length);
            at.ReadOk();
            at.Begin("AT+R");
            at.Send(1000);
            at.ReadAnswer(Encoding.ASCII.GetBytes("+R:"));
            byte[] raw = new byte[1500];
            int count = at.Line.Number();
            at.ReadRaw(raw, 0, count is > 0 and < 1500 ? count : 0);
            at.ReadOk();
        }
    }

    private static void UseCgla(HostileLine line)
    {
        CglaCard card = new(Client(line));
        byte[] response = new byte[262];
        card.Transmit(s_channel, s_channel.Length, response);
        card.Transmit(s_select, s_select.Length, response);
        Assert.InRange(card.Transmit(s_command, s_command.Length, response), 2, response.Length);
    }

    private static void UseModemCard(HostileLine line)
    {
        ModemCard card = new(Client(line));
        byte[] response = new byte[262];
        card.Transmit(s_channel, s_channel.Length, response);
        card.Transmit(s_select, s_select.Length, response);
        Assert.InRange(card.Transmit(s_command, s_command.Length, response), 2, response.Length);
    }

    // Each whatever became of the ones before; accepted when one was answered.
    private static void AskModem(HostileLine line)
    {
        QuectelModem modem = new(line);
        modem.At.SettleTimeout = 0;
        bool answered = false;
        foreach (Action ask in new Action[]
        {
            () => modem.Sim.Iccid(), () => modem.Sim.Imsi(), () => modem.Info.Registration(), () => modem.Info.Signal(), () => modem.Info.Operator(), () => modem.Info.Report(),
            () => modem.Radio.Mode(), () => modem.Radio.Bands(),
        })
        {
            try
            {
                ask();
                answered = true;
            }
            catch (LpaException e) when (e.Code != LpaError.Internal)
            {
            }
        }

        if (!answered)
        {
            throw new LpaException(LpaError.ModemRefused);
        }
    }

    private static string Reply(string line) => "\r\n" + line + "\r\n" + Ok + Next;

    private static void UseSocket(HostileLine line)
    {
        TlsSocket socket = new(Client(line), new TlsSettings { CaFile = "ca.pem" });
        try
        {
            socket.Open("smdp.example.com", 443);
            socket.Write(s_content, 0, s_content.Length);
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
        ModemHttps https = new(Client(line), new TlsSettings { CaFile = "ca.pem" });
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

    private static byte[] Babble(FuzzRandom random)
    {
        string[] words =
        [
            Ok, Ok, Ok, Next, Next, Next, "\r\n", "\r", "\n", " ", "OK", "ERROR", "\r\nERROR\r\n", "\r\n+CME ERROR: ", "\r\n+CMS ERROR: no\r\n", "AT", "> ", "\r\n> ",
            "CONNECT\r\n", "SEND OK\r\n", "SEND FAIL\r\n", "\r\n+CSIM: ", "\r\n+CCHO: ", "\r\n+CGLA: ", "\"9000\"", "4,", "516,", "-1", "99999999999", "0", "1", "5", ",", "\"", "\r\n+QFLST: \"", "\r\n+QFUPL: 5,",
            "\r\n+QSSLOPEN: 0,0\r\n", "\r\n+QSSLRECV: ", "\r\n+QSSLURC: \"recv\",0\r\n", "\r\n+QSSLURC: \"closed\",0\r\n", "\r\n+QIURC: \"pdpdeact\",1\r\n", "\r\n+QIACT: 1,1",
            "\r\n+CGACT: ", "RDY\r\n", "APP RDY\r\n", "RING\r\n", "867730050816697", "HTTP/1.1 200 OK\r\n", "\0", "\u00ff", "é",
        ];
        StringBuilder text = new();
        for (int left = random.Below(40); left > 0; left--)
        {
            text.Append(random.Of(words));
        }

        if (random.Once(100))
        {
            text.Insert(random.Below(text.Length + 1), new string((char)random.Byte(), random.Once(20) ? 100_000 : 3000));
        }

        return [random.Byte(), .. Encoding.Latin1.GetBytes(text.ToString())];
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

    /// <summary>A line on which the same is said again and again.</summary>
    private sealed class BabblingLine(string text) : ISerialLine
    {
        private readonly byte[] _text = Encoding.ASCII.GetBytes(text);
        private int _position;

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            if (_text.Length == 0)
            {
                Thread.Sleep(Math.Min(timeoutMilliseconds, 5));
                return 0;
            }

            for (int i = 0; i < count; i++)
            {
                buffer[offset + i] = _text[_position++ % _text.Length];
            }

            return count;
        }

        public void Write(byte[] buffer, int offset, int count)
        {
        }
    }
}
