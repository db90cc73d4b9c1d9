using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Smdp;

namespace NanoLpa.Virtual.Smds;

/// <summary>
/// An SM-DS on the loopback interface: ES11 of SGP.22 v2.2.2 over HTTPS, with real signatures. Events are registered by
/// a call instead of ES12. It serves until it is disposed of.
/// </summary>
public sealed class VirtualSmds : VirtualRspServer
{
    private readonly SmdsState _state;

    private VirtualSmds(SmdsState state)
        : base(state, state.Options, state.Pki.DsTls, new Dictionary<Es9Function, IEs9Function>
        {
            [Es9Function.InitiateAuthentication] = new InitiateAuthentication(state),
            [Es9Function.AuthenticateClient] = new AuthenticateClientEs11(state),
        })
    {
        _state = state;
    }

    /// <summary>The events that are not over, the earliest first.</summary>
    public IReadOnlyList<SmdsEvent> Events => Locked(() => _state.Events.Where(e => e.IsPending).ToArray());

    /// <summary>Starts to listen.</summary>
    /// <exception cref="PkiException">The PKI lacks a certificate or a key of an SM-DS.</exception>
    public static async Task<VirtualSmds> StartAsync(
        SmdsOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SmdsOptions();
        var pki = options.Pki ?? TestPki.Create();

        // A key that is not there shall be told now and not in the middle of a discovery.
        _ = pki.DsAuth.Key;
        var smds = new VirtualSmds(new SmdsState(options, pki));
        await smds.ListenAsync(cancellationToken);
        return smds;
    }

    /// <summary>Registers an event.</summary>
    public void AddEvent(SmdsEvent registered)
    {
        lock (Gate)
        {
            _state.Events.Add(registered);
        }
    }
}
