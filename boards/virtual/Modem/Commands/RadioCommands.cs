using System.Globalization;

namespace NanoLpa.Virtual.Modem.Commands;

/// <summary>AT+QCFG as far as it is about the radio, and the words for failures.</summary>
internal static class RadioCommands
{
    /// <summary>What a BG95-M3 has: GSM, LTE-M, NB-IoT.</summary>
    private static readonly UInt128[] AllBands = [0xF, 0x400A0E189F, 0xA0E189F];

    public static void Register(CommandTable table) => table
        .Add("+QCFG", AtForm.Set, Configure)
        .Add("+CEER", AtForm.Execute, (port, _, answer) => answer.Tell("+CEER: " + Reason(port.Modem.Network.Now)));

    private static string Reason(NetworkTurn now) => now.State == NetworkState.Denied ? $"EMM attach rejected, cause {now.Cause}" : "No report available";

    private static AtResult Configure(ModemPort port, AtCommand command, AtAnswer answer)
    {
        var radio = port.Modem.Radio;
        var isBg95 = port.Modem.Options.Model == ModemModel.BG95;
        if (!command.TryText(0, out var key))
        {
            return AtResult.Error;
        }

        switch (key.ToLowerInvariant())
        {
            case "nwscanmode" when command.Count == 1:
                return answer.Tell($"+QCFG: \"nwscanmode\",{radio.ScanMode}");
            case "nwscanmode" when command.TryNumber(1, 0, 3, out var mode) && mode != 2 && command.TryOptionalNumber(2, 0, 1, 1, out _):
                radio.ScanMode = mode;
                radio.Writes++;
                return AtResult.Ok;
            case "iotopmode" when isBg95 && command.Count == 1:
                return answer.Tell($"+QCFG: \"iotopmode\",{radio.IotMode}");
            case "iotopmode" when isBg95 && command.TryNumber(1, 0, 2, out var mode) && command.TryOptionalNumber(2, 0, 1, 1, out _):
                radio.IotMode = mode;
                radio.Writes++;
                return AtResult.Ok;
            case "band" when isBg95 && command.Count == 1:
                return answer.Tell("+QCFG: \"band\"," + string.Join(',', radio.Bands.Select(band => "0x" + band.ToString("x", CultureInfo.InvariantCulture))));
            case "band" when isBg95 && command.Count is 4 or 5:
                return SetBands(radio, command);
            default:
                return AtResult.Error;
        }
    }

    private static AtResult SetBands(RadioSettings radio, AtCommand command)
    {
        var bands = new UInt128[AllBands.Length];
        for (var i = 0; i < bands.Length; i++)
        {
            var (text, quoted) = command.Arguments[i + 1];
            var digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
            if (quoted || !UInt128.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bands[i]) || (bands[i] & ~AllBands[i]) != 0)
            {
                return AtResult.Cme(CmeErrors.IncorrectParameters);
            }

            bands[i] = bands[i] == 0 ? radio.Bands[i] : bands[i];
        }

        radio.Bands = bands;
        radio.Writes++;
        return AtResult.Ok;
    }

    /// <summary>What AT+QCFG keeps.</summary>
    internal sealed class RadioSettings
    {
        public int ScanMode { get; set; }

        public int IotMode { get; set; } = 2;

        public UInt128[] Bands { get; set; } = AllBands;

        /// <summary>How often the flash was written.</summary>
        public int Writes { get; set; }
    }
}
