using NanoLpa.Virtual.Smdp;

namespace NanoLpa.Virtual.Smds;

/// <summary>An Event Record (SGP.22 section 3.6): a server has something for an eUICC.</summary>
public sealed record SmdsEvent
{
    /// <summary>Whom it is for, 32 digits.</summary>
    public required string Eid { get; init; }

    /// <summary>Number of the event at its server.</summary>
    public required string EventId { get; init; }

    /// <summary>Address of the server.</summary>
    public required string RspServerAddress { get; init; }

    /// <summary>The order it is about, or null. With the order's end the event is over: the SM-DP+ deletes it (ES12.DeleteEvent).</summary>
    public ProfileOrder? Order { get; init; }

    internal bool IsPending => Order is null or { State: OrderState.Released or OrderState.Downloaded };
}
