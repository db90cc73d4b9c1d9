namespace NanoLpa.Virtual.Smdp;

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
