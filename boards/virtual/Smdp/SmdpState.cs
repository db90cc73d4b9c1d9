using NanoLpa.Virtual.Pki;

namespace NanoLpa.Virtual.Smdp;

/// <summary>What the functions of ES9+ share. One call at a time works on it.</summary>
internal sealed class SmdpState(SmdpOptions options, TestPki pki) : RspServerState(options, pki, pki.DpAuth, "8.8")
{
    public SmdpOptions Options { get; } = options;

    public OrderBook Orders { get; } = new(options.Clock);

    public List<SmdpNotification> Notifications { get; } = [];
}
