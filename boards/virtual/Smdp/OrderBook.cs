using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Smdp;

/// <summary>The orders of the server.</summary>
internal sealed class OrderBook(TimeProvider clock)
{
    private readonly List<ProfileOrder> _orders = [];
    private int _iccids;

    public IReadOnlyList<ProfileOrder> All => _orders.ToArray();

    /// <summary>Takes an order in and gives it an ICCID if it has none. The latest of a matching ID counts.</summary>
    /// <exception cref="FormatException">Its ICCID is none.</exception>
    public void Add(ProfileOrder order)
    {
        order.Iccid ??= order.ProfileFile is null
            ? MakeIccid(++_iccids)
            : ProfilePackage.IccidOf(ProfilePackage.Load(order.ProfileFile));
        Iccid.ToBytes(order.Iccid);
        _orders.Insert(0, order);
    }

    /// <summary>Forgets the orders that cannot be downloaded any more.</summary>
    public void Forget() => _orders.RemoveAll(order => order.State is OrderState.Installed or OrderState.Error);

    /// <summary>The order that this eUICC asks for; checks everything that does not depend on what the eUICC can.</summary>
    public ProfileOrder Find(string matchingId, string eid)
    {
        var order = matchingId.Length == 0
            ? _orders.Find(waiting => waiting.Eid == eid && IsOpen(waiting))
            : _orders.Find(known => known.MatchingId == matchingId);
        if (order is null || order.State is OrderState.Installed or OrderState.Error)
        {
            throw Es9Exception.MatchingIdRefused();
        }

        if (order.Eid is not null && order.Eid != eid)
        {
            throw Es9Exception.EidMismatch();
        }

        if (order.State == OrderState.Confirmed)
        {
            throw Es9Exception.NotReleased();
        }

        if (order.State == OrderState.Downloaded && order.DownloadedBy != eid)
        {
            throw Es9Exception.MatchingIdRefused();
        }

        if (order.ExpiresAt <= clock.GetUtcNow())
        {
            order.State = OrderState.Error;
            throw Es9Exception.OrderExpired();
        }

        if (order.Downloads >= order.MaxDownloads)
        {
            order.State = OrderState.Error;
            throw Es9Exception.DownloadRetries();
        }

        return order;
    }

    /// <summary>The order that was handed out in this transaction, or null.</summary>
    public ProfileOrder? FindByTransaction(string transactionId) =>
        _orders.Find(order => order.Transactions.ContainsKey(transactionId));

    /// <summary>The unprotected profile package of an order.</summary>
    public byte[] ProfileOf(ProfileOrder order) => order.ProfileFile is null
        ? ProfilePackage.Create(order.Iccid!, order.ProfileSize)
        : ProfilePackage.Load(order.ProfileFile);

    /// <summary>A made-up ICCID: 19 digits, the last of which is the Luhn check digit.</summary>
    private static string MakeIccid(int number)
    {
        var body = "899990100000" + number.ToString("D6");
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var digit = body[^(i + 1)] - '0';
            digit = i % 2 == 0 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return body + ((10 - (sum % 10)) % 10);
    }

    private static bool IsOpen(ProfileOrder order) => order.State is OrderState.Released or OrderState.Downloaded;
}
