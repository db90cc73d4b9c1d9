using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoLpa.Virtual.Rsp;

/// <summary>What SGP.22 section 4.5.2 puts into its X.509 certificates, and how one signs another.</summary>
public static class RspCertificate
{
    /// <summary>Role of a CI certificate (id-rspRole-ci).</summary>
    public const string RoleCi = "2.23.146.1.2.1.0";

    /// <summary>Role of an eUICC certificate (id-rspRole-euicc).</summary>
    public const string RoleEuicc = "2.23.146.1.2.1.1";

    /// <summary>Role of an EUM certificate (id-rspRole-eum).</summary>
    public const string RoleEum = "2.23.146.1.2.1.2";

    /// <summary>Role of an SM-DP+ TLS certificate (id-rspRole-dp-tls).</summary>
    public const string RoleDpTls = "2.23.146.1.2.1.3";

    /// <summary>Role of CERT.DPauth.ECDSA (id-rspRole-dp-auth).</summary>
    public const string RoleDpAuth = "2.23.146.1.2.1.4";

    /// <summary>Role of CERT.DPpb.ECDSA (id-rspRole-dp-pb).</summary>
    public const string RoleDpPb = "2.23.146.1.2.1.5";

    /// <summary>Role of an SM-DS TLS certificate (id-rspRole-ds-tls).</summary>
    public const string RoleDsTls = "2.23.146.1.2.1.6";

    /// <summary>Role of CERT.DSauth.ECDSA (id-rspRole-ds-auth).</summary>
    public const string RoleDsAuth = "2.23.146.1.2.1.7";

    private static readonly byte[] s_ecdsaWithSha256 = Convert.FromHexString("300A06082A8648CE3D040302");

    /// <summary>The subject key identifier, or null.</summary>
    public static byte[]? SubjectKeyIdentifier(X509Certificate2 certificate) =>
        Extension(certificate, "2.5.29.14")?.ToArray();

    /// <summary>The key identifier of the issuer, or null.</summary>
    public static byte[]? AuthorityKeyIdentifier(X509Certificate2 certificate) =>
        Extension(certificate, "2.5.29.35")?.Find(0x80)?.ToArray();

    /// <summary>The policies; among them the role.</summary>
    public static IReadOnlyList<string> Policies(X509Certificate2 certificate) =>
        Extension(certificate, "2.5.29.32")?.Children.Select(policy => policy.Require(0x06).ToOid()).ToList() ?? [];

    /// <summary>The registeredID in the subject alternative name: the OID of an SM-DP+ or SM-DS; or null.</summary>
    public static string? RegisteredOid(X509Certificate2 certificate) =>
        Extension(certificate, "2.5.29.17")?.Find(0x88)?.ToOid();

    /// <summary>The serialNumber of the subject: the EID of an eUICC certificate, 32 digits; or null.</summary>
    public static string? SubjectSerialNumber(X509Certificate2 certificate) =>
        certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .FirstOrDefault(name => !name.HasMultipleElements && name.GetSingleElementType().Value == "2.5.4.5")
            ?.GetSingleElementValue();

    /// <summary>Whether the public key is on P-256.</summary>
    public static bool IsP256(X509Certificate2 certificate)
    {
        using ECDsa? key = certificate.GetECDsaPublicKey();
        return key?.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;
    }

    /// <summary>Whether the time lies within the validity period.</summary>
    public static bool IsValidAt(X509Certificate2 certificate, DateTimeOffset time) =>
        certificate.NotBefore.ToUniversalTime() <= time.UtcDateTime && time.UtcDateTime <= certificate.NotAfter.ToUniversalTime();

    /// <summary>Whether the issuer's key signed the certificate (ecdsa-with-SHA256) and its name stands in it.</summary>
    public static bool IsSignedBy(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        using ECDsa? key = issuer.GetECDsaPublicKey();
        if (key is null || !certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData))
        {
            return false;
        }

        IReadOnlyList<Tlv> parts = Tlv.Read(certificate.RawData, 0x30).Children;
        return parts is [var signed, var algorithm, { Tag: 0x03, Value.Span: [0, .. var signature] }]
            && algorithm.Raw.Span.SequenceEqual(s_ecdsaWithSha256)
            && key.VerifyData(
                signed.Raw.Span, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>Reads a DER certificate.</summary>
    /// <exception cref="CryptographicException">Not a certificate.</exception>
    public static X509Certificate2 Load(ReadOnlySpan<byte> der) => X509CertificateLoader.LoadCertificate(der);

    private static Tlv? Extension(X509Certificate2 certificate, string oid)
    {
        X509Extension? extension = certificate.Extensions[oid];
        return extension is null ? null : Tlv.Read(extension.RawData);
    }
}
