using NanoLpa.Desktop.Serial;

namespace NanoLpa.Flash;

/// <summary>The board's console on this terminal.</summary>
internal static class BoardConsole
{
    private const int BaudRate = 115200;
    private const int Poll = 200;

    /// <summary>Shows what the board prints and sends what is typed, line by line, until it is stopped or no more is typed.</summary>
    /// <exception cref="IOException">The port cannot be opened, or is gone.</exception>
    public static async Task RunAsync(string port, TextReader input, TextWriter output, CancellationToken stop)
    {
        output.WriteLine($"console on {port}, {BaudRate} bit/s; Ctrl+C leaves it");
        using var device = SerialDevice.Open(port, BaudRate);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var show = Task.Run(() => Show(device, output, ended.Token), CancellationToken.None);
        var send = Task.Run(() => Send(device, input, ended.Token), CancellationToken.None).WaitAsync(stop);
        var first = await Task.WhenAny(show, send);
        await ended.CancelAsync();
        await show;
        await first;
    }

    private static void Show(SerialDevice device, TextWriter output, CancellationToken stop)
    {
        var buffer = new byte[1024];
        var decoder = System.Text.Encoding.UTF8.GetDecoder();
        var characters = new char[buffer.Length];
        while (!stop.IsCancellationRequested)
        {
            var count = device.Read(buffer, 0, buffer.Length, Poll);
            if (count < 0)
            {
                throw new IOException("the serial port is gone");
            }

            output.Write(characters, 0, decoder.GetChars(buffer, 0, count, characters, 0));
            output.Flush();
        }
    }

    private static void Send(SerialDevice device, TextReader input, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && input.ReadLine() is { } line)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(line + "\r\n");
            device.Write(bytes, 0, bytes.Length);
        }
    }
}
