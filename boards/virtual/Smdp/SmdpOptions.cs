namespace NanoLpa.Virtual.Smdp;

/// <summary>How a virtual SM-DP+ is set up.</summary>
public sealed record SmdpOptions : RspServerOptions
{
    /// <summary>Whether the demo orders are there from the start.</summary>
    public bool DemoOrders { get; init; } = true;

    /// <summary>Whether AuthenticateClient compares the eUICC's free memory and forbidden PPRs with the order.</summary>
    public bool CheckEligibility { get; init; } = true;

    /// <summary>Wrong confirmation codes after which an order is closed.</summary>
    public int ConfirmationCodeTries { get; init; } = 3;
}
