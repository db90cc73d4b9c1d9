namespace NanoLpa.Bench;

/// <summary>How long a download takes on hardware that is not there.</summary>
internal sealed record TimeModel
{
    /// <summary>Milliseconds that the card takes for any APDU.</summary>
    public double CardBlock { get; init; } = 30;

    /// <summary>Milliseconds that the card takes besides for each 100 bytes of APDU and answer.</summary>
    public double Card100 { get; init; } = 2;

    /// <summary>Milliseconds from the modem to the server and back.</summary>
    public double RoundTrip { get; init; } = 120;

    /// <summary>Nanoseconds that the device takes for one IL instruction: a guess, until one was measured.</summary>
    public double Instruction { get; init; } = 1000;

    // Start bit, 8 data bits, stop bit.
    private const int BitsPerByte = 10;

    // TCP takes one, TLS 1.2 two.
    private const int RoundTripsToConnect = 3;

    /// <summary>Seconds of each share. A command and its answer never run at once, and nothing else does.</summary>
    public Shares Of(Download download, int baudRate)
    {
        var exchanges = download.Wire.Exchanges;
        var uart = exchanges.Sum(e => e.Out + e.In) * (double)BitsPerByte / baudRate;
        var card = exchanges.Sum(Card) / 1000;
        var network = exchanges.Sum(e => (e.IsConnect ? RoundTripsToConnect : 0) + (e.BeginsRequest ? 1 : 0)) * RoundTrip / 1000;
        var code = download.Inside.Instructions.Values.Sum() * Instruction / 1e9;
        return new Shares(uart, card, network, code);
    }

    /// <summary>Seconds that the card works before the first request, and could while the modem connects: AT+QSSLOPEN answers at once.</summary>
    public double Overlap(Download download) => Math.Min(
        download.Wire.Exchanges.Where(e => e.Stage is LpaStage.OpenChannel or LpaStage.EuiccInfo).Sum(Card),
        download.Wire.Exchanges.Count(e => e.IsConnect) * RoundTripsToConnect * RoundTrip) / 1000;

    private double Card(Exchange exchange) => exchange.IsCard ? CardBlock + (Card100 * (exchange.Apdu.Length + exchange.Answered) / 100) : 0;
}

/// <summary>Seconds, by who takes them; nothing overlaps.</summary>
internal sealed record Shares(double Uart, double Card, double Network, double Code)
{
    public double Total => Uart + Card + Network + Code;
}
