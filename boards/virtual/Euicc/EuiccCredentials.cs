using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc;

/// <summary>What a manufacturer puts into an eUICC (its ECASD): whom it trusts, who it is, and its key.</summary>
public sealed class EuiccCredentials
{
    /// <summary>An eUICC that trusts one CI.</summary>
    public EuiccCredentials(
        X509Certificate2 trustedCi, X509Certificate2 eumCertificate, X509Certificate2 euiccCertificate, ECDsa euiccKey)
        : this([trustedCi], eumCertificate, euiccCertificate, euiccKey)
    {
    }

    /// <summary>An eUICC that trusts several CIs; its own certificate chain ends at one of them, or at another one.</summary>
    public EuiccCredentials(
        IReadOnlyList<X509Certificate2> trustedCis,
        X509Certificate2 eumCertificate,
        X509Certificate2 euiccCertificate,
        ECDsa euiccKey)
    {
        TrustedCis = trustedCis;
        EumCertificate = eumCertificate;
        EuiccCertificate = euiccCertificate;
        EuiccKey = euiccKey;
        Eid = RspCertificate.SubjectSerialNumber(euiccCertificate)
            ?? throw new ArgumentException("no serialNumber in the subject", nameof(euiccCertificate));
        SigningCiKeyId = RspCertificate.AuthorityKeyIdentifier(eumCertificate)
            ?? throw new ArgumentException("no authority key identifier", nameof(eumCertificate));
    }

    /// <summary>The CIs whose SM-DP+ certificates are accepted.</summary>
    public IReadOnlyList<X509Certificate2> TrustedCis { get; }

    /// <summary>CERT.EUM.ECDSA.</summary>
    public X509Certificate2 EumCertificate { get; }

    /// <summary>CERT.EUICC.ECDSA.</summary>
    public X509Certificate2 EuiccCertificate { get; }

    /// <summary>SK.EUICC.ECDSA.</summary>
    public ECDsa EuiccKey { get; }

    /// <summary>The EID: 32 digits, the serialNumber in the subject of the eUICC certificate.</summary>
    public string Eid { get; }

    /// <summary>Key identifier of the CI that stands behind the EUM certificate.</summary>
    public byte[] SigningCiKeyId { get; }
}
