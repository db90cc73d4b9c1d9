using System.Text;
using NanoLpa.Desktop.Serial;
using NanoLpa.Virtual.Modem;

namespace HostTests;

/// <summary>The virtual modem's UART speed and keys.</summary>
public sealed class ModemUartTests : IDisposable
{
    private readonly DuplexPipe _pipe = new();
    private readonly ModemOptions _options = new() { BootTime = TimeSpan.FromMilliseconds(50), CardStartTime = TimeSpan.FromMilliseconds(10) };
    private volatile int _hostRate = 115200;

    public void Dispose() => _pipe.Dispose();

    [Fact]
    public async Task SpeedChangesBehindTheAnswer()
    {
        await using var modem = new VirtualModem(_options);
        _ = modem.ServeAsync(_pipe.Second, () => _hostRate, CancellationToken.None);
        Assert.Equal("AT+IPR=921600\r\r\nOK\r\n", await TalkAsync("AT+IPR=921600\r"));
        Assert.Equal(921600, modem.BaudRate);
        Assert.DoesNotContain("OK", await TalkAsync("AT\r"));
        _hostRate = 921600;
        await TalkAsync("\r");
        Assert.EndsWith("+IPR: 921600\r\n\r\nOK\r\n", await TalkAsync("AT+IPR?\r"));
        Assert.Contains("ERROR", await TalkAsync("AT+IPR=123\r"));
        modem.Reboot();
        await UntilAsync("RDY\r\n");
        Assert.Equal(921600, modem.BaudRate);
    }

    [Fact]
    public async Task AWireMayNotCarryASpeed()
    {
        _options.HighestCarried = 115200;
        await using var modem = new VirtualModem(_options);
        _ = modem.ServeAsync(_pipe.Second, () => _hostRate, CancellationToken.None);
        await TalkAsync("AT+IPR=460800\r");
        _hostRate = 460800;
        Assert.All(await TalkAsync("AT\r"), c => Assert.True(c >= 0x80));
        await TalkAsync("AT+IPR=115200\r");
        _hostRate = 115200;
        Assert.EndsWith("OK\r\n", await TalkAsync("AT\r"));
    }

    [Theory]
    [InlineData(ModemModel.BG95, 300, false)]
    [InlineData(ModemModel.BG95, 750, true)]
    [InlineData(ModemModel.BG95, 1300, false)]
    [InlineData(ModemModel.EC600U, 750, false)]
    [InlineData(ModemModel.EC600U, 2100, true)]
    public async Task APulseOfTheRightLengthSwitchesOn(ModemModel model, int milliseconds, bool on)
    {
        _options.Model = model;
        _options.PoweredOn = false;
        await using var modem = new VirtualModem(_options);
        _ = modem.ServeAsync(_pipe.Second);
        Assert.Equal("", await TalkAsync("AT\r"));
        modem.Keys.SetPowerKey(true);
        await Task.Delay(milliseconds);
        modem.Keys.SetPowerKey(false);
        Assert.Equal(on, modem.PoweredOn);
        if (on)
        {
            await UntilAsync("RDY\r\n");
            Assert.EndsWith("OK\r\n", await TalkAsync("AT\r"));
        }
    }

    [Fact]
    public async Task TheSamePulseSwitchesOff()
    {
        await using var modem = new VirtualModem(_options);
        _ = modem.ServeAsync(_pipe.Second);
        modem.Keys.SetPowerKey(true);
        await Task.Delay(800);
        modem.Keys.SetPowerKey(false);
        await UntilAsync("NORMAL POWER DOWN\r\n");
        Assert.False(modem.PoweredOn);
        Assert.Equal("", await TalkAsync("AT\r"));
        Assert.Equal(1, modem.Keys.Presses);
    }

    private async Task<string> TalkAsync(string text)
    {
        await _pipe.First.WriteAsync(Encoding.Latin1.GetBytes(text));
        using var patience = new CancellationTokenSource(150);
        var answer = new StringBuilder();
        var buffer = new byte[256];
        try
        {
            while (true)
            {
                var count = await _pipe.First.ReadAsync(buffer, patience.Token);
                answer.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (OperationCanceledException)
        {
            return answer.ToString();
        }
    }

    private async Task UntilAsync(string end)
    {
        var text = "";
        for (var i = 0; i < 40 && !text.Contains(end); i++)
        {
            text += await TalkAsync("");
        }

        Assert.Contains(end, text);
    }
}
