using System.Text;
using NanoLpa.Desktop.Serial;
using NanoLpa.Quectel;
using NanoLpa.Virtual.Modem;

namespace HostTests;

/// <summary>Pseudo-terminals, serial devices and streams as serial lines.</summary>
public class PtySerialTests
{
    private const int Patience = 20_000;

    private static readonly byte[] EveryByte = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];

    private static byte[] Take(ISerialLine line, int count)
    {
        var buffer = new byte[count];
        var got = 0;
        while (got < count)
        {
            var read = line.Read(buffer, got, count - got, Patience);
            Assert.True(read > 0, $"{read} after {got} bytes: {Encoding.Latin1.GetString(buffer, 0, got)}");
            got += read;
        }

        return buffer;
    }

    private static async Task<byte[]> TakeAsync(Stream stream, int count)
    {
        var buffer = new byte[count];
        using var deadline = new CancellationTokenSource(Patience);
        await stream.ReadExactlyAsync(buffer, deadline.Token);
        return buffer;
    }

    [Fact]
    public async Task BytesPassUnchangedAndClientsComeAndGo()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Throws<PlatformNotSupportedException>(() => new PseudoTerminal());
            return;
        }

        using var terminal = new PseudoTerminal();
        for (var round = 0; round < 3; round++)
        {
            using var client = SerialDevice.Open(terminal.SlavePath, round == 0 ? 9600 : 921600);
            client.Write(EveryByte, 0, 256);
            Assert.Equal(EveryByte, await TakeAsync(terminal.Stream, 256));
            await terminal.Stream.WriteAsync(EveryByte);
            Assert.Equal(EveryByte, Take(client, 256));
            Assert.Equal(0, client.Read(new byte[1], 0, 1, 50));
        }

        await Task.Delay(150);
        await using (var plain = new FileStream(terminal.SlavePath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0))
        {
            await plain.WriteAsync(EveryByte);
            Assert.Equal(EveryByte, await TakeAsync(terminal.Stream, 256));
        }
    }

    [Fact]
    public async Task MuchDataIsNotLost()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var terminal = new PseudoTerminal();
        using var client = SerialDevice.Open(terminal.SlavePath);
        var data = new byte[200_000];
        new Random(1).NextBytes(data);
        var sending = terminal.Stream.WriteAsync(data).AsTask();
        Assert.Equal(data, Take(client, data.Length));
        await sending;
        var writing = Task.Run(() => client.Write(data, 0, data.Length));
        Assert.Equal(data, await TakeAsync(terminal.Stream, data.Length));
        await writing;
    }

    [Fact]
    public async Task DeviceIsForOneProgramAndTellsWhenItIsGone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var terminal = new PseudoTerminal();
        var client = SerialDevice.Open(terminal.SlavePath);
        Assert.Contains("in use", Assert.Throws<IOException>(() => SerialDevice.Open(terminal.SlavePath)).Message);
        client.Dispose();
        Assert.Equal(-1, client.Read(new byte[1], 0, 1, 1000));
        using var second = SerialDevice.Open(terminal.SlavePath);
        var reading = Task.Run(() => second.Read(new byte[1], 0, 1, Patience));
        await Task.Delay(50);
        terminal.Dispose();
        Assert.Equal(-1, await reading.WaitAsync(TimeSpan.FromMilliseconds(Patience)));
        Assert.Throws<IOException>(() => SerialDevice.Open(terminal.SlavePath));
        Assert.Contains("12345", Assert.Throws<IOException>(() => SerialDevice.Open(terminal.SlavePath, 12345)).Message);
        Assert.Contains("no serial port", Assert.Throws<IOException>(() => SerialDevice.Open("/dev/null")).Message);
    }

    [Fact]
    public async Task DisposingTheDeviceEndsARead()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var terminal = new PseudoTerminal();
        var client = SerialDevice.Open(terminal.SlavePath);
        var reading = Task.Run(() => client.Read(new byte[1], 0, 1, Patience));
        await Task.Delay(50);
        client.Dispose();
        Assert.Equal(-1, await reading.WaitAsync(TimeSpan.FromMilliseconds(Patience)));
    }

    [Fact]
    public void LinkIsMadeReplacedAndRemoved()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("nanolpa").FullName;
        try
        {
            var link = Path.Combine(folder, "modem");
            File.CreateSymbolicLink(link, "/dev/pts/nobody");
            using (var terminal = new PseudoTerminal())
            {
                terminal.LinkAt(link);
                terminal.LinkAt(link);
                Assert.Equal(terminal.SlavePath, new FileInfo(link).LinkTarget);
                SerialDevice.Open(link).Dispose();
                using var other = new PseudoTerminal();
                Assert.Throws<IOException>(() => other.LinkAt(link));
                other.Dispose();
                Assert.Equal(terminal.SlavePath, new FileInfo(link).LinkTarget);
            }

            Assert.Empty(Directory.GetFileSystemEntries(folder));
            File.WriteAllText(link, "mine");
            using (var terminal = new PseudoTerminal())
            {
                Assert.Contains(link, Assert.Throws<IOException>(() => terminal.LinkAt(link)).Message);
                Assert.Throws<IOException>(() => terminal.LinkAt(folder));
            }

            Assert.Equal("mine", File.ReadAllText(link));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public async Task ModemAnswersClientsOfThePseudoTerminal()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var terminal = new PseudoTerminal();
        await using var modem = new VirtualModem(new ModemOptions { Card = _ => [0x01, 0x90, 0x00] });
        var serving = modem.ServeAsync(terminal.Stream);
        for (var round = 0; round < 2; round++)
        {
            using var client = SerialDevice.Open(terminal.SlavePath);
            const string Command = "AT+CSIM=10,\"0070000001\"\r\n";
            client.Write(Encoding.ASCII.GetBytes(Command), 0, Command.Length);
            const string Answer = "AT+CSIM=10,\"0070000001\"\r\r\n+CSIM: 6,\"019000\"\r\n\r\nOK\r\n";
            Assert.Equal(Answer, Encoding.ASCII.GetString(Take(client, Answer.Length)));
        }

        terminal.Dispose();
        await serving.WaitAsync(TimeSpan.FromMilliseconds(Patience));
    }

    [Fact]
    public async Task NobodyListeningDoesNotStopTheModemForEver()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var terminal = new PseudoTerminal();
        await terminal.Stream.WriteAsync(new byte[30_000]).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
        using var client = SerialDevice.Open(terminal.SlavePath);
        await terminal.Stream.WriteAsync("fresh"u8.ToArray());
        Assert.Equal("fresh"u8.ToArray(), Take(client, 5));
    }

    [Fact]
    public async Task PipeJoinsLineAndModem()
    {
        using var cable = new DuplexPipe();
        using var line = new StreamLine(cable.First);
        await using var modem = new VirtualModem(new ModemOptions());
        var serving = modem.ServeAsync(cable.Second);
        Assert.Equal(0, line.Read(new byte[1], 0, 1, 0));
        Assert.Equal(0, line.Read(new byte[1], 0, 1, 50));
        line.Write("xATE0\rx"u8.ToArray(), 1, 5);
        Assert.Equal("ATE0\r\r\nOK\r\n", Encoding.ASCII.GetString(Take(line, 11)));
        var data = new byte[300_000];
        new Random(2).NextBytes(data);
        await modem.DisposeAsync();
        await serving;
        var writing = cable.Second.WriteAsync(data).AsTask();
        Assert.Equal(data, Take(line, data.Length));
        await writing;
        cable.Second.Dispose();
        Assert.Equal(-1, line.Read(new byte[1], 0, 1, Patience));
        Assert.Throws<IOException>(() => line.Write(data, 0, 1));
    }

    [Fact]
    public async Task DisposedLineIsGone()
    {
        using var cable = new DuplexPipe();
        var line = new StreamLine(cable.First);
        var reading = Task.Run(() => line.Read(new byte[1], 0, 1, Patience));
        await Task.Delay(50);
        line.Dispose();
        Assert.Equal(-1, await reading.WaitAsync(TimeSpan.FromMilliseconds(Patience)));
    }
}
