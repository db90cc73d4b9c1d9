using NanoLpa.Virtual.Pki;

namespace NanoLpa.Virtual.Smdp;

/// <summary>
/// An SM-DP+ on the loopback interface: ES9+ of SGP.22 v2.2.2 over HTTPS, with real signatures and really protected
/// profile packages. It serves until it is disposed of.
/// </summary>
public sealed class VirtualSmdp : VirtualRspServer
{
    private readonly SmdpState _state;

    private VirtualSmdp(SmdpState state)
        : base(state, state.Options, state.Pki.DpTls, new Dictionary<Es9Function, IEs9Function>
        {
            [Es9Function.InitiateAuthentication] = new InitiateAuthentication(state),
            [Es9Function.AuthenticateClient] = new AuthenticateClient(state),
            [Es9Function.GetBoundProfilePackage] = new GetBoundProfilePackage(state),
            [Es9Function.HandleNotification] = new HandleNotification(state),
            [Es9Function.CancelSession] = new CancelSession(state),
        })
    {
        _state = state;
    }

    /// <summary>The orders, the latest first.</summary>
    public IReadOnlyList<ProfileOrder> Orders => Locked(() => _state.Orders.All);

    /// <summary>The notifications taken so far, the earliest first.</summary>
    public IReadOnlyList<SmdpNotification> Notifications => Locked(() => _state.Notifications.ToArray());

    /// <summary>Starts to listen.</summary>
    /// <exception cref="PkiException">The PKI lacks a certificate or a key of an SM-DP+.</exception>
    public static async Task<VirtualSmdp> StartAsync(
        SmdpOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SmdpOptions();
        var pki = options.Pki ?? TestPki.Create();
        foreach (var credential in new[] { pki.DpAuth, pki.DpPb })
        {
            // A key that is not there shall be told now and not in the middle of a download.
            _ = credential.Key;
        }

        var smdp = new VirtualSmdp(new SmdpState(options, pki));
        await smdp.ListenAsync(cancellationToken);
        if (options.DemoOrders)
        {
            DemoOrders.AddTo(smdp);
        }

        return smdp;
    }

    /// <summary>Takes an order in.</summary>
    /// <returns>The same order, with an ICCID.</returns>
    public ProfileOrder AddOrder(ProfileOrder order)
    {
        lock (Gate)
        {
            _state.Orders.Add(order);
        }

        return order;
    }

    /// <summary>Forgets what is over: orders that cannot be downloaded any more, calls, and notifications. A long life needs it.</summary>
    public void ForgetPast()
    {
        lock (Gate)
        {
            _state.Orders.Forget();
            _state.Calls.Clear();
            _state.Notifications.Clear();
        }
    }

    /// <summary>The activation code of an order (SGP.22 section 4.1).</summary>
    public string ActivationCode(ProfileOrder order) =>
        $"LPA:1${Address}${order.MatchingId}{(order.ConfirmationCode is null ? "" : "$$1")}";
}
