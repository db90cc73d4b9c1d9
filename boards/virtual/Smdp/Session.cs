using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoLpa.Virtual.Smdp;

/// <summary>One RSP session: from InitiateAuthentication to the result, a cancellation, or its deadline.</summary>
internal sealed class Session(string address, DateTimeOffset deadline)
{
    public byte[] TransactionId { get; } = RandomNumberGenerator.GetBytes(16);

    public string Id => Convert.ToHexString(TransactionId);

    public byte[] ServerChallenge { get; } = RandomNumberGenerator.GetBytes(16);

    /// <summary>The address by which the client called this server.</summary>
    public string Address { get; } = address;

    public DateTimeOffset Deadline { get; } = deadline;

    /// <summary>The eUICC's certificate, once its signature and chain are verified.</summary>
    public X509Certificate2? Euicc { get; set; }

    public string? Eid { get; set; }

    /// <summary>What the eUICC asked for, once it may have it.</summary>
    public ProfileOrder? Order { get; set; }

    public byte[]? Metadata { get; set; }

    /// <summary>smdpSignature2 with its tag: the eUICC signs it again in PrepareDownload.</summary>
    public byte[]? SmdpSignature2 { get; set; }
}

/// <summary>The sessions that go on: a bounded number, each with a deadline.</summary>
internal sealed class SessionStore(RspServerOptions options)
{
    private readonly List<Session> _sessions = [];

    /// <summary>How many go on now.</summary>
    public int Count => _sessions.Count(session => session.Deadline > options.Clock.GetUtcNow());

    public Session Open(string address)
    {
        var now = options.Clock.GetUtcNow();
        _sessions.RemoveAll(session => session.Deadline <= now);
        if (_sessions.Count >= options.MaxSessions)
        {
            _sessions.RemoveAt(0);
        }

        var opened = new Session(address, now + options.SessionLifetime);
        _sessions.Add(opened);
        return opened;
    }

    /// <summary>The session with this transaction ID (hex), or an error.</summary>
    public Session Get(string transactionId) =>
        _sessions.Find(session => session.Id.Equals(transactionId, StringComparison.OrdinalIgnoreCase)
            && session.Deadline > options.Clock.GetUtcNow())
        ?? throw Es9Exception.UnknownTransaction();

    public void Close(string transactionId) => _sessions.RemoveAll(session => session.Id == transactionId);
}
