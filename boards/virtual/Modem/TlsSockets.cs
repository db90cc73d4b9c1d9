namespace NanoLpa.Virtual.Modem;

/// <summary>The modem's TLS sockets, by client id, and its TLS contexts.</summary>
internal sealed class TlsSockets(VirtualModem modem)
{
    public const int Count = 12;

    private readonly TlsSocket?[] _sockets = new TlsSocket?[Count];
    private readonly Lock _gate = new();

    public TlsContext[] Contexts { get; private set; } = FactoryContexts();

    public int OpenCount
    {
        get
        {
            lock (_gate)
            {
                return _sockets.Count(socket => socket is not null);
            }
        }
    }

    public TlsSocket? this[int id]
    {
        get
        {
            lock (_gate)
            {
                return _sockets[id];
            }
        }
    }

    /// <summary>Begins to connect; the outcome comes to the port as +QSSLOPEN.</summary>
    public void Open(ModemPort owner, int pdp, int context, int id, string host, int port)
    {
        var socket = new TlsSocket(modem, owner, id, pdp, context);
        int refusal;
        lock (_gate)
        {
            refusal = _sockets[id] is not null ? CmeErrors.SocketInUse : modem.Pdp.IsUp(pdp) ? 0 : CmeErrors.PdpNotOpen;
            if (refusal == 0)
            {
                _sockets[id] = socket;
            }
        }

        if (refusal != 0)
        {
            socket.Dispose();
            owner.Unsolicited($"+QSSLOPEN: {id},{refusal}");
            return;
        }

        modem.Background(_ => socket.RunAsync(Contexts[context], host, port, () => Remove(socket)));
    }

    public async Task CloseAsync(int id, TimeSpan patience)
    {
        TlsSocket? socket;
        lock (_gate)
        {
            socket = _sockets[id];
            _sockets[id] = null;
        }

        if (socket is not null)
        {
            await socket.CloseAsync(patience).ConfigureAwait(false);
        }
    }

    /// <summary>All sockets, or those on one PDP context, close without a word.</summary>
    public void CloseAll(int? pdp = null)
    {
        lock (_gate)
        {
            foreach (var socket in _sockets)
            {
                if (socket is not null && (pdp is null || socket.Pdp == pdp))
                {
                    _sockets[socket.Id] = null;
                    socket.Dispose();
                }
            }
        }
    }

    /// <summary>Back to power-on: sockets gone, settings as from the factory.</summary>
    public void Reset()
    {
        CloseAll();
        Contexts = FactoryContexts();
    }

    private static TlsContext[] FactoryContexts() => [.. Enumerable.Range(0, TlsContext.Count).Select(_ => new TlsContext())];

    private void Remove(TlsSocket socket)
    {
        lock (_gate)
        {
            if (_sockets[socket.Id] == socket)
            {
                _sockets[socket.Id] = null;
            }
        }

        socket.Dispose();
    }
}
