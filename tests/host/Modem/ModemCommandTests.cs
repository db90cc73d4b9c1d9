using System.Text;
using NanoLpa.Virtual.Modem;

namespace HostTests;

/// <summary>The virtual modem's command line and answers, byte for byte.</summary>
public class ModemCommandTests
{
    private const string Ok = "\r\nOK\r\n";
    private const string Error = "\r\nERROR\r\n";

    private static ModemOptions Options() => new()
    {
        Card = apdu => apdu[1] == 0xC0 ? [0xBF, 0x2E, 0x90, 0x00] : [0x61, 0x02],
        EnabledIccid = () => "8949449999999990023",
        BootTime = TimeSpan.FromMilliseconds(50),
        CardStartTime = TimeSpan.FromMilliseconds(20),
    };

    [Fact]
    public async Task EchoesTheLineAsTyped()
    {
        await using var port = new ModemBench(Options());
        await port.CommandAsync("at", "at\r" + Ok);
        await port.CommandAsync("AtE0", "AtE0\r" + Ok);
        await port.OkAsync("AT");
        await port.OkAsync("ATE1");
        await port.SendAsync("AT+CSIM=?\r\nAT\r\n");
        await port.ExpectAsync("AT+CSIM=?\r" + Ok + "AT\r" + Ok);
    }

    [Theory]
    [InlineData("AT+CSIM=10,\"80C0000000\"", "\r\n+CSIM: 8,\"BF2E9000\"\r\n\r\nOK\r\n")]
    [InlineData("at+csim=10,\"80f2000000\"", "\r\n+CSIM: 4,\"6102\"\r\n\r\nOK\r\n")]
    [InlineData("ATI", "\r\nQuectel\r\nBG95-M3\r\nRevision: BG95M3LAR02A04\r\n\r\nOK\r\n")]
    [InlineData("AT+CGSN", "\r\n490154203237518\r\n\r\nOK\r\n")]
    [InlineData("AT+GSN=?", Ok)]
    [InlineData("AT+CPIN?", "\r\n+CPIN: READY\r\n\r\nOK\r\n")]
    [InlineData("AT+QCCID", "\r\n+QCCID: 8949449999999990023F\r\n\r\nOK\r\n")]
    [InlineData("AT+CCID", "\r\n+CCID: 8949449999999990023F\r\n\r\nOK\r\n")]
    [InlineData("AT+CSQ", "\r\n+CSQ: 24,99\r\n\r\nOK\r\n")]
    [InlineData("AT+CEREG?", "\r\n+CEREG: 0,1\r\n\r\nOK\r\n")]
    [InlineData("AT+CFUN?", "\r\n+CFUN: 1\r\n\r\nOK\r\n")]
    [InlineData("AT+CFUN=?", "\r\n+CFUN: (0,1,4),(0,1)\r\n\r\nOK\r\n")]
    [InlineData("AT+CGACT?", "\r\n+CGACT: 1,1\r\n\r\nOK\r\n")]
    [InlineData("AT+QIACT?", Ok)]
    [InlineData("AT+QICSGP=1,1,\"iot; \"\"\",\"\",\"\",0", Error)]
    [InlineData("AT+QICSGP=1,1,\"iot;1\",\"u\",\"p\",1;+QICSGP=1", "\r\n+QICSGP: 1,\"iot;1\",\"u\",\"p\",1\r\n\r\nOK\r\n")]
    [InlineData("ATE0V1;+CMEE?;&F", "\r\n+CMEE: 1\r\n\r\nOK\r\n")]
    [InlineData("AT+QESIM=?", Error)]
    [InlineData("AT+NONSENSE", Error)]
    [InlineData("AT+CSIM", Error)]
    [InlineData("AT%", Error)]
    public async Task Answers(string command, string answer)
    {
        await using var port = new ModemBench(Options());
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        await port.CommandAsync(command, answer);
    }

    [Fact]
    public async Task IgnoresWhatIsNoCommand()
    {
        await using var port = new ModemBench(Options());
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        await port.SendAsync("\r\n\r\nhello\r");
        await port.SilenceAsync();
        await port.SendAsync([0x00, 0xFF, (byte)'A', (byte)'T', (byte)'Q', 8, (byte)'\r']);
        await port.ExpectAsync(Ok);
    }

