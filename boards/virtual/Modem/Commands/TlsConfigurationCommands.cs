using System.Globalization;

namespace NanoLpa.Virtual.Modem.Commands;

/// <summary>AT+QSSLCFG="key",context[,value]: with a value it sets, without it asks.</summary>
internal static class TlsConfigurationCommands
{
    private const string CipherSuite = "ciphersuite";

    private static readonly string[] CipherSuites =
    [
        "0X0035", "0X002F", "0X0005", "0X0004", "0X000A", "0X003D", "0XC009", "0XC00A", "0XC011", "0XC012", "0XC013", "0XC014",
        "0XC023", "0XC024", "0XC027", "0XC028", "0XC02B", "0XC02F", "0XC030", "0XFFFF",
    ];

    public static void Register(CommandTable table) => table
        .Add("+QSSLCFG", AtForm.Set, Configure)
        .AddFixed("+QSSLCFG", AtForm.Test, [.. Ranges()]);

    private static IEnumerable<string> Ranges()
    {
        foreach (var (key, (_, least, most)) in TlsContext.Numbers)
        {
            yield return $"+QSSLCFG: \"{key}\",(0-{TlsContext.Count - 1}),({least}-{most})";
        }

        yield return $"+QSSLCFG: \"{CipherSuite}\",(0-{TlsContext.Count - 1}),({string.Join(',', CipherSuites)})";
        foreach (var key in TlsContext.Texts)
        {
            yield return $"+QSSLCFG: \"{key}\",(0-{TlsContext.Count - 1}),<path>";
        }
    }

    private static AtResult Configure(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryText(0, out var key) || !command.TryNumber(1, 0, TlsContext.Count - 1, out var id) || command.Count > 3)
        {
            return AtResult.Error;
        }

        key = key.ToLowerInvariant();
        var context = port.Modem.Tls.Contexts[id];
        return command.Count == 2 ? Ask(context, key, id, answer) : Set(context, key, command);
    }

    private static AtResult Ask(TlsContext context, string key, int id, AtAnswer answer)
    {
        var value = key == CipherSuite ? $"0X{context.CipherSuite:X4}"
            : TlsContext.Numbers.ContainsKey(key) ? context.Number(key).ToString(CultureInfo.InvariantCulture)
            : TlsContext.Texts.Contains(key) ? $"\"{context.Text(key)}\""
            : null;
        if (value is null)
        {
            return AtResult.Error;
        }

        return answer.Tell($"+QSSLCFG: \"{key}\",{id},{value}");
    }

    /// <summary>The cipher suite stands without quotes: modules refuse it with them.</summary>
    private static AtResult Set(TlsContext context, string key, AtCommand command)
    {
        if (key == CipherSuite)
        {
            var text = command.Arguments[2].Text.ToUpperInvariant();
            if (command.Arguments[2].Quoted || !CipherSuites.Contains(text))
            {
                return AtResult.Error;
            }

            context.CipherSuite = int.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return AtResult.Ok;
        }

        if (TlsContext.Numbers.TryGetValue(key, out var limits) && command.TryNumber(2, limits.Least, limits.Most, out var number))
        {
            context.SetNumber(key, number);
            return AtResult.Ok;
        }

        if (TlsContext.Texts.Contains(key) && command.TryText(2, out var path))
        {
            context.SetText(key, path);
            return AtResult.Ok;
        }

        return AtResult.Error;
    }
}
