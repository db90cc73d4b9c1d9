using System.Globalization;

namespace NanoLpa.Virtual.Modem.Commands;

/// <summary>TLS sockets in buffer access mode: open, send, receive, state, close.</summary>
internal static class TlsSocketCommands
{
    private const int MostSent = 1460;
    private const int MostReceived = 1500;
    private const int LongestHost = 200;
    private const int FactoryCloseSeconds = 10;

    public static void Register(CommandTable table) => table
        .Add("+QSSLOPEN", AtForm.Set, Open)
        .AddFixed("+QSSLOPEN", AtForm.Test, "+QSSLOPEN: (1-15),(0-5),(0-11),<serveraddr>,<server_port>,(0)")
        .AddAsync("+QSSLSEND", AtForm.Set, SendAsync)
        .AddFixed("+QSSLSEND", AtForm.Test, $"+QSSLSEND: (0-11),(1-{MostSent})")
        .Add("+QSSLRECV", AtForm.Set, Receive)
        .AddFixed("+QSSLRECV", AtForm.Test, $"+QSSLRECV: (0-11),(1-{MostReceived})")
        .Add("+QSSLSTATE", AtForm.Set, State)
        .Add("+QSSLSTATE", AtForm.Execute, State)
        .Add("+QSSLSTATE", AtForm.Read, State)
        .AddFixed("+QSSLSTATE", AtForm.Test, "+QSSLSTATE: (0-11)")
        .AddAsync("+QSSLCLOSE", AtForm.Set, CloseAsync)
        .AddFixed("+QSSLCLOSE", AtForm.Test, "+QSSLCLOSE: (0-11),(0-65535)");

    /// <summary>OK only says that the arguments are good; +QSSLOPEN says how it went.</summary>
    private static AtResult Open(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryNumber(0, 1, PdpContexts.Last, out var pdp)
            || !command.TryNumber(1, 0, TlsContext.Count - 1, out var context)
            || !command.TryNumber(2, 0, TlsSockets.Count - 1, out var id)
            || !command.TryText(3, out var host) || host.Length is 0 or > LongestHost
            || !command.TryNumber(4, 1, 65535, out var remote)
            || !command.TryOptionalNumber(5, 0, 0, 0, out _) || command.Count > 6)
        {
            return AtResult.Error;
        }

        port.Modem.Tls.Open(port, pdp, context, id, host, remote);
        return AtResult.Ok;
    }

    /// <summary>The data is echoed like a command.</summary>
    private static async Task<AtResult> SendAsync(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!TryFind(port, command, out var socket) || socket.State != TlsSocket.Connected
            || !command.TryNumber(1, 1, MostSent, out var length) || command.Count != 2)
        {
            return AtResult.Error;
        }

        var data = new byte[length];
        answer.Prompt();
        if (!await port.ReadDataAsync(answer, data, port.Modem.Options.DataInputTimeout).ConfigureAwait(false))
        {
            answer.Line("SEND FAIL");
            return AtResult.Written;
        }

        if (port.Echo)
        {
            answer.Raw(data);
        }

        answer.Line(await socket.SendAsync(data).ConfigureAwait(false) ? "SEND OK" : "SEND FAIL");
        return AtResult.Written;
    }

    private static AtResult Receive(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!TryFind(port, command, out var socket) || socket.State == TlsSocket.Opening
            || !command.TryOptionalNumber(1, 1, MostReceived, MostReceived, out var most) || command.Count > 2)
        {
            return AtResult.Error;
        }

        var data = socket.Take(most);
        answer.Line(string.Create(CultureInfo.InvariantCulture, $"+QSSLRECV: {data.Length}"));
        if (data.Length > 0)
        {
            answer.Raw(data);
            answer.EndLine();
        }

        return AtResult.Ok;
    }

    private static AtResult State(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryOptionalNumber(0, 0, TlsSockets.Count - 1, -1, out var wanted))
        {
            return AtResult.Error;
        }

        for (var id = 0; id < TlsSockets.Count; id++)
        {
            if (port.Modem.Tls[id] is { } socket && (wanted < 0 || wanted == id))
            {
                answer.Line(socket.Description);
            }
        }

        return AtResult.Ok;
    }

    private static async Task<AtResult> CloseAsync(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryNumber(0, 0, TlsSockets.Count - 1, out var id)
            || !command.TryOptionalNumber(1, 0, 65535, FactoryCloseSeconds, out var patience))
        {
            return AtResult.Error;
        }

        await port.Modem.Tls.CloseAsync(id, TimeSpan.FromSeconds(patience)).ConfigureAwait(false);
        return AtResult.Ok;
    }

    private static bool TryFind(ModemPort port, AtCommand command, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TlsSocket? socket)
    {
        socket = command.TryNumber(0, 0, TlsSockets.Count - 1, out var id) ? port.Modem.Tls[id] : null;
        return socket is not null;
    }
}
