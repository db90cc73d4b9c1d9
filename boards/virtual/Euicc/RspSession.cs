using NanoLpa.Virtual.Euicc.Package;

namespace NanoLpa.Virtual.Euicc;

/// <summary>One RSP session: what the eUICC remembers from GetEuiccChallenge to the end of the download.</summary>
internal sealed class RspSession(byte[] challenge)
{
    /// <summary>The challenge; null once a server has used it.</summary>
    public byte[]? Challenge { get; set; } = challenge;

    /// <summary>Set when the server is authenticated.</summary>
    public AuthenticatedServer? Server { get; set; }

    /// <summary>Set when the download is prepared: the certificate that signs the package.</summary>
    public PreparedDownload? Download { get; set; }

    /// <summary>Set while a bound profile package comes in.</summary>
    public PackageLoader? Loader { get; set; }
}

/// <summary>Who the server is, by AuthenticateServer.</summary>
/// <param name="TransactionId">The transaction.</param>
/// <param name="Address">serverAddress; it receives the ProfileInstallationResult.</param>
/// <param name="SmdpOid">OID in CERT.DPauth.ECDSA.</param>
/// <param name="CiKeyId">Key identifier of the CI behind that certificate.</param>
/// <param name="EuiccSignature1">euiccSignature1 with its tag.</param>
internal sealed record AuthenticatedServer(
    byte[] TransactionId, string Address, string SmdpOid, byte[] CiKeyId, byte[] EuiccSignature1);

/// <summary>What PrepareDownload leaves behind.</summary>
/// <param name="BindingCertificate">CERT.DPpb.ECDSA.</param>
/// <param name="OneTimeKey">The eUICC's one-time key pair.</param>
internal sealed record PreparedDownload(
    System.Security.Cryptography.X509Certificates.X509Certificate2 BindingCertificate, OneTimeKey OneTimeKey);
