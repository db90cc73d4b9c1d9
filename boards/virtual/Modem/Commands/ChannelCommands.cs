namespace NanoLpa.Virtual.Modem.Commands;

/// <summary>Logical channels by session: AT+CCHO, AT+CGLA, AT+CCHC (27.007, 8.45 and following).</summary>
internal static class ChannelCommands
{
    private const int ShortestAid = 10;
    private const int LongestAid = 32;

    public static void Register(CommandTable table) => table
        .AddAsync("+CCHO", AtForm.Set, OpenAsync)
        .AddFixed("+CCHO", AtForm.Test)
        .AddAsync("+CGLA", AtForm.Set, ExchangeAsync)
        .AddFixed("+CGLA", AtForm.Test)
        .AddAsync("+CCHC", AtForm.Set, CloseAsync)
        .AddFixed("+CCHC", AtForm.Test);

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

        if (await sim.OpenAsync(Convert.FromHexString(digits)).ConfigureAwait(false) is not { } session)
        {
            return AtResult.Cme(CmeErrors.NotFound);
        }

        return answer.Tell($"+CCHO: {session}");
    }

    private static async Task<AtResult> ExchangeAsync(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryNumber(0, 0, int.MaxValue, out var session))
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

        return answer.Tell($"+CGLA: {response.Length * 2},\"{Convert.ToHexString(response)}\"");
    }

    private static async Task<AtResult> CloseAsync(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (command.Count != 1 || !command.TryNumber(0, 0, int.MaxValue, out var session))
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        var closed = await port.Modem.Sim.CloseAsync(session).ConfigureAwait(false);
        return closed ? AtResult.Ok : AtResult.Cme(CmeErrors.InvalidIndex);
    }
}
