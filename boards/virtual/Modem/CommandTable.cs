namespace NanoLpa.Virtual.Modem;

/// <summary>Carries out one command; what it writes to the answer comes before the final result.</summary>
internal delegate Task<AtResult> AtHandler(ModemPort port, AtCommand command, AtAnswer answer);

/// <summary>All commands of the modem. A form that is not here is answered with ERROR.</summary>
internal sealed class CommandTable
{
    private readonly Dictionary<(string Name, AtForm Form), AtHandler> _handlers = [];

    /// <summary>A command that has to wait for something.</summary>
    public CommandTable AddAsync(string name, AtForm form, AtHandler handler)
    {
        _handlers.Add((name, form), handler);
        return this;
    }

    /// <summary>A command that answers at once.</summary>
    public CommandTable Add(string name, AtForm form, Func<ModemPort, AtCommand, AtAnswer, AtResult> handler) =>
        AddAsync(name, form, (port, command, answer) => Task.FromResult(handler(port, command, answer)));

    /// <summary>A command with always the same information, none when empty.</summary>
    public CommandTable AddFixed(string name, AtForm form, params string[] lines) => Add(name, form, (_, _, answer) =>
    {
        foreach (var line in lines)
        {
            answer.Line(line);
        }

        return AtResult.Ok;
    });

    public AtHandler? Find(AtCommand command) => _handlers.GetValueOrDefault((command.Name, command.Form));
}
