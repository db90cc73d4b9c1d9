using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Rsp;

namespace HostTests;

/// <summary>Certificates for the eUICC tests, and wrong ones on demand.</summary>
internal sealed class EuiccTestPki
{
    public const string Eid = "89049032123451234512345678901235";
    public const string SmdpOid = "2.999.10";

    private readonly ECDsa _ciKey = NewKey();

    public EuiccTestPki()
    {
        Ci = Sign("CN=CI", _ciKey, null, null, RspCertificate.RoleCi, null, X509KeyUsageFlags.KeyCertSign);
        ECDsa eumKey = NewKey();
        Eum = Sign("CN=EUM", eumKey, Ci, _ciKey, RspCertificate.RoleEum, null, X509KeyUsageFlags.KeyCertSign);
        Euicc = Sign("CN=eUICC, SERIALNUMBER=" + Eid, EuiccKey, Eum, eumKey, RspCertificate.RoleEuicc, null);
        DpAuth = Issue(RspCertificate.RoleDpAuth);
        DpPb = Issue(RspCertificate.RoleDpPb);
    }

    public X509Certificate2 Ci { get; }

    public X509Certificate2 Eum { get; }

    public X509Certificate2 Euicc { get; }

    public ECDsa EuiccKey { get; } = NewKey();

    public ServerIdentity DpAuth { get; }

    public ServerIdentity DpPb { get; }

    public EuiccCredentials Credentials => new(Ci, Eum, Euicc, EuiccKey);

    /// <summary>A server certificate under the CI.</summary>
    public ServerIdentity Issue(
        string role,
        string? oid = SmdpOid,
        ECCurve? curve = null,
        int notAfterDays = 30,
        X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature)
    {
        ECDsa key = curve is null ? NewKey() : ECDsa.Create(curve.Value);
        return new ServerIdentity(Sign("CN=SM-DP+", key, Ci, _ciKey, role, oid, usage, notAfterDays), key);
    }

    public static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static X509Certificate2 Sign(
        string name,
        ECDsa key,
        X509Certificate2? issuer,
        ECDsa? issuerKey,
        string role,
        string? oid,
        X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature,
        int notAfterDays = 30)
    {
        CertificateRequest request = new(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        request.CertificateExtensions.Add(new X509Extension(
            "2.5.29.32", Der.Encode(0x30, Der.Encode(0x30, Der.Oid(0x06, role))), true));
        if (oid is not null)
        {
            request.CertificateExtensions.Add(new X509Extension("2.5.29.17", Der.Encode(0x30, Der.Oid(0x88, oid)), false));
        }

        if (issuer is not null)
        {
            request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(
                issuer.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single()));
        }

        DateTimeOffset now = DateTimeOffset.UtcNow;
        return request.Create(
            issuer?.SubjectName ?? request.SubjectName,
            X509SignatureGenerator.CreateForECDsa(issuerKey ?? key),
            now.AddDays(-60),
            now.AddDays(notAfterDays),
            RandomNumberGenerator.GetBytes(8));
    }
}

/// <summary>A certificate and its key.</summary>
internal sealed record ServerIdentity(X509Certificate2 Certificate, ECDsa Key);
