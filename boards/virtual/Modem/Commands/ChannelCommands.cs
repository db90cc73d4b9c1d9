using System.Globalization;

namespace NanoLpa.Virtual.Modem.Commands;

/// <summary>Logical channels by session: AT+CCHO, AT+CGLA, AT+CCHC (27.007, 8.45 and following).</summary>
internal static class ChannelCommands
{
    private const int ShortestAid = 10;
    private const int LongestAid = 32;

    public static void Register(CommandTable table) => table
        .AddAsync("+CCHO", AtForm.Set, Present(OpenAsync))
        .Add("+CCHO", AtForm.Test, Test)
        .AddAsync("+CGLA", AtForm.Set, Present(ExchangeAsync))
        .Add("+CGLA", AtForm.Test, Test)
        .AddAsync("+CCHC", AtForm.Set, Present(CloseAsync))
        .Add("+CCHC", AtForm.Test, Test);

    private static CardCommandOptions Habits(ModemPort port) => port.Modem.Options.CardCommands;

    private static AtHandler Present(AtHandler handler) => (port, command, answer) =>
        Habits(port).HasChannelCommands ? handler(port, command, answer) : Task.FromResult(AtResult.Error);

    private static AtResult Test(ModemPort port, AtCommand command, AtAnswer answer) =>
        Habits(port) is { HasChannelCommands: true, RefusesTest: false } ? AtResult.Ok : AtResult.Error;

    private static AtResult Tell(ModemPort port, AtAnswer answer, string name, string value)
    {
        var habits = Habits(port);
        return answer.Tell(habits.BareAnswers ? value : name + (habits.NoBlanks ? ":" : ": ") + value);
    }

    private static bool TrySession(ModemPort port, AtCommand command, out int session)
    {
        session = 0;
        return Habits(port).HexSessions
            ? command.Count > 0 && int.TryParse(command.Arguments[0].Text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out session)
            : command.TryNumber(0, 0, int.MaxValue, out session);
    }

    private static async Task<AtResult> OpenAsync(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (command.Count != 1 || !command.TryText(0, out var digits) || digits.Length is < ShortestAid or > LongestAid
            || digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit))
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        var sim = port.Modem.Sim;
        if (!sim.Inserted || !sim.Powered)
        {
            return sim.Failure;
        }

        var (result, session) = await sim.OpenAsync(Convert.FromHexString(digits)).ConfigureAwait(false);
        var format = Habits(port).HexSessions ? "X" : "D";
        return result.Failed ? result : Tell(port, answer, "+CCHO", session.ToString(format, CultureInfo.InvariantCulture));
    }

    private static async Task<AtResult> ExchangeAsync(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!TrySession(port, command, out var session))
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        var check = SimCommands.ParseApdu(port, command, 1, out var apdu);
        if (check.Failed)
        {
            return check;
        }

        var (known, response) = await port.Modem.Sim.TransmitAsync(session, apdu).ConfigureAwait(false);
        if (!known)
        {
            return AtResult.Cme(CmeErrors.InvalidIndex);
        }

        if (response is null)
        {
            return port.Modem.Sim.Failure;
        }

        return Tell(port, answer, "+CGLA", port.Modem.Options.CardCommands.Describe(response));
    }

    private static async Task<AtResult> CloseAsync(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (command.Count != 1 || !TrySession(port, command, out var session))
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        var closed = await port.Modem.Sim.CloseAsync(session).ConfigureAwait(false);
        return closed ? AtResult.Ok : AtResult.Cme(CmeErrors.InvalidIndex);
    }
}
