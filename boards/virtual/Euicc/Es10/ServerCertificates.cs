using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Es10;

/// <summary>How the check of a server's certificate ended.</summary>
internal enum ServerCertificateResult
{
    /// <summary>Trusted.</summary>
    Ok,

    /// <summary>Not a certificate, not signed by its CI, not valid now, or without its OID.</summary>
    Invalid,

    /// <summary>The key is not on P-256.</summary>
    UnsupportedCurve,

    /// <summary>It has another role.</summary>
    WrongRole,

    /// <summary>Signed by a CI that the eUICC does not know.</summary>
    UnknownCi,
}

/// <summary>Checks the certificate of an RSP server, which a CI signs itself (SGP.22 section 4.5.2.2).</summary>
internal static class ServerCertificates
{
    public static ServerCertificateResult Check(
        EuiccState state, Tlv encoded, IReadOnlyCollection<string> roles, out X509Certificate2? certificate)
    {
        certificate = null;
        try
        {
            X509Certificate2 candidate = RspCertificate.Load(encoded.Raw.Span);
            byte[]? issuerKeyId = RspCertificate.AuthorityKeyIdentifier(candidate);
            X509Certificate2? ci = state.Credentials.TrustedCis.FirstOrDefault(
                known => issuerKeyId is not null && issuerKeyId.AsSpan().SequenceEqual(RspCertificate.SubjectKeyIdentifier(known)));
            if (ci is null)
            {
                return ServerCertificateResult.UnknownCi;
            }

            DateTimeOffset now = state.Options.Time.GetUtcNow();
            if (!RspCertificate.IsSignedBy(candidate, ci)
                || !RspCertificate.IsValidAt(candidate, now)
                || !RspCertificate.IsValidAt(ci, now)
                || !MaySign(candidate)
                || RspCertificate.RegisteredOid(candidate) is null)
            {
                return ServerCertificateResult.Invalid;
            }

            if (!RspCertificate.IsP256(candidate))
            {
                return ServerCertificateResult.UnsupportedCurve;
            }

            if (!RspCertificate.Policies(candidate).Any(roles.Contains))
            {
                return ServerCertificateResult.WrongRole;
            }

            certificate = candidate;
            return ServerCertificateResult.Ok;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return ServerCertificateResult.Invalid;
        }
    }

    /// <summary>Whether the certificate's key signed the data.</summary>
    public static bool Signed(X509Certificate2 certificate, ReadOnlySpan<byte> data, Tlv signature)
    {
        using ECDsa key = certificate.GetECDsaPublicKey() ?? throw new CryptographicException("no ECDSA key");
        return signature.Tag == RspSignature.Tag && RspSignature.Verify(key, data, signature.Value.Span);
    }

    private static bool MaySign(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509KeyUsageExtension>()
            .All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature));
}
