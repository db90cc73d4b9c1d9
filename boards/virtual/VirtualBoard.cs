using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Smdp;
using NanoLpa.Virtual.Smds;

namespace NanoLpa.Virtual;

/// <summary>How a <see cref="VirtualBoard"/> is set up.</summary>
public sealed record VirtualBoardOptions
{
    /// <summary>Directory with the certificates of another test PKI, see <see cref="PkiDirectory"/>. Null: a PKI made at the start.</summary>
    public string? PkiDirectory { get; init; }

    /// <summary>A PKI that is there already, which comes before <see cref="PkiDirectory"/>; null: none.</summary>
    public TestPki? Pki { get; init; }

    /// <summary>TCP port of the SM-DP+ on the loopback interface; 0: any that is free.</summary>
    public int SmdpPort { get; init; }

    /// <summary>TCP port of the SM-DS on the loopback interface; 0: any that is free.</summary>
    public int SmdsPort { get; init; }

    /// <summary>
    /// Whether the board's servers are those that the eUICC names, as default SM-DP+ and root SM-DS, and have a profile
    /// for it without an activation code: one at the SM-DP+, one that the SM-DS announces.
    /// </summary>
    public bool ServersAreConfigured { get; init; }

    /// <summary>The eUICC.</summary>
    public EuiccOptions Euicc { get; init; } = new();

    /// <summary>The modem; card and hooks are set by the board.</summary>
    public ModemOptions Modem { get; init; } = new();

    /// <summary>The SM-DP+; certificates and port are set by the board.</summary>
    public SmdpOptions Smdp { get; init; } = new();

    /// <summary>The SM-DS; certificates and port are set by the board.</summary>
    public SmdsOptions Smds { get; init; } = new();
}

/// <summary>A board without hardware: a modem with an eUICC in it, an SM-DP+ that has profiles for it, and an SM-DS that announces them.</summary>
public sealed class VirtualBoard : IAsyncDisposable
{
    private VirtualBoard(TestPki pki, VirtualEuicc euicc, VirtualModem modem, VirtualSmdp? smdp, VirtualSmds? smds)
    {
        Pki = pki;
        Euicc = euicc;
        Modem = modem;
        Smdp = smdp;
        Smds = smds;
    }

    /// <summary>The certificates of eUICC and servers.</summary>
    public TestPki Pki { get; }

    /// <summary>The eUICC in the modem.</summary>
    public VirtualEuicc Euicc { get; }

    /// <summary>The modem.</summary>
    public VirtualModem Modem { get; }

    /// <summary>The SM-DP+; null when the PKI has no certificates for one.</summary>
    public VirtualSmdp? Smdp { get; }

    /// <summary>The SM-DS; null when the PKI has no certificates for one.</summary>
    public VirtualSmds? Smds { get; }

    /// <summary>Puts the board together and starts its servers.</summary>
    /// <exception cref="PkiException">The PKI has no certificate or key for the eUICC, or a file of it cannot be read.</exception>
    public static async Task<VirtualBoard> StartAsync(VirtualBoardOptions? options = null)
    {
        options ??= new VirtualBoardOptions();
        var pki = options.Pki ?? (options.PkiDirectory is null ? TestPki.Create() : TestPki.Load(options.PkiDirectory));
        var credentials = new EuiccCredentials(pki.Ci.Certificate, pki.Eum.Certificate, pki.Euicc.Certificate, pki.Euicc.Key);
        var smdp = pki.HasSmdp ? await VirtualSmdp.StartAsync(options.Smdp with { Pki = pki, Port = options.SmdpPort }) : null;
        var smds = await StartSmdsAsync(options, pki, smdp);
        if (options.ServersAreConfigured)
        {
            options.Euicc.DefaultDpAddress = smdp?.Address ?? options.Euicc.DefaultDpAddress;
            options.Euicc.RootDsAddress = smds?.Address ?? options.Euicc.RootDsAddress;
            if (smdp is not null)
            {
                DemoOrders.AddFor(credentials.Eid, smdp, smds);
            }
        }

        var euicc = new VirtualEuicc(credentials, options.Euicc);
        options.Modem.Card = apdu => euicc.Transmit(apdu);
        options.Modem.CardReset = euicc.Reset;
        options.Modem.EnabledIccid = () => euicc.EnabledIccid;
        var modem = new VirtualModem(options.Modem);
        euicc.RefreshRequested += (_, _) => modem.SimRefresh();
        return new VirtualBoard(pki, euicc, modem, smdp, smds);
    }

    /// <summary>Stops modem and servers.</summary>
    public async ValueTask DisposeAsync()
    {
        await Modem.DisposeAsync();
        if (Smdp is not null)
        {
            await Smdp.DisposeAsync();
        }

        if (Smds is not null)
        {
            await Smds.DisposeAsync();
        }
    }

    private static async Task<VirtualSmds?> StartSmdsAsync(VirtualBoardOptions options, TestPki pki, VirtualSmdp? smdp)
    {
        try
        {
            return pki.HasSmds ? await VirtualSmds.StartAsync(options.Smds with { Pki = pki, Port = options.SmdsPort }) : null;
        }
        catch when (smdp is not null)
        {
            await smdp.DisposeAsync();
            throw;
        }
    }
}
