namespace NanoLpa.Virtual.Modem.Commands;

/// <summary>PDP contexts: 27.007's commands and the ones of the modem's own sockets.</summary>
internal static class PdpCommands
{
    private static readonly string[] Protocols = ["IP", "IPV6", "IPV4V6"];

    public static void Register(CommandTable table) => table
        .Add("+CGDCONT", AtForm.Set, Define)
        .Add("+CGDCONT", AtForm.Read, (port, _, answer) => Each(port, answer, context =>
            $"+CGDCONT: {context.Id},\"{context.Protocol}\",\"{context.AccessPoint}\",\"{(context.Active ? context.Address : "0.0.0.0")}\",0,0,0"))
        .AddFixed("+CGDCONT", AtForm.Test, "+CGDCONT: (1-15),\"IP\",,,(0-2),(0-4),(0)")
        .Add("+CGACT", AtForm.Set, Activate)
        .Add("+CGACT", AtForm.Read, (port, _, answer) => Each(port, answer, context => $"+CGACT: {context.Id},{(context.Active ? 1 : 0)}"))
        .AddFixed("+CGACT", AtForm.Test, "+CGACT: (0,1)")
        .Add("+CGPADDR", AtForm.Set, (port, command, answer) => Addresses(port, command, answer))
        .Add("+CGPADDR", AtForm.Execute, (port, command, answer) => Addresses(port, command, answer))
        .AddFixed("+CGPADDR", AtForm.Test, "+CGPADDR: (1-15)")
        .Add("+QICSGP", AtForm.Set, Configure)
        .AddFixed("+QICSGP", AtForm.Test, "+QICSGP: (1-15),(1-3),<APN>,<username>,<password>,(0-3)")
        .Add("+QIACT", AtForm.Set, ActivateForSockets)
        .Add("+QIACT", AtForm.Read, (port, _, answer) => Each(port, answer, context =>
            context.SocketsActive ? $"+QIACT: {context.Id},1,1,\"{context.Address}\"" : null))
        .AddFixed("+QIACT", AtForm.Test, "+QIACT: (1-15)")
        .Add("+QIDEACT", AtForm.Set, DeactivateForSockets)
        .AddFixed("+QIDEACT", AtForm.Test, "+QIDEACT: (1-15)");

    private static AtResult Each(ModemPort port, AtAnswer answer, Func<PdpContext, string?> describe)
    {
        foreach (var line in port.Modem.Pdp.Defined.Select(describe))
        {
            if (line is not null)
            {
                answer.Line(line);
            }
        }

        return AtResult.Ok;
    }

    private static AtResult Define(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryNumber(0, 1, PdpContexts.Last, out var id))
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        var context = port.Modem.Pdp[id];
        if (command.Count == 1)
        {
            context.Defined = false;
            return AtResult.Ok;
        }

        if (!command.TryText(1, out var protocol) || !Protocols.Contains(protocol))
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        context.Defined = true;
        context.Protocol = protocol;
        context.AccessPoint = command.TryText(2, out var name) ? name : "";
        return AtResult.Ok;
    }

    private static AtResult Activate(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryNumber(0, 0, 1, out var state) || !command.TryNumber(1, 1, PdpContexts.Last, out var id))
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        var context = port.Modem.Pdp[id];
        if (!context.Defined || (state == 1 && !port.Modem.Registered))
        {
            return AtResult.Cme(CmeErrors.OperationNotAllowed);
        }

        context.Active = state == 1;
        if (state == 0 && context.SocketsActive)
        {
            context.SocketsActive = false;
            port.Modem.Tls.CloseAll(id);
            port.Modem.Broadcast($"+QIURC: \"pdpdeact\",{id}");
        }

        return AtResult.Ok;
    }

    private static AtResult Addresses(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryOptionalNumber(0, 1, PdpContexts.Last, 0, out var id))
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        return Each(port, answer, context => id != 0 && id != context.Id
            ? null
            : $"+CGPADDR: {context.Id}" + (context.Active ? $",\"{context.Address}\"" : ""));
    }

    /// <summary>AT+QICSGP=id[,type,"apn"[,"user","password"[,authentication]]]; with the id alone it asks.</summary>
    private static AtResult Configure(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryNumber(0, 1, PdpContexts.Last, out var id))
        {
            return AtResult.Error;
        }

        var context = port.Modem.Pdp[id];
        if (command.Count == 1)
        {
            var type = Array.IndexOf(Protocols, context.Protocol) + 1;
            answer.Line($"+QICSGP: {type},\"{context.AccessPoint}\",\"{context.User}\",\"{context.Password}\",{context.Authentication}");
            return AtResult.Ok;
        }

        if (!command.TryNumber(1, 1, Protocols.Length, out var protocol) || !command.TryText(2, out var name)
            || !command.TryOptionalNumber(5, 0, 3, 0, out var authentication))
        {
            return AtResult.Error;
        }

        context.Defined = true;
        context.Protocol = Protocols[protocol - 1];
        context.AccessPoint = name;
        context.User = command.TryText(3, out var user) ? user : "";
        context.Password = command.TryText(4, out var password) ? password : "";
        context.Authentication = authentication;
        port.Modem.Pdp.Writes++;
        return AtResult.Ok;
    }

    private static AtResult ActivateForSockets(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryNumber(0, 1, PdpContexts.Last, out var id) || !port.Modem.Pdp[id].Defined || !port.Modem.Registered)
        {
            return AtResult.Error;
        }

        port.Modem.Pdp[id].Active = true;
        port.Modem.Pdp[id].SocketsActive = true;
        return AtResult.Ok;
    }

    private static AtResult DeactivateForSockets(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryNumber(0, 1, PdpContexts.Last, out var id))
        {
            return AtResult.Error;
        }

        port.Modem.Pdp[id].SocketsActive = false;
        port.Modem.Pdp[id].Active = id == 1 && port.Modem.Registered;
        port.Modem.Tls.CloseAll(id);
        return AtResult.Ok;
    }
}