    [Fact]
    public async Task ErrorsFollowCmee()
    {
        var options = Options();
        options.Card = null;
        await using var port = new ModemBench(options);
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        await port.CommandAsync("AT+QCCID", "\r\n+CME ERROR: 10\r\n");
        await port.OkAsync("AT+CMEE=2");
        await port.CommandAsync("AT+CPIN?", "\r\n+CME ERROR: SIM not inserted\r\n");
        await port.OkAsync("AT+CMEE=0");
        await port.CommandAsync("AT+CIMI", Error);
        await port.CommandAsync("AT+CMEE=3", Error);
        await port.CommandAsync("AT+CMEE?", "\r\n+CMEE: 0\r\n" + Ok);
    }

    [Fact]
    public async Task ErrorFormatAtPowerOnIsAnOption()
    {
        var options = Options();
        options.Card = null;
        options.ErrorFormat = 0;
        await using var port = new ModemBench(options);
        await port.CommandAsync("AT+CIMI", "AT+CIMI\r" + Error);
    }

    [Fact]
    public async Task CardWithoutProfile()
    {
        var options = Options();
        options.EnabledIccid = () => null;
        await using var port = new ModemBench(options);
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        await port.CommandAsync("AT+QCCID", "\r\n+CME ERROR: 13\r\n");
        await port.CommandAsync("AT+CPIN?", "\r\n+CME ERROR: 13\r\n");
        options.Model = ModemModel.EC200A;
        await port.CommandAsync("AT+CPIN?", "\r\n+CPIN: EMPTY_EUICC\r\n" + Ok);
        await port.CommandAsync("AT+CSIM=10,\"80C0000000\"", "\r\n+CSIM: 8,\"BF2E9000\"\r\n" + Ok);
    }

    [Theory]
    [InlineData("AT+CSIM=8,\"00700000\"", 3)]
    [InlineData("AT+CSIM=524,LONG", 3)]
    [InlineData("AT+CSIM=12,\"80C0000000\"", 50)]
    [InlineData("AT+CSIM=11,\"80C00000000\"", 50)]
    [InlineData("AT+CSIM=10,\"80C000000G\"", 50)]
    [InlineData("AT+CSIM=10,80C0000000", 50)]
    [InlineData("AT+CSIM=\"10\",\"80C0000000\"", 50)]
    [InlineData("AT+CSIM=10", 50)]
    [InlineData("AT+CSIM=522,LONG", 0)]
    public async Task CsimLengthRules(string command, int error)
    {
        var options = Options();
        await using var port = new ModemBench(options);
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        var digits = command.Contains("524") ? 524 : 522;
        command = command.Replace("LONG", "\"" + new string('A', digits) + "\"");
        await port.CommandAsync(command, error == 0 ? "\r\n+CSIM: 4,\"6102\"\r\n" + Ok : $"\r\n+CME ERROR: {error}\r\n");
    }

    [Fact]
    public async Task CsimLongestAnswerAndBrokenCard()
    {
        var options = Options();
        var seen = new List<byte[]>();
        options.Card = apdu =>
        {
            seen.Add(apdu);
            return apdu[1] == 0xC0 ? [.. Enumerable.Range(0, 256).Select(i => (byte)i), 0x90, 0x00] : throw new InvalidOperationException();
        };
        options.MaxCsimLength = 20;
        await using var port = new ModemBench(options);
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        var hex = string.Concat(Enumerable.Range(0, 256).Select(i => i.ToString("X2")));
        await port.CommandAsync("AT+CSIM=10,\"81c0000000\"", $"\r\n+CSIM: 516,\"{hex}9000\"\r\n" + Ok);
        await port.CommandAsync("AT+CSIM=10,\"0000000000\"", "\r\n+CME ERROR: 13\r\n");
        await port.CommandAsync("AT+CSIM=22,\"0000000000000000000000\"", "\r\n+CME ERROR: 3\r\n");
        Assert.Equal(["81C0000000", "0000000000"], seen.Select(Convert.ToHexString));
    }

