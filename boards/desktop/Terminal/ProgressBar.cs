using System.Globalization;
using System.Text.RegularExpressions;

namespace NanoLpa.Desktop.Terminal;

/// <summary>A bar for lines that say how far something is: <c>  45 %, 5400 of 12000 bytes</c>.</summary>
internal static partial class ProgressBar
{
    private const int Cells = 30;

    /// <summary>The bar.</summary>
    /// <param name="line">What stands in front of it.</param>
    /// <param name="unicode">Whether there are blocks; otherwise it is made of ASCII.</param>
    /// <param name="width">The terminal's width: where the bar has no room, there is none.</param>
    /// <returns>Null when the line says nothing of the kind.</returns>
    public static string? Of(string line, bool unicode, int width)
    {
        var match = Percent().Match(line);
        if (!match.Success || line.Length + Cells + 3 > width)
        {
            return null;
        }

        var done = Cells * Math.Min(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), 100) / 100;
        return "  " + new string(unicode ? '█' : '#', done) + new string(unicode ? '░' : '.', Cells - done);
    }

    [GeneratedRegex(@"^ +(\d{1,3}) %, ")]
    private static partial Regex Percent();
}
