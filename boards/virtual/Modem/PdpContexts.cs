namespace NanoLpa.Virtual.Modem;

/// <summary>One PDP context, as AT+QICSGP and AT+CGDCONT set it.</summary>
internal sealed class PdpContext(int id)
{
    public int Id => id;

    public bool Defined { get; set; } = id == 1;

    public string Protocol { get; set; } = "IP";

    public string AccessPoint { get; set; } = "";

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public int Authentication { get; set; }

    /// <summary>Up in the network (AT+CGACT).</summary>
    public bool Active { get; set; }

    /// <summary>Up for the modem's own sockets (AT+QIACT).</summary>
    public bool SocketsActive { get; set; }

    public string Address => $"10.64.0.{id}";
}

/// <summary>The PDP contexts 1 to 15.</summary>
internal sealed class PdpContexts
{
    public const int Last = 15;

    private readonly PdpContext[] _contexts = [.. Enumerable.Range(1, Last).Select(id => new PdpContext(id))];

    /// <summary>How often AT+QICSGP has set something.</summary>
    public int Writes { get; set; }

    public IEnumerable<PdpContext> Defined => _contexts.Where(context => context.Defined);

    public PdpContext this[int id] => _contexts[id - 1];

    /// <summary>Sockets may use the context.</summary>
    public bool IsUp(int id) => this[id] is { Active: true, SocketsActive: true };

    /// <summary>Registration brings the first context up.</summary>
    public void Attach() => _contexts[0].Active = true;

    /// <summary>All contexts go down; settings stay.</summary>
    public void Reset()
    {
        foreach (var context in _contexts)
        {
            context.Active = false;
            context.SocketsActive = false;
        }
    }
}