    [Fact]
    public async Task SessionsHideTheChannel()
    {
        var options = Options();
        var seen = new List<string>();
        options.Card = apdu =>
        {
            seen.Add(Convert.ToHexString(apdu));
            return apdu[1] == 0x70 && apdu[2] == 0 ? [0x05, 0x90, 0x00] : apdu[^1] == 0xEE ? [0x6A, 0x82] : [0x90, 0x00];
        };
        await using var port = new ModemBench(options);
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        await port.OkAsync("AT+CCHO=?;+CGLA=?;+CCHC=?");
        await port.CommandAsync("AT+CCHO=\"A0000005591010\"", "\r\n+CCHO: 21\r\n" + Ok);
        await port.CommandAsync("AT+CGLA=21,16,\"81e2910003bf2e00\"", "\r\n+CGLA: 4,\"9000\"\r\n" + Ok);
        await port.CommandAsync("AT+CGLA=5,16,\"81E2910003BF2E00\"", "\r\n+CME ERROR: 21\r\n");
        await port.OkAsync("AT+CCHC=21");
        await port.CommandAsync("AT+CCHC=21", "\r\n+CME ERROR: 21\r\n");
        await port.CommandAsync("AT+CCHO=\"A00000EE\"", "\r\n+CME ERROR: 50\r\n");
        await port.CommandAsync("AT+CCHO=\"A0000000EE\"", "\r\n+CME ERROR: 22\r\n");
        Assert.Equal(
            ["0070000001", "41A4040007A0000005591010", "C1E2910003BF2E00", "0070800500", "0070000001", "41A4040005A0000000EE", "0070800500"],
            seen);
    }

    [Fact]
    public async Task ClockCanBeSet()
    {
        var options = Options();
        options.Clock = () => new DateTimeOffset(2026, 8, 6, 12, 40, 4, TimeSpan.FromHours(2));
        await using var port = new ModemBench(options);
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        await port.CommandAsync("AT+CCLK?", "\r\n+CCLK: \"26/08/06,12:40:04+08\"\r\n" + Ok);
        await port.OkAsync("AT+CCLK=\"30/01/02,03:04:05-04\"");
        await port.CommandAsync("AT+CCLK?", "\r\n+CCLK: \"30/01/02,06:04:05+08\"\r\n" + Ok);
    }

    [Fact]
    public async Task TwoPortsShareTheCardNotTheEcho()
    {
        await using var one = new ModemBench(Options());
        await using var two = one.SecondPort();
        await one.CommandAsync("ATE0", "ATE0\r" + Ok);
        await two.CommandAsync("AT+CMEE=0", "AT+CMEE=0\r" + Ok);
        var first = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await one.CommandAsync("AT+CSIM=10,\"80C0000000\"", "\r\n+CSIM: 8,\"BF2E9000\"\r\n" + Ok);
            }
        });
        for (var i = 0; i < 200; i++)
        {
            await two.CommandAsync("AT+CSIM=10,\"80F2000000\"", "AT+CSIM=10,\"80F2000000\"\r\r\n+CSIM: 4,\"6102\"\r\n" + Ok);
        }

        await first;
        await one.CommandAsync("AT+CMEE?", "\r\n+CMEE: 1\r\n" + Ok);
        one.Modem.SimRefresh();
        await one.ExpectAsync("\r\n+CPIN: READY\r\n\r\n+QUSIM: 1\r\n");
        await two.ExpectAsync("\r\n+CPIN: READY\r\n\r\n+QUSIM: 1\r\n");
    }

    [Fact]
    public async Task RefusesAWrongImei()
    {
        Assert.Throws<ArgumentException>(() => new VirtualModem(new ModemOptions { Imei = "490154203237517" }));
        Assert.Throws<ArgumentException>(() => new VirtualModem(new ModemOptions { Imei = "49015420323751" }));
        await new VirtualModem(new ModemOptions { Imei = "356938035643809" }).DisposeAsync();
    }

    [Fact]
    public async Task EndsWithTheStreamTheTokenAndTheModem()
    {
        var port = new ModemBench(Options());
        await port.DisposeAsync();

        using var stop = new CancellationTokenSource();
        var modem = new VirtualModem(Options());
        var first = modem.ServeAsync(new NeverStream(), stop.Token);
        var second = modem.ServeAsync(new NeverStream());
        await stop.CancelAsync();
        await first.WaitAsync(ModemBench.Patience);
        Assert.False(second.IsCompleted);
        await modem.DisposeAsync();
        await second.WaitAsync(ModemBench.Patience);
    }

    /// <summary>A host that never says anything.</summary>
    private sealed class NeverStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
