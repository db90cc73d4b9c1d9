using NanoLpa.Virtual.Smds;

namespace NanoLpa.Virtual.Smdp;

/// <summary>Orders to try a download with.</summary>
public static class DemoOrders
{
    /// <summary>Matching ID of a profile of about 12 KB.</summary>
    public const string Plain = "DEMO-001";

    /// <summary>Matching ID of a profile that wants <see cref="Code"/>.</summary>
    public const string WithConfirmationCode = "DEMO-002";

    /// <summary>Matching ID of a profile of several 100 KB.</summary>
    public const string Large = "DEMO-LARGE";

    /// <summary>Confirmation code of <see cref="WithConfirmationCode"/>.</summary>
    public const string Code = "12345678";

    /// <summary>Matching ID, and event ID, of a profile that an SM-DS announces.</summary>
    public const string Announced = "DEMO-EVENT";

    /// <summary>Adds a profile that an SM-DP+ keeps for an eUICC without a matching ID, and one that an SM-DS announces to it.</summary>
    public static void AddFor(string eid, VirtualSmdp smdp, VirtualSmds? smds)
    {
        smdp.AddOrder(new ProfileOrder { MatchingId = "", Eid = eid, ProfileName = "Demo default" });
        var announced = smdp.AddOrder(new ProfileOrder { MatchingId = Announced, ProfileName = "Demo event" });
        smds?.AddEvent(new SmdsEvent { Eid = eid, EventId = Announced, RspServerAddress = smdp.Address, Order = announced });
    }

    internal static void AddTo(VirtualSmdp smdp)
    {
        smdp.AddOrder(new ProfileOrder { MatchingId = Plain, ProfileName = "Demo 1" });
        smdp.AddOrder(new ProfileOrder
        {
            MatchingId = WithConfirmationCode, ProfileName = "Demo 2", ConfirmationCode = Code,
        });
        smdp.AddOrder(new ProfileOrder { MatchingId = Large, ProfileName = "Demo large", ProfileSize = 300 * 1024 });
    }
}
