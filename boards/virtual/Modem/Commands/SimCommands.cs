namespace NanoLpa.Virtual.Modem.Commands;

/// <summary>The card: its state, its numbers, and AT+CSIM.</summary>
internal static class SimCommands
{
    /// <summary>27.007 lets a command APDU begin with five bytes.</summary>
    private const int ShortestCommand = 10;

    public static void Register(CommandTable table)
    {
        table
            .Add("+CPIN", AtForm.Read, State)
            .AddFixed("+CPIN", AtForm.Test)
            .Add("+CIMI", AtForm.Execute, (port, _, answer) => Tell(port, answer, port.Modem.Options.Imsi))
            .AddFixed("+CIMI", AtForm.Test)
            .AddAsync("+CSIM", AtForm.Set, ExchangeAsync)
            .Add("+CSIM", AtForm.Test, (port, _, _) => HasCsim(port) && !Habits(port).RefusesTest ? AtResult.Ok : AtResult.Error);
        foreach (var name in new[] { "+QCCID", "+CCID", "+ICCID" })
        {
            table.Add(name, AtForm.Execute, (port, _, answer) => Tell(port, answer, $"{name}: {Padded(port.Modem.Sim.Iccid)}"));
            table.AddFixed(name, AtForm.Test);
        }
    }

    /// <summary>Checks and takes apart length and hex digits of AT+CSIM and AT+CGLA.</summary>
    /// <param name="first">Where the length stands among the arguments; it and the digits are the last two.</param>
    /// <param name="apdu">The bytes.</param>
    public static AtResult ParseApdu(ModemPort port, AtCommand command, int first, out byte[] apdu)
    {
        apdu = [];
        if (command.Count != first + 2 || !command.TryNumber(first, 0, int.MaxValue, out var length) || !command.TryText(first + 1, out var digits))
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        if (length < ShortestCommand || length > port.Modem.Options.MaxCsimLength)
        {
            return AtResult.Cme(CmeErrors.OperationNotAllowed);
        }

        if (length != digits.Length || length % 2 != 0 || !digits.All(char.IsAsciiHexDigit))
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        apdu = Convert.FromHexString(digits);
        return Habits(port).RefusesLe && apdu.Length > 5 && apdu.Length != 5 + apdu[4] ? AtResult.Error : AtResult.Ok;
    }

    private static CardCommandOptions Habits(ModemPort port) => port.Modem.Options.CardCommands;

    private static bool HasCsim(ModemPort port) => Habits(port).Csim != CsimSupport.Absent;

    /// <summary>Whether AT+CSIM passes a command on.</summary>
    private static bool Passes(CsimSupport support, byte[] apdu) => support == CsimSupport.Full || (apdu[0] & 0x43) == 0
        || (support == CsimSupport.SelectsApplications && apdu[1] == 0xA4);

    /// <summary>A 19-digit ICCID fills its ten bytes with F.</summary>
    private static string? Padded(string? iccid) => iccid?.Length == 19 ? iccid + "F" : iccid;

    private static AtResult Tell(ModemPort port, AtAnswer answer, string line)
    {
        if (port.Modem.Sim.Iccid is null)
        {
            return port.Modem.Sim.Failure;
        }

        return answer.Tell(line);
    }

    /// <summary>A card without an enabled profile has a state of its own on newer modules.</summary>
    private static AtResult State(ModemPort port, AtCommand command, AtAnswer answer)
    {
        var sim = port.Modem.Sim;
        if (sim.Iccid is null && (!sim.Inserted || !sim.Powered || port.Modem.Options.Model == ModemModel.BG95))
        {
            return sim.Failure;
        }

        return answer.Tell(sim.Iccid is null ? "+CPIN: EMPTY_EUICC" : "+CPIN: READY");
    }

    private static async Task<AtResult> ExchangeAsync(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!HasCsim(port))
        {
            return AtResult.Error;
        }

        var check = ParseApdu(port, command, 0, out var apdu);
        if (check.Failed)
        {
            return check;
        }

        if (!Passes(Habits(port).Csim, apdu))
        {
            return AtResult.Cme(CmeErrors.OperationNotAllowed);
        }

        if (await port.Modem.Sim.TransmitAsync(apdu).ConfigureAwait(false) is not { } response)
        {
            return port.Modem.Sim.Failure;
        }

        return answer.Tell("+CSIM: " + Habits(port).Describe(response));
    }
}
