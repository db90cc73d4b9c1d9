using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Smdp;

/// <summary>Certificates of eUICC and EUM as an eUICC sends them, checked up to the CI (SGP.22 section 4.5.2.2).</summary>
internal static class EuiccChain
{
    /// <summary>The eUICC's certificate, if the chain is right.</summary>
    /// <exception cref="Es9Exception">What is wrong with it.</exception>
    public static X509Certificate2 Verify(Tlv euiccCertificate, Tlv eumCertificate, TestPki pki, DateTimeOffset now)
    {
        var ci = pki.Ci.Certificate;
        var eum = Load(eumCertificate) ?? throw Es9Exception.EumCertificate();
        var euicc = Load(euiccCertificate) ?? throw Es9Exception.EuiccCertificate();
        if (!Try(() => IsRightlyIssued(eum, ci, RspCertificate.RoleEum)))
        {
            var isFromCi = Try(() => RspCertificate.AuthorityKeyIdentifier(eum).AsSpan().SequenceEqual(pki.Ci.SubjectKeyId));
            throw isFromCi ? Es9Exception.EumCertificate() : Es9Exception.UnknownCi();
        }

        if (!RspCertificate.IsValidAt(eum, now))
        {
            throw Es9Exception.EumCertificateExpired();
        }

        if (!Try(() => IsRightlyIssued(euicc, eum, RspCertificate.RoleEuicc) && IsForEid(euicc, eum)))
        {
            throw Es9Exception.EuiccCertificate();
        }

        return RspCertificate.IsValidAt(euicc, now) ? euicc : throw Es9Exception.EuiccCertificateExpired();
    }

    /// <summary>Whether the eUICC has signed these bytes.</summary>
    public static bool HasSigned(X509Certificate2 euicc, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var key = euicc.GetECDsaPublicKey();
        return key is not null && RspSignature.Verify(key, data, signature);
    }

    private static X509Certificate2? Load(Tlv certificate)
    {
        X509Certificate2? loaded = null;
        return Try(() => (loaded = RspCertificate.Load(certificate.Raw.Span)) is not null) ? loaded : null;
    }

    private static bool IsRightlyIssued(X509Certificate2 certificate, X509Certificate2 issuer, string role) =>
        RspCertificate.IsP256(certificate)
        && RspCertificate.IsSignedBy(certificate, issuer)
        && RspCertificate.Policies(certificate).Contains(role);

    private static bool IsForEid(X509Certificate2 euicc, X509Certificate2 eum) =>
        EumConstraints.Permit(eum, euicc)
        && RspCertificate.SubjectSerialNumber(euicc) is { Length: Eid.Length } eid
        && eid.All(char.IsAsciiDigit);

    /// <summary>A certificate from outside can be wrong in every field: whatever cannot be read is not right.</summary>
    private static bool Try(Func<bool> check)
    {
        try
        {
            return check();
        }
        catch (Exception e) when (e is CryptographicException or FormatException or AsnContentException
            or InvalidOperationException or ArgumentException or PkiException)
        {
            return false;
        }
    }
}
