using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Smdp;

namespace NanoLpa.Virtual.Smds;

/// <summary>What the functions of ES11 share. One call at a time works on it.</summary>
internal sealed class SmdsState(SmdsOptions options, TestPki pki) : RspServerState(options, pki, pki.DsAuth, "8.9")
{
    public SmdsOptions Options { get; } = options;

    public List<SmdsEvent> Events { get; } = [];
}
