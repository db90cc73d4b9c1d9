using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Pki;

/// <summary>A certificate and, where we have it, the private key that belongs to it.</summary>
public sealed class Credential
{
    private readonly ECDsa? _key;
    private readonly Lock _signing = new();

    /// <param name="certificate">The certificate.</param>
    /// <param name="key">Its private key, or null.</param>
    /// <exception cref="PkiException">UnsupportedCurve, KeyMismatch.</exception>
    public Credential(X509Certificate2 certificate, ECDsa? key)
    {
        if (!RspCertificate.IsP256(certificate))
        {
            throw new PkiException(PkiError.UnsupportedCurve, certificate.Subject);
        }

        using var publicKey = certificate.GetECDsaPublicKey()!;
        PublicPoint = EcPoint.FromParameters(publicKey.ExportParameters(false));
        if (key is not null && !PublicPoint.AsSpan().SequenceEqual(EcPoint.FromParameters(key.ExportParameters(false))))
        {
            throw new PkiException(PkiError.KeyMismatch, certificate.Subject);
        }

        Certificate = certificate;
        _key = key;
    }

    /// <summary>The certificate, without its key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Whether the private key is there.</summary>
    public bool HasKey => _key is not null;

    /// <summary>The private key.</summary>
    /// <exception cref="PkiException">MissingKey.</exception>
    public ECDsa Key => _key ?? throw new PkiException(PkiError.MissingKey, Certificate.Subject);

    /// <summary>The certificate, DER.</summary>
    public byte[] Der => Certificate.RawData;

    /// <summary>The public key as an uncompressed point: 04, X, Y; 65 bytes.</summary>
    public byte[] PublicPoint { get; }

    /// <summary>Subject key identifier: for a CI this is the CI public key identifier.</summary>
    public byte[] SubjectKeyId => RspCertificate.SubjectKeyIdentifier(Certificate) ?? [];

    /// <summary>Signs: ECDSA with SHA-256, 64 bytes r and s as in BSI TR-03111.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_signing)
        {
            return RspSignature.Sign(Key, data);
        }
    }

    /// <summary>Checks a signature of <see cref="Sign"/>.</summary>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var key = Certificate.GetECDsaPublicKey()!;
        return RspSignature.Verify(key, data, signature);
    }

    /// <summary>The certificate with its key in the form that TLS servers of every system take.</summary>
    public X509Certificate2 ToTlsCertificate()
    {
        using var together = Certificate.CopyWithPrivateKey(Key);

        // Windows does not serve TLS with a key that lives in memory only; a round trip through PKCS #12 stores it.
        return X509CertificateLoader.LoadPkcs12(together.Export(X509ContentType.Pkcs12), null);
    }
}
