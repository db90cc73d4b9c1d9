using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HostTests.EndToEnd;

/// <summary>Root certificates of every kind, and what passes for one.</summary>
internal static class TestRoot
{
    private static readonly DateTimeOffset Begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2049, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A root with an elliptic curve.</summary>
    public static X509Certificate2 Make(string name, DateTimeOffset? end = null, bool isCa = true, bool hasKeyId = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Sign(new CertificateRequest("CN=" + name + ", O=Test", key, HashAlgorithmName.SHA256), end ?? End, isCa, hasKeyId);
    }

    /// <summary>A root with an RSA key of 4096 bits.</summary>
    public static X509Certificate2 MakeRsa(string name)
    {
        using var key = RSA.Create(4096);
        return Sign(new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), End, true, true);
    }

    /// <summary>An intermediate certificate.</summary>
    public static X509Certificate2 MakeIntermediate(string name)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Sign(new CertificateRequest("CN=Above " + name, rootKey, HashAlgorithmName.SHA256), End, true, true);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        Extend(request, true, true);
        return request.Create(root, Begin, End, [1, 2, 3]);
    }

    /// <summary>Its key identifier, as the console shows it.</summary>
    public static string KeyId(X509Certificate2 root) =>
        root.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifier!.ToLowerInvariant();

    /// <summary>The lines of its PEM.</summary>
    public static string[] Lines(X509Certificate2 root) => root.ExportCertificatePem().Split('\n');

    private static X509Certificate2 Sign(CertificateRequest request, DateTimeOffset end, bool isCa, bool hasKeyId)
    {
        Extend(request, isCa, hasKeyId);
        return request.CreateSelfSigned(Begin, end);
    }

    private static void Extend(CertificateRequest request, bool isCa, bool hasKeyId)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isCa, false, 0, true));
        if (hasKeyId)
        {
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        }
    }
}
