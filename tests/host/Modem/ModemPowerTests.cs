using System.Text;
using NanoLpa.Virtual.Modem;

namespace HostTests;

/// <summary>Reboot, card power, REFRESH, and faults asked for.</summary>
public class ModemPowerTests
{
    private const string Ok = "\r\nOK\r\n";
    private const string CardReady = "\r\n+CPIN: READY\r\n\r\n+QUSIM: 1\r\n";
    private const string Booted = "\r\nRDY\r\n\r\n+CFUN: 1\r\n\r\nAPP RDY\r\n" + CardReady;

    private readonly ModemOptions _options = new()
    {
        Card = _ => [0x90, 0x00],
        EnabledIccid = () => "89494499999999900230",
        BootTime = TimeSpan.FromMilliseconds(400),
        CardStartTime = TimeSpan.FromMilliseconds(20),
    };

    [Fact]
    public async Task RebootResetsCardEchoAndContexts()
    {
        var resets = 0;
        _options.CardReset = () => resets++;
        await using var port = new ModemBench(_options);
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        await port.OkAsync("AT+QIACT=1;+CMEE=2;+QSSLCFG=\"sni\",0,1");
        await port.CommandAsync("AT+QIACT?", "\r\n+QIACT: 1,1,1,\"10.64.0.1\"\r\n" + Ok);
        await port.OkAsync("AT+CFUN=1,1");
        await port.SendAsync("AT\rAT");
        await port.ExpectAsync(Booted);
        Assert.Equal(1, resets);
        await port.SendAsync("\r");
        await port.ExpectAsync("\r");
        const string Questions = "AT+QIACT?;+CMEE?;+QSSLCFG=\"sni\",0";
        await port.CommandAsync(Questions, Questions + "\r\r\n+CMEE: 1\r\n+QSSLCFG: \"sni\",0,0\r\n" + Ok);
    }

    [Fact]
    public async Task CardPowerFollowsCfun()
    {
        var resets = 0;
        _options.CardReset = () => resets++;
        await using var port = new ModemBench(_options);
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        await port.OkAsync("AT+CFUN=0");
        await port.CommandAsync("AT+CSIM=10,\"0070000001\"", "\r\n+CME ERROR: 13\r\n");
        await port.CommandAsync("AT+CEREG?", "\r\n+CEREG: 0,0\r\n" + Ok);
        await port.OkAsync("AT+CFUN=1");
        await port.ExpectAsync(CardReady);
        Assert.Equal(1, resets);
        await port.OkAsync("AT+CFUN=4");
        await port.CommandAsync("AT+CSIM=10,\"0070000001\"", "\r\n+CSIM: 4,\"9000\"\r\n" + Ok);
        await port.CommandAsync("AT+QIACT=1", "\r\nERROR\r\n");
        await port.OkAsync("AT+CFUN=1");
        await port.OkAsync("AT+QIACT=1");
        await port.SilenceAsync();
    }

    [Fact]
    public async Task RefreshComesAfterTheAnswer()
    {
        await using var port = new ModemBench(_options);
        var order = new List<string>();
        _options.CardReset = () => order.Add("reset");
        _options.CardStartTime = TimeSpan.Zero;
        _options.Card = _ =>
        {
            port.Modem.SimRefresh();
            Thread.Sleep(50);
            order.Add("answer");
            return [0x91, 0x0B];
        };
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        await port.CommandAsync("AT+CSIM=10,\"80E2910000\"", "\r\n+CSIM: 4,\"910B\"\r\n" + Ok + CardReady);
        Assert.Equal(["answer", "reset"], order);
    }

    [Fact]
    public async Task FaultsSpoilOneAnswer()
    {
        ModemFault? next = null;
        var lines = new List<string>();
        _options.Faults = line =>
        {
            lines.Add(line);
            return Interlocked.Exchange(ref next, null);
        };
        await using var port = new ModemBench(_options);
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);

        next = new ModemFault { DropAnswer = true };
        await port.SendAsync("AT+CMEE=2\r");
        await port.SilenceAsync();
        next = new ModemFault { AnswerError = 14 };
        await port.CommandAsync("AT+CMEE=1", "\r\n+CME ERROR: SIM busy\r\n");
        next = new ModemFault { UrcInside = "+CMTI: \"ME\",1" };
        await port.CommandAsync("AT+CMEE?", "\r\n+CMEE: 2\r\n\r\n+CMTI: \"ME\",1\r\n" + Ok);
        next = new ModemFault { GarbageBefore = [0x00, 0xFF, 0x0D], SplitBytes = 1 };
        await port.CommandAsync("AT+CMEE?", "\u0000\u00FF\r\r\n+CMEE: 2\r\n" + Ok);
        next = new ModemFault { Reboot = true };
        await port.SendAsync("AT+CSIM=10,\"80E2910000\"\r");
        await port.ExpectAsync(Booted);
        await port.CommandAsync("AT+CMEE?", "AT+CMEE?\r\r\n+CMEE: 1\r\n" + Ok);
        Assert.Equal("AT+CMEE=1", lines[2]);
        Assert.Equal(7, lines.Count);
    }
}
