namespace NanoLpa.Virtual.Modem.Commands;

/// <summary>Signal, operator and registration.</summary>
internal static class NetworkCommands
{
    private const string Network = "Test PLMN 1-1";
    private const int LteM = 8;
    private const int Lte = 7;

    public static void Register(CommandTable table)
    {
        table
            .Add("+CSQ", AtForm.Execute, (port, _, answer) => answer.Tell($"+CSQ: {Signal(port.Modem)},99"))
            .AddFixed("+CSQ", AtForm.Test, "+CSQ: (0-31,99),(0-7,99)")
            .Add("+COPS", AtForm.Read, Operator)
            .Add("+COPS", AtForm.Set, (_, command, _) => Check(command, 4))
            .Add("+COPS", AtForm.Test, (port, _, answer) => answer.Tell($"+COPS: (2,\"{Network}\",\"TEST\",\"00101\",{Technology(port)}),,(0-4),(0-2)"))
            .Add("+CGATT", AtForm.Read, (port, _, answer) => answer.Tell(port.Modem.Registered ? "+CGATT: 1" : "+CGATT: 0"))
            .Add("+CGATT", AtForm.Set, (_, command, _) => Check(command, 1))
            .AddFixed("+CGATT", AtForm.Test, "+CGATT: (0,1)");
        Registration(table, "+CREG", 3);
        Registration(table, "+CGREG", 3);
        Registration(table, "+CEREG", 5);
    }

    /// <summary>There is one network and one way into it: settings are checked, and change nothing.</summary>
    private static AtResult Check(AtCommand command, int most) =>
        command.TryNumber(0, 0, most, out _) ? AtResult.Ok : AtResult.Cme(CmeErrors.IncorrectParameters);

    /// <summary>A network that refuses is heard, too, and one that a script has yet to come to.</summary>
    private static int Signal(VirtualModem modem) =>
        modem.Registered || modem.Network.Now.State == NetworkState.Denied || (modem.Options.Registration is not null && modem.Functionality == 1)
            ? modem.Options.Signal
            : 99;

    private static int Technology(ModemPort port) => port.Modem.Options.Model == ModemModel.BG95 ? LteM : Lte;

    private static AtResult Operator(ModemPort port, AtCommand command, AtAnswer answer) =>
        answer.Tell(port.Modem.Registered ? $"+COPS: 0,0,\"{Network}\",{Technology(port)}" : "+COPS: 0");

    private static void Registration(CommandTable table, string name, int most)
    {
        table
            .Add(name, AtForm.Read, (port, _, answer) =>
            {
                var mode = port.Modem.ReportModes.GetValueOrDefault(name);
                return answer.Tell($"{name}: {mode},{port.Modem.Network.Describe(name, mode)}");
            })
            .Add(name, AtForm.Set, (port, command, _) =>
            {
                if (!command.TryNumber(0, 0, most, out var mode))
                {
                    return AtResult.Cme(CmeErrors.IncorrectParameters);
                }

                port.Modem.ReportModes[name] = mode;
                return AtResult.Ok;
            })
            .AddFixed(name, AtForm.Test, $"{name}: (0-{most})");
    }
}
