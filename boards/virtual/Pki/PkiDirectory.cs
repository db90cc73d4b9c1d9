using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoLpa.Virtual.Pki;

/// <summary>
/// A test PKI as files. NAME is one of ci, eum, euicc, dpauth, dppb, dptls, dsauth, dstls, in capital or small letters:
/// the certificate is NAME.pem (also .crt, .cer, .der; PEM or DER), the private key is NAME.key (PEM or DER, PKCS #8
/// or SEC 1), or a private key block inside NAME.pem.
/// </summary>
public static class PkiDirectory
{
    /// <summary>Certificate Issuer.</summary>
    public const string Ci = "ci";

    /// <summary>eUICC manufacturer.</summary>
    public const string Eum = "eum";

    /// <summary>eUICC.</summary>
    public const string Euicc = "euicc";

    /// <summary>SM-DP+ authentication.</summary>
    public const string DpAuth = "dpauth";

    /// <summary>SM-DP+ profile binding.</summary>
    public const string DpPb = "dppb";

    /// <summary>SM-DP+ TLS.</summary>
    public const string DpTls = "dptls";

    /// <summary>SM-DS authentication.</summary>
    public const string DsAuth = "dsauth";

    /// <summary>SM-DS TLS.</summary>
    public const string DsTls = "dstls";

    private static readonly string[] Roles = [Ci, Eum, Euicc, DpAuth, DpPb, DpTls, DsAuth, DsTls];
    private static readonly string[] CertificateEndings = [".pem", ".crt", ".cer", ".der"];

    internal static Dictionary<string, Credential> Load(string directory)
    {
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in Directory.EnumerateFiles(directory))
        {
            files[Path.GetFileName(path)] = path;
        }

        var credentials = new Dictionary<string, Credential>();
        foreach (var role in Roles)
        {
            var found = CertificateEndings.Select(ending => files.GetValueOrDefault(role + ending)).OfType<string>();
            if (found.FirstOrDefault() is { } path)
            {
                credentials[role] = Read(path, files.GetValueOrDefault(role + ".key"));
            }
        }

        return credentials;
    }

    internal static void Save(string directory, IReadOnlyDictionary<string, Credential> credentials)
    {
        Directory.CreateDirectory(directory);
        foreach (var (role, credential) in credentials)
        {
            var path = Path.Combine(directory, role);
            File.WriteAllText(path + ".pem", credential.Certificate.ExportCertificatePem() + "\n");
            if (credential.HasKey)
            {
                File.WriteAllText(path + ".key", credential.Key.ExportPkcs8PrivateKeyPem() + "\n");
            }
        }
    }

    private static Credential Read(string certificatePath, string? keyPath)
    {
        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadCertificateFromFile(certificatePath);
        }
        catch (CryptographicException e)
        {
            throw new PkiException(PkiError.Unreadable, certificatePath, e);
        }

        if (keyPath is null && !Text(certificatePath).Contains("PRIVATE KEY-----"))
        {
            return new Credential(certificate, null);
        }

        keyPath ??= certificatePath;
        try
        {
            return new Credential(certificate, ReadKey(keyPath));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new PkiException(PkiError.Unreadable, keyPath, e);
        }
    }

    private static ECDsa ReadKey(string path)
    {
        var key = ECDsa.Create();
        var text = Text(path);
        var start = 0;
        while (PemEncoding.TryFind(text.AsSpan(start), out var block))
        {
            // "EC PARAMETERS" and certificates may stand before the key: only the key itself is of use here.
            if (text.AsSpan(start)[block.Label].EndsWith("PRIVATE KEY"))
            {
                key.ImportFromPem(text.AsSpan(start)[block.Location]);
                return key;
            }

            start += block.Location.End.Value;
        }

        var der = File.ReadAllBytes(path);
        try
        {
            key.ImportPkcs8PrivateKey(der, out _);
        }
        catch (CryptographicException)
        {
            key.ImportECPrivateKey(der, out _);
        }

        return key;
    }

    private static string Text(string path) => File.ReadAllText(path, System.Text.Encoding.Latin1);
}
