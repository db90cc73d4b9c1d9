using NanoLpa.Firmware;
using QRCoder;

namespace NanoLpa.Desktop;

/// <summary><c>qr</c>: draws the QR code of an activation code.</summary>
public sealed class QrCommand : ICommand
{
    private const string Prefix = "LPA:";

    /// <inheritdoc/>
    public string Name => "qr";

    /// <inheritdoc/>
    public string Arguments => "<activation code>";

    /// <inheritdoc/>
    public string Help => "draws the QR code of an activation code, for a phone's camera";

    /// <inheritdoc/>
    public bool Run(LpaConsole lpa, string[] arguments)
    {
        if (arguments.Length != 1)
        {
            return lpa.FailUsage(this);
        }

        try
        {
            ActivationCode.Parse(arguments[0]);
        }
        catch (LpaException e)
        {
            e.Stage = LpaStage.ActivationCode;
            return lpa.Fail(e);
        }

        // Phones know it by what the scheme says in front, which is often left out by people.
        var text = arguments[0].StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? Prefix + arguments[0][Prefix.Length..] : Prefix + arguments[0];
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        for (var y = 0; y < rows.Count; y += 2)
        {
            lpa.Print(string.Concat(Enumerable.Range(0, rows.Count).Select(x => Block(rows[y][x], y + 1 < rows.Count && rows[y + 1][x]))));
        }

        lpa.Answer.Value("code", text);
        lpa.Answer.BeginArray("modules");
        foreach (var row in rows)
        {
            lpa.Answer.Value(null, string.Concat(row.Cast<bool>().Select(dark => dark ? '1' : '0')));
        }

        lpa.Answer.EndArray();
        return true;
    }

    /// <summary>Two modules, one above the other; the light ones are drawn, as a terminal is dark.</summary>
    private static char Block(bool upperIsDark, bool lowerIsDark) => (upperIsDark, lowerIsDark) switch
    {
        (false, false) => '█',
        (false, true) => '▀',
        (true, false) => '▄',
        (true, true) => ' ',
    };
}
