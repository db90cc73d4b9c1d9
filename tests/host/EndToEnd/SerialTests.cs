using System.Text;
using NanoLpa.Desktop.Serial;
using NanoLpa.Firmware;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>The firmware on a serial device: the virtual modem answers on a pseudo-terminal.</summary>
public class SerialTests
{
    [Fact]
    public async Task A_profile_is_downloaded_over_a_serial_device()
    {
        if (OperatingSystem.IsWindows())
        {
            // Windows has no pseudo-terminals; the same is tried in memory there.
            return;
        }

        await using var bench = await Bench.StartAsync();
        var code = bench.Order(new ProfileOrder { MatchingId = "PTY", ProfileSize = 12000 });
        using var pty = new PseudoTerminal();
        using var stop = new CancellationTokenSource();
        var port = bench.Board.Modem.ServeAsync(pty.Stream, stop.Token);

        var terminal = new ScriptTerminal(code, "list");
        using (var device = SerialDevice.Open(pty.SlavePath, 115200))
        {
            var app = new FirmwareApp(terminal, device) { CaCertificates = Encoding.ASCII.GetBytes(bench.CaPem) };
            Assert.True(await Task.Run(app.Run).WaitAsync(TimeSpan.FromSeconds(60)), terminal.Text);
        }

        await stop.CancelAsync();
        await port;
        Assert.Contains("OTA result: 0", terminal.Lines);
        Assert.Equal("PTY", Assert.Single(bench.Smdp.Orders, o => o.State == OrderState.Installed).MatchingId);
    }

    [Fact]
    public async Task A_modem_that_is_silent_is_said_to_be_and_tried_again()
    {
        using var pipe = new DuplexPipe();
        using var line = new StreamLine(pipe.First);
        var terminal = new ScriptTerminal("");
        var app = new FirmwareApp(terminal, line) { StartTimeout = 300 };
        Assert.False(await Task.Run(app.Run).WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(2, terminal.Lines.Count(l => l.StartsWith("error: starting: the modem did not answer", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_person_at_a_uart_sees_what_is_typed_and_can_correct_it()
    {
        using var pipe = new DuplexPipe();
        using var line = new StreamLine(pipe.First);
        var terminal = new UartTerminal(line) { TypingPause = 200 };
        await pipe.Second.WriteAsync("lisr\bt\u007f\u007fst\r\neid\nlast"u8.ToArray());

        Assert.Equal("list", terminal.ReadLine(5000));
        Assert.Equal("eid", terminal.ReadLine(5000));
        var timeout = Assert.Throws<NanoLpa.LpaException>(() => terminal.ReadLine(100));
        Assert.Equal(NanoLpa.LpaError.UserTimeout, timeout.Code);

        var echo = new byte[256];
        var count = await pipe.Second.ReadAsync(echo);
        Assert.StartsWith("lisr\b \bt\b \b\b \bst\r\neid\r\n", Encoding.ASCII.GetString(echo, 0, count));
    }
}
