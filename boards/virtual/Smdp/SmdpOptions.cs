using NanoLpa.Virtual.Pki;

namespace NanoLpa.Virtual.Smdp;

/// <summary>How a virtual SM-DP+ is set up.</summary>
public sealed record SmdpOptions
{
    /// <summary>The certificates. Null: a PKI of its own, made at the start.</summary>
    public TestPki? Pki { get; init; }

    /// <summary>TCP port on the loopback interface; 0: any that is free.</summary>
    public int Port { get; init; }

    /// <summary>The address under which it knows itself. Null: "localhost:PORT".</summary>
    public string? Address { get; init; }

    /// <summary>Other addresses that it takes for its own, as if they were its name in DNS.</summary>
    public IReadOnlyList<string> OtherAddresses { get; init; } = [];

    /// <summary>Whether the demo orders are there from the start.</summary>
    public bool DemoOrders { get; init; } = true;

    /// <summary>Whether AuthenticateClient compares the eUICC's free memory and forbidden PPRs with the order.</summary>
    public bool CheckEligibility { get; init; } = true;

    /// <summary>Wrong confirmation codes after which an order is closed.</summary>
    public int ConfirmationCodeTries { get; init; } = 3;

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

/// <summary>Differences between servers in the field that mean the same: an LPA must cope with each.</summary>
public sealed record AnswerForm
{
    /// <summary>Bytes of a chunk of a chunked answer; 0: not chunked, with Content-Length.</summary>
    public int ChunkSize { get; init; }

    /// <summary>Whether the "header" object is the last member of the answer instead of the first.</summary>
    public bool HeaderLast { get; init; }

    /// <summary>Whether every "/" in a JSON string is written as "\/".</summary>
    public bool EscapeSlashes { get; init; }

    /// <summary>Whether base64 is broken into lines of 76 characters.</summary>
    public bool Base64LineBreaks { get; init; }

    /// <summary>X-Admin-Protocol of the answers.</summary>
    public string AdminProtocol { get; init; } = "gsma/rsp/v2.2.2";
}
