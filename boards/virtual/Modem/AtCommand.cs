using System.Globalization;

namespace NanoLpa.Virtual.Modem;

/// <summary>AT+X, AT+X?, AT+X=? and AT+X=...</summary>
internal enum AtForm
{
    Execute,
    Read,
    Test,
    Set,
}

internal readonly record struct AtArgument(string Text, bool Quoted);

/// <summary>One command of a command line, taken apart.</summary>
internal sealed record AtCommand(string Name, AtForm Form, IReadOnlyList<AtArgument> Arguments)
{
    public int Count => Arguments.Count;

    /// <summary>An unquoted decimal number within limits.</summary>
    public bool TryNumber(int index, int minimum, int maximum, out int value)
    {
        value = 0;
        return index < Count && !Arguments[index].Quoted
            && int.TryParse(Arguments[index].Text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value >= minimum && value <= maximum;
    }

    /// <summary>Like <see cref="TryNumber"/>, but a missing or empty argument has a default.</summary>
    public bool TryOptionalNumber(int index, int minimum, int maximum, int fallback, out int value)
    {
        value = fallback;
        return index >= Count || (Arguments[index].Text.Length == 0 && !Arguments[index].Quoted)
            || TryNumber(index, minimum, maximum, out value);
    }

    /// <summary>A quoted string.</summary>
    public bool TryText(int index, out string text)
    {
        text = index < Count ? Arguments[index].Text : "";
        return index < Count && Arguments[index].Quoted;
    }

    /// <summary>Takes a command line apart, without its "AT".</summary>
    /// <returns>The commands in order; null when the line is no sentence.</returns>
    public static List<AtCommand>? ParseLine(string line)
    {
        var commands = new List<AtCommand>();
        var at = 0;
        while (at < line.Length)
        {
            if (line[at] is ' ' or ';')
            {
                at++;
                continue;
            }

            var command = char.IsAsciiLetter(line[at]) || line[at] == '&' ? Basic(line, ref at) : Extended(line, ref at);
            if (command is null)
            {
                return null;
            }

            commands.Add(command);
        }

        return commands;
    }

    private static AtCommand? Basic(string line, ref int at)
    {
        var start = at;
        at += line[at] == '&' ? 2 : 1;
        if (at > line.Length || !char.IsAsciiLetter(line[at - 1]))
        {
            return null;
        }

        var name = line[start..at].ToUpperInvariant();
        var arguments = new List<AtArgument>();
        Digits(line, ref at, arguments);
        var form = AtForm.Execute;
        if (at < line.Length && line[at] is '=' or '?')
        {
            form = line[at++] == '?' ? AtForm.Read : AtForm.Set;
            Digits(line, ref at, arguments);
        }

        return new AtCommand(name, form, arguments);
    }

    private static void Digits(string line, ref int at, List<AtArgument> arguments)
    {
        var start = at;
        while (at < line.Length && char.IsAsciiDigit(line[at]))
        {
            at++;
        }

        if (at > start)
        {
            arguments.Add(new AtArgument(line[start..at], false));
        }
    }

    private static AtCommand? Extended(string line, ref int at)
    {
        var start = at;
        while (at < line.Length && line[at] is not ('=' or '?' or ';'))
        {
            at++;
        }

        var name = line[start..at].Trim().ToUpperInvariant();
        var end = at;
        var quoted = false;
        while (end < line.Length && (quoted || line[end] != ';'))
        {
            quoted ^= line[end++] == '"';
        }

        var rest = line[at..end].Trim();
        at = end;
        if (name.Length < 2 || quoted)
        {
            return null;
        }

        return rest switch
        {
            "" => new AtCommand(name, AtForm.Execute, []),
            "?" => new AtCommand(name, AtForm.Read, []),
            "=?" => new AtCommand(name, AtForm.Test, []),
            _ when rest[0] == '=' && Split(rest[1..]) is { } arguments => new AtCommand(name, AtForm.Set, arguments),
            _ => null,
        };
    }

    private static List<AtArgument>? Split(string text)
    {
        var arguments = new List<AtArgument>();
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (quoted || text[i] != ','))
            {
                quoted ^= text[i] == '"';
                continue;
            }

            var piece = text[start..i].Trim();
            start = i + 1;
            var isText = piece.Length >= 2 && piece[0] == '"' && piece[^1] == '"';
            var value = isText ? piece[1..^1] : piece;
            if (value.Contains('"'))
            {
                return null;
            }

            arguments.Add(new AtArgument(value, isText));
        }

        return arguments;
    }
}
