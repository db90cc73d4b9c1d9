using Spectre.Console;

namespace NanoLpa.Desktop.Terminal;

/// <summary>How a line of the firmware's looks, by how it begins.</summary>
internal static class LineStyle
{
    private static readonly (string Start, Style Style)[] Starts =
    [
        ("error:", new Style(Color.Red)),
        ("OTA result: 0", new Style(Color.Green)),
        ("OTA result:", new Style(Color.Red)),
        ("trying again", new Style(Color.Yellow)),
        ("not reported yet", new Style(Color.Yellow)),
        ("notifications cannot be read", new Style(Color.Yellow)),
    ];

    // A scanner wants dark on light, whatever the terminal's colours are.
    private static readonly Style QrCode = new(Color.White, Color.Black);

    public static Style Of(string line)
    {
        if (line.AsSpan().IndexOfAnyExcept(" █▀▄") < 0 && line.Trim().Length > 0)
        {
            return QrCode;
        }

        return Array.Find(Starts, s => line.StartsWith(s.Start, StringComparison.Ordinal)).Style ?? Style.Plain;
    }
}
