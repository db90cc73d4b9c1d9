using System.Globalization;
using System.Text;

namespace NanoLpa.Bench;

/// <summary>What was measured, as Markdown.</summary>
internal static class Table
{
    private static readonly int[] BaudRates = [115200, 921600];

    private static readonly NumberFormatInfo Thousands = new() { NumberGroupSeparator = " " };

    // What takes less is not worth a row.
    private const double LeastPerByte = 0.5;

    /// <summary>Downloads, one a column.</summary>
    public static string Of(IReadOnlyList<Download> downloads, TimeModel model)
    {
        var text = new StringBuilder();
        Row(text, "one download", downloads, d => $"{d.Size / 1024} KB");
        text.AppendLine("|---|" + string.Concat(downloads.Select(_ => "---:|")));
        Row(text, "bound profile package, bytes", downloads, d => Number(d.Wire.PackageBytes));
        Row(text, "AT commands", downloads, d => Number(d.Wire.Exchanges.Count));
        Row(text, "APDUs among them", downloads, d => Number(d.Wire.Exchanges.Count(e => e.IsCard)));
        Row(text, "AT+QSSLRECV among them; those that found nothing", downloads, d =>
            $"{Number(d.Wire.Exchanges.Count(e => e.IsReceive))}; {Number(d.Wire.Exchanges.Count(e => e.IsReceive && e.Answered == 0))}");
        Row(text, "UART, to the modem, bytes", downloads, d => Number(d.Wire.Exchanges.Sum(e => e.Out)));
        Row(text, "UART, from the modem, bytes", downloads, d => Number(d.Wire.Exchanges.Sum(e => e.In)));
        Row(text, "package phase: least possible for AT+CSIM, bytes", downloads, d => Number(d.CardBound));
        Row(text, "package phase: AT+CSIM over that", downloads, d => Ratio(d.CardRatio));
        Row(text, "package phase: AT+CSIM and AT+QSSLRECV over their least", downloads, d => Ratio(d.Ratio));
        Row(text, "TCP connections; TLS handshakes", downloads, d => $"{d.Connections}; {d.Handshakes}");
        Row(text, "at the console, with all that servers are told behind it: AT commands; APDUs", downloads, d =>
            $"{Number(d.Console.Count)}; {Number(d.Console.Count(e => e.IsCard))}");
        Row(text, "… UART, both ways, bytes", downloads, d => Number(d.Console.Sum(e => e.Out + e.In)));
        Row(text, "… TCP connections; TLS handshakes", downloads, d => $"{d.ConsoleConnections}; {d.ConsoleHandshakes}");
        foreach (var rate in BaudRates)
        {
            Row(text, $"modelled at {rate} bit/s, s", downloads, d => Seconds(model.Of(d, rate).Total));
            Row(text, "… UART, card, network, own code, %", downloads, d => Percent(model.Of(d, rate)));
        }

        Row(text, "… card work that could be done while TLS connects, s", downloads, d => Seconds(model.Overlap(d)));
        Row(text, ".NET: bytes allocated; per package byte", downloads, d =>
            $"{Number(d.Inside.Allocated)}; {Ratio((double)d.Inside.Allocated / d.Wire.PackageBytes)}");
        Row(text, ".NET: bytes live before; most besides during", downloads, d => $"{Number(d.Inside.LiveAtRest)}; {Number(d.Inside.LiveDuring)}");
        Row(text, "IL instructions per package byte", downloads, d =>
            PerByte(d.Inside.Instructions.Values.Sum() / (double)d.Wire.PackageBytes));
        return text.ToString();
    }

    /// <summary>IL instructions that each further byte of a package takes, by class.</summary>
    public static string OfCode(Download small, Download large)
    {
        var bytes = large.Wire.PackageBytes - small.Wire.PackageBytes;
        var text = new StringBuilder("| IL instructions per further package byte | |\n|---|---:|\n");
        var rest = 0.0;
        foreach (var (name, count) in large.Inside.Instructions.OrderByDescending(pair => pair.Value))
        {
            var perByte = (count - small.Inside.Instructions.GetValueOrDefault(name)) / (double)bytes;
            if (perByte < LeastPerByte)
            {
                rest += perByte;
                continue;
            }

            text.AppendLine($"| {name[(name.LastIndexOf('.') + 1)..]} | {PerByte(perByte)} |");
        }

        return text.AppendLine($"| all else | {PerByte(rest)} |").ToString();
    }

    /// <summary>Assemblies.</summary>
    public static string OfSizes(IReadOnlyList<AssemblySize> sizes)
    {
        var text = new StringBuilder("| built for nanoFramework, bytes | IL | budget | metadata | budget |\n|---|---:|---:|---:|---:|\n");
        foreach (var size in sizes)
        {
            text.AppendLine($"| {size.Name}{(size.IsWithinBudget ? "" : " (over budget)")} | {Number(size.Code)} | {Number(size.CodeBudget)} | {Number(size.Metadata)} | {Number(size.MetadataBudget)} |");
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, IEnumerable<Download> downloads, Func<Download, string> cell) =>
        text.AppendLine($"| {name} | {string.Join(" | ", downloads.Select(cell))} |");

    private static string Number(long value) => value.ToString("N0", Thousands);

    private static string Ratio(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Seconds(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string PerByte(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Percent(Shares shares) =>
        string.Join(", ", new[] { shares.Uart, shares.Card, shares.Network, shares.Code }.Select(s => (100 * s / shares.Total).ToString("0", CultureInfo.InvariantCulture)));
}
