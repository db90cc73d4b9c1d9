using System.Text;
using NanoLpa;
using NanoLpa.Quectel;
using Xunit.Abstractions;

namespace HostTests.Fuzz;

/// <summary>A modem that garbles, cuts and babbles.</summary>
public class ModemFuzzTests(ITestOutputHelper output) : FuzzTestBase(output)
{
    private const string Ok = RandomAt.Ok;
    private const string Next = RandomAt.Next;

    private static readonly byte[] s_channel = [0x00, 0x70, 0x00, 0x00, 0x01];

    private static readonly byte[] s_select = [0x01, 0xA4, 0x04, 0x00, 0x10, .. IsdR.StandardAid];

    private static readonly byte[] s_getResponse = [0x81, 0xC0, 0x00, 0x00, 0x00];

    private static readonly byte[] s_command = [0x81, 0xE2, 0x91, 0x00, 0x03, 0xBF, 0x2E, 0x00];

    private static readonly byte[] s_content = [0x12, 0x34, 0x0D, 0x0A, 0xFF];

    private static readonly FuzzTarget[] s_targets =
    [
        RandomAt.Target("AtClient", UseClient, Ok + Next + "\r\n+X: 1,\"a\"\r\n" + Ok + Next + "\r\nabc\r\n" + Ok + Next + "\r\n> " + Next + "\r\nCONNECT\r\n" + Next + Ok + Next + "\r\n+R: 3\r\nabc" + Ok),
        RandomAt.Target("CsimCard", line => new CsimCard(RandomAt.Client(line)).Transmit(s_command, s_command.Length, new byte[262]),
            "AT+CSIM=16,\"80E2910003BF2E00\"\r\r\n+CSIM: 4,\"6115\"\r\n" + Ok, "\r\n+CSIM: 4,9000\r\n" + Ok, "\r\n+CME ERROR: 13\r\n",
            "\r\n+CSIM: 516,\"" + new string('A', 512) + "9000\"\r\n" + Ok, "\r\n+CSIM: 2404,\"" + new string('A', 2400) + "9000\"\r\n" + Ok),
        RandomAt.Target("CglaCard", line => UseCard(new CglaCard(RandomAt.Client(line))), Ok + "\r\n+CCHO: 2\r\n" + Ok + Next + "\r\n+CGLA: 4,\"9000\"\r\n" + Ok + Next + Ok,
            "\r\n+CME ERROR: 20\r\n" + Next + Ok + Next + Ok + Next + Ok + Next + "\r\n3\r\n" + Ok + Next + "\r\n+CME ERROR: 22\r\n", "\r\n+CCHO: 2\r\n" + Ok + Next + "\r\n+CME ERROR: 3\r\n" + Next + "\r\n+CGLA: 4,6F00\r\n" + Ok,
            "\r\n+CCHO: 2\r\n" + Ok + Next + "\r\n+CGLA: 2404,\"" + new string('A', 2400) + "9000\"\r\n" + Ok),
        RandomAt.Target("ModemCard", line => UseCard(new ModemCard(RandomAt.Client(line))), "\r\n+CSIM: 6,\"019000\"\r\n" + Ok + Next + "\r\n+CSIM: 4,\"9000\"\r\n" + Ok + Next + "\r\n+CSIM: 4,\"6115\"\r\n" + Ok + Next + "\r\n+CSIM: 4,\"9000\"\r\n" + Ok,
            "\r\n+CME ERROR: 3\r\n" + Next + "\r\n+CCHO: 2\r\n" + Ok + Next + "\r\n+CGLA: 4,\"9000\"\r\n" + Ok),
        RandomAt.Target("ModemFiles", line => new ModemFiles(RandomAt.Client(line)).Ensure("ca.pem", s_content, s_content.Length),
            "\r\n+QFLST: \"UFS:ca.pem\",5\r\n" + Ok, Ok + Next + Ok + Next + "\r\nCONNECT\r\n" + Next + "\r\n+QFUPL: 5,E73E\r\n" + Ok,
            "\r\n+CME ERROR: 418\r\n" + Next + "\r\nERROR\r\n" + Next + "\r\nCONNECT\r\n" + Next + "\r\n+QFUPL: 5,0\r\n" + Ok + Next + Ok),
        RandomAt.Target("PdpContext", line => new PdpContext(RandomAt.Client(line), new TlsSettings()) { Timeout = 1000 }.EnsureActive(),
            "\r\n+QIACT: 1,1,1,\"10.0.0.1\"\r\n" + Ok + Next + "\r\n+CGACT: 1,1\r\n" + Ok, Ok + Next + Ok + Next + Ok,
            "\r\n+QIACT: 1,1,1,\"10.0.0.1\"\r\n" + Ok + Next + "\r\n+CGACT: 1,0\r\n+CGACT: 2,1\r\n" + Ok + Next + Ok + Next + Ok + Next + Ok + Next + Ok),
        RandomAt.Target("QuectelModem", line => new QuectelModem(line).Start(0),
            "\r\nRDY\r\nAT\r\r\nOK\r\n" + string.Concat(Enumerable.Repeat("R\r\n", 100)) + Next + Ok + Next + Ok + Next + "\r\nBG95-M3\r\n" + Ok + Next + "\r\n+CPIN: READY\r\n\r\nR02A03\r\n" + Ok + Next + "\r\n867730050816697\r\n" + Ok),
        RandomAt.Target("ModemQueries", AskModem,
            Reply("+QCCID: 89449999999999990023F") + Reply("001011234567890") + Reply("+CREG: 2,1,\"0001\",\"00000001\",7") + Reply("+CGREG: 0,5") + Reply("+CEREG: 0,3,0,13")
                + Reply("+CSQ: 20,99") + Reply("+COPS: 0,0,\"Operator\",7") + Reply("+QCFG: \"nwscanmode\",0,1") + Reply("+QCFG: \"band\",0xF,0x80,0x42")),
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

    private static void UseClient(HostileLine line)
    {
        AtClient at = RandomAt.Client(line);
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

    private static void UseCard(ICard card)
    {
        byte[] response = new byte[262];
        card.Transmit(s_channel, s_channel.Length, response);
        card.Transmit(s_select, s_select.Length, response);
        int count = card.Transmit(s_command, s_command.Length, response);
        for (int left = 200; left > 0 && count >= 2 && response[count - 2] == 0x61; left--)
        {
            count = card.Transmit(s_getResponse, s_getResponse.Length, response);
        }

        Assert.InRange(count, 2, response.Length);
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
}
