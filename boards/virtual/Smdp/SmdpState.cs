using NanoLpa.Virtual.Pki;

namespace NanoLpa.Virtual.Smdp;

/// <summary>What the functions of ES9+ share. One call at a time works on it.</summary>
internal sealed class SmdpState(SmdpOptions options, TestPki pki)
{
    public SmdpOptions Options { get; } = options;

    public TestPki Pki { get; } = pki;

    /// <summary>The server's own address; known as soon as it listens.</summary>
    public string Address { get; set; } = options.Address ?? "";

    public OrderBook Orders { get; } = new(options.Clock);

    public SessionStore Sessions { get; } = new(options);

    public List<SmdpNotification> Notifications { get; } = [];

    public List<SmdpCall> Calls { get; } = [];

    public Fault? Fault { get; set; }

    public DateTimeOffset Now => Options.Clock.GetUtcNow();

    /// <summary>The address if it is one of the server's, or null.</summary>
    public string? OwnAddress(string address) => Options.OtherAddresses.Prepend(Address)
        .FirstOrDefault(own => own.Equals(address, StringComparison.OrdinalIgnoreCase));

    /// <summary>The fault that strikes now, of the order or of the server, or null.</summary>
    public Fault? Strikes(FaultKind kind, Es9Function function, ProfileOrder? order)
    {
        if (order?.Fault?.Strikes(kind, function) == true)
        {
            return order.Fault;
        }

        return Fault?.Strikes(kind, function) == true ? Fault : null;
    }

    /// <summary>Throws if a fault keeps the function from being carried out. Called as soon as the order is known.</summary>
    public void ThrowIfFaulty(Es9Function function, ProfileOrder? order)
    {
        if (Strikes(FaultKind.HttpStatus, function, order) is { } http)
        {
            throw new HttpStatusException(http.Number);
        }

        if (Strikes(FaultKind.Failed, function, order) is { } failed)
        {
            throw new Es9Exception(failed.SubjectCode, failed.ReasonCode, "On demand");
        }
    }
}

/// <summary>The call ends with an HTTP status instead of an answer.</summary>
internal sealed class HttpStatusException(int status) : Exception
{
    public int Status { get; } = status;
}
