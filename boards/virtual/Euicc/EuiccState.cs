using System.Security.Cryptography;
using NanoLpa.Virtual.Euicc.Card;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc;

/// <summary>What the functions of the ISD-R share.</summary>
internal sealed class EuiccState(EuiccCredentials credentials, EuiccOptions options)
{
    private const int KeptOneTimeKeys = 4;

    private readonly List<OneTimeKey> _oneTimeKeys = [];

    public EuiccCredentials Credentials { get; } = credentials;

    public EuiccOptions Options { get; } = options;

    public ProfileStore Profiles { get; } = new(options);

    public NotificationStore Notifications { get; } = new(credentials, options.FirstSequenceNumber);

    public ProactiveCommands Proactive { get; } = new();

    public byte[] Eid { get; } = Convert.FromHexString(options.Eid ?? credentials.Eid);

    public string DefaultDpAddress { get; set; } = options.DefaultDpAddress;

    /// <summary>Whether the terminal is busy with a proactive command, so that no REFRESH can be sent.</summary>
    public bool IsCatBusy { get; set; }

    /// <summary>The RSP session, from GetEuiccChallenge on; lost when the card is reset.</summary>
    public RspSession? Session { get; set; }

    /// <summary>What is told to the outside as soon as the command has been answered.</summary>
    public Queue<EuiccEvent> Events { get; } = new();

    /// <summary>
    /// The one-time key pair for a download. One that a server has bound a package to already is kept for its retry.
    /// </summary>
    public OneTimeKey OneTimeKeyFor(string smdpOid, ReadOnlySpan<byte> wantedPoint)
    {
        foreach (OneTimeKey kept in _oneTimeKeys)
        {
            if (kept.SmdpOid == smdpOid && wantedPoint.SequenceEqual(kept.Point))
            {
                return kept;
            }
        }

        ECDiffieHellman pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        OneTimeKey key = new(smdpOid, pair, EcPoint.Of(pair));
        _oneTimeKeys.Add(key);
        if (_oneTimeKeys.Count > KeptOneTimeKeys)
        {
            _oneTimeKeys.RemoveAt(0);
        }

        return key;
    }

    /// <summary>A key pair has done its work.</summary>
    public void Forget(OneTimeKey key) => _oneTimeKeys.Remove(key);
}

/// <summary>otPK.EUICC.ECKA and otSK.EUICC.ECKA.</summary>
internal sealed record OneTimeKey(string SmdpOid, ECDiffieHellman Pair, byte[] Point);

/// <summary>Something the terminal would notice.</summary>
/// <param name="Iccid">The profile whose state changed.</param>
/// <param name="Change">What happened to it; null when only a REFRESH is asked for.</param>
internal sealed record EuiccEvent(string Iccid, NotificationEvent? Change);
