using NanoLpa.Virtual.Modem;

namespace HostTests;

/// <summary>The virtual modem's network as a script has it, and its radio settings.</summary>
public class ModemRadioTests
{
    private const string Ok = "\r\nOK\r\n";

    private readonly ModemOptions _options = new() { Card = _ => [0x90, 0x00], EnabledIccid = () => "89494499999999900230" };

    [Fact]
    public async Task RegistrationFollowsItsScript()
    {
        _options.Registration =
        [
            new NetworkTurn(TimeSpan.FromMilliseconds(300), NetworkState.Denied, 15),
            new NetworkTurn(TimeSpan.FromMilliseconds(300), NetworkState.Roaming),
        ];
        await using var port = new ModemBench(_options);
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        await port.CommandAsync("AT+CEREG=3;+CEREG?", "\r\n+CEREG: 3,2\r\n" + Ok);
        await port.CommandAsync("AT+QIACT=1", "\r\nERROR\r\n");
        await port.ExpectAsync("\r\n+CEREG: 3,,,,0,15\r\n");
        await port.CommandAsync("AT+CREG=3;+CEREG?;+CREG?;+CEER",
            "\r\n+CEREG: 3,3,,,,0,15\r\n+CREG: 3,3,,,,0,15\r\n+CEER: EMM attach rejected, cause 15\r\n" + Ok);
        await port.ExpectAsync("\r\n+CREG: 5,\"0001\",\"01A2D001\",8\r\n\r\n+CEREG: 5,\"0001\",\"01A2D001\",8\r\n");
        await port.CommandAsync("AT+CREG=0;+CEREG=0;+CEREG?;+CGACT?;+CSQ", "\r\n+CEREG: 0,5\r\n+CGACT: 1,1\r\n+CSQ: 24,99\r\n" + Ok);
        await port.OkAsync("AT+CFUN=4");
        await port.CommandAsync("AT+CEREG?;+CSQ", "\r\n+CEREG: 0,0\r\n+CSQ: 99,99\r\n" + Ok);
        await port.OkAsync("AT+CFUN=1");
        await port.CommandAsync("AT+CEREG?", "\r\n+CEREG: 0,2\r\n" + Ok);
        Assert.Equal(2, port.Modem.FunctionalityChanges);
    }

    [Fact]
    public async Task RadioSettingsOfABg95()
    {
        await using var port = new ModemBench(_options);
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        await port.CommandAsync("AT+QCFG=\"nwscanmode\"", "\r\n+QCFG: \"nwscanmode\",0\r\n" + Ok);
        await port.OkAsync("AT+QCFG=\"nwscanmode\",3,1;+QCFG=\"iotopmode\",1,1;+QCFG=\"band\",0,80084,0x80084,1");
        await port.CommandAsync("AT+QCFG=\"NWSCANMODE\";+QCFG=\"iotopmode\";+QCFG=\"band\"",
            "\r\n+QCFG: \"nwscanmode\",3\r\n+QCFG: \"iotopmode\",1\r\n+QCFG: \"band\",0xf,0x80084,0x80084\r\n" + Ok);
        await port.CommandAsync("AT+QCFG=\"band\",0,1000000000000,0,1", "\r\n+CME ERROR: 50\r\n");
        await port.CommandAsync("AT+QCFG=\"nwscanmode\",2", "\r\nERROR\r\n");
        Assert.Equal(3, port.Modem.SettingsWritten);
    }

    [Fact]
    public async Task AnEcModuleHasNoIotModes()
    {
        _options.Model = ModemModel.EC200A;
        await using var port = new ModemBench(_options);
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        await port.OkAsync("AT+QCFG=\"nwscanmode\",1,1");
        await port.CommandAsync("AT+QCFG=\"iotopmode\"", "\r\nERROR\r\n");
        await port.CommandAsync("AT+QCFG=\"band\"", "\r\nERROR\r\n");
    }
}
