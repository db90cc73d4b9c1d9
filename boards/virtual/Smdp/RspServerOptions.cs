using NanoLpa.Virtual.Pki;

namespace NanoLpa.Virtual.Smdp;

/// <summary>How a virtual server, SM-DP+ or SM-DS, is set up.</summary>
public abstract record RspServerOptions
{
    /// <summary>The certificates. Null: a PKI of its own, made at the start.</summary>
    public TestPki? Pki { get; init; }

    /// <summary>TCP port on the loopback interface; 0: any that is free.</summary>
    public int Port { get; init; }

    /// <summary>The address under which it knows itself. Null: "localhost:PORT".</summary>
    public string? Address { get; init; }

    /// <summary>Other addresses that it takes for its own, as if they were its name in DNS.</summary>
    public IReadOnlyList<string> OtherAddresses { get; init; } = [];

    /// <summary>How long a session may last.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Sessions at a time; the oldest makes room for one more.</summary>
    public int MaxSessions { get; init; } = 32;

    /// <summary>Bytes of a request's body at most; a longer one is refused with HTTP status 413.</summary>
    public long MaxRequestBody { get; init; } = 64 * 1024;

    /// <summary>How the answers look on the wire.</summary>
    public AnswerForm Form { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
