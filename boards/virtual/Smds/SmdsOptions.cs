using NanoLpa.Virtual.Smdp;

namespace NanoLpa.Virtual.Smds;

/// <summary>How a virtual SM-DS is set up.</summary>
public sealed record SmdsOptions : RspServerOptions;
