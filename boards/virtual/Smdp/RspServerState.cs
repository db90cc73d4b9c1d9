using NanoLpa.Virtual.Pki;

namespace NanoLpa.Virtual.Smdp;

/// <summary>What the functions of a server share, be it an SM-DP+ or an SM-DS. One call at a time works on it.</summary>
/// <param name="options">How the server is set up.</param>
/// <param name="pki">The certificates.</param>
/// <param name="auth">Which of them it authenticates itself with.</param>
/// <param name="subject">Its subject code: 8.8 for an SM-DP+, 8.9 for an SM-DS (SGP.22 section 5.2.6.1).</param>
internal abstract class RspServerState(RspServerOptions options, TestPki pki, Credential auth, string subject)
{
    public TestPki Pki { get; } = pki;

    public Credential Auth { get; } = auth;

    public string Subject { get; } = subject;

    public AnswerForm Form { get; } = options.Form;

    /// <summary>The server's own address; known as soon as it listens.</summary>
    public string Address { get; set; } = options.Address ?? "";

    public SessionStore Sessions { get; } = new(options);

    public List<SmdpCall> Calls { get; } = [];

    public Fault? Fault { get; set; }

    /// <summary>Is told of each call before it is answered.</summary>
    public Action<Es9Function>? Executed { get; set; }

    public DateTimeOffset Now => options.Clock.GetUtcNow();

    /// <summary>The address if it is one of the server's, or null.</summary>
    public string? OwnAddress(string address) => options.OtherAddresses.Prepend(Address)
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
