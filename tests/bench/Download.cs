namespace NanoLpa.Bench;

/// <summary>A download of one size: seen from outside in this process, from inside in another that holds nothing but the library.</summary>
/// <param name="Size">Bytes of the profile before it is protected.</param>
/// <param name="Wire">What crossed the UART.</param>
/// <param name="Inside">What happened on the heap, and which code ran.</param>
/// <param name="Connections">TCP connections that the server has seen.</param>
/// <param name="Handshakes">TLS handshakes that the server has seen.</param>
internal sealed record Download(int Size, Measurement Wire, Measurement Inside, int Connections, int Handshakes)
{
    /// <summary>What crossed the UART when it was done at the console, until servers had been told everything.</summary>
    public IReadOnlyList<Exchange> Console { get; init; } = [];

    /// <summary>TCP connections then.</summary>
    public int ConsoleConnections { get; init; }

    /// <summary>TLS handshakes then.</summary>
    public int ConsoleHandshakes { get; init; }

    private IEnumerable<Exchange> Package => Wire.Exchanges.Where(e => e.IsOfPackage);

    /// <summary>Bytes on the UART in the package phase, of AT+CSIM alone, over the least possible.</summary>
    public double CardRatio => Package.Where(e => e.IsCard).Sum(e => e.Out + e.In) / (double)CardBound;

    /// <summary>Bytes on the UART in the package phase, of all, over the least possible.</summary>
    public double Ratio =>
        Package.Sum(e => e.Out + e.In) / (double)(CardBound + LowerBound.OfSocket(Wire.PackageBytes));

    /// <summary>Bytes of AT+CSIM that the package phase cannot do without.</summary>
    public int CardBound => LowerBound.OfCard(Wire.Exchanges);

    /// <summary>Measures a download on the UART, then from inside another process on the same board, then at the console on another board.</summary>
    /// <param name="size">Bytes of the profile before it is protected.</param>
    public static async Task<Download> MeasureAsync(int size)
    {
        await using var board = await BenchBoard.StartAsync();
        Measurement wire;
        using (var line = new SocketLine(board.Port))
        {
            wire = Meter.Count(line, board.Order(size), board.CaPem);
        }

        var (connections, handshakes) = (board.Smdp.Connections, board.Smdp.Handshakes);
        var inside = await MeterProcess.RunAsync(board, size);

        await using var another = await BenchBoard.StartAsync();
        var console = ConsoleMeter.Count(another, size);
        return new Download(size, wire, inside, connections, handshakes)
        {
            Console = console, ConsoleConnections = another.Smdp.Connections, ConsoleHandshakes = another.Smdp.Handshakes,
        };
    }
}
