using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Pki;

/// <summary>What a test PKI is made for.</summary>
public sealed record TestPkiOptions
{
    /// <summary>EID of the eUICC: 32 digits with right check digits. Null: one that the EUM may use.</summary>
    public string? Eid { get; init; }

    /// <summary>Host names and IP addresses that the TLS certificate is good for.</summary>
    public IReadOnlyList<string> TlsHosts { get; init; } = ["localhost", "testsmdpplus1.example.com", "127.0.0.1"];

    /// <summary>Object identifier of the SM-DP+.</summary>
    public string DpOid { get; init; } = "2.999.10";

    /// <summary>Object identifier of the SM-DS.</summary>
    public string DsOid { get; init; } = "2.999.15";
}

/// <summary>
/// The certificates of one RSP world: CI, EUM, eUICC, the three of an SM-DP+ and the two of an SM-DS. Made at run time, or loaded from a
/// directory (see <see cref="PkiDirectory"/> for the file names).
/// </summary>
public sealed class TestPki
{
    private const string IssuerIdentificationNumber = "89049032";
    private readonly Dictionary<string, Credential> _credentials;

    private TestPki(Dictionary<string, Credential> credentials)
    {
        _credentials = credentials;
    }

    /// <summary>Certificate Issuer: the root.</summary>
    public Credential Ci => Get(PkiDirectory.Ci);

    /// <summary>eUICC manufacturer, issued by the CI.</summary>
    public Credential Eum => Get(PkiDirectory.Eum);

    /// <summary>eUICC, issued by the EUM.</summary>
    public Credential Euicc => Get(PkiDirectory.Euicc);

    /// <summary>SM-DP+ authentication, issued by the CI.</summary>
    public Credential DpAuth => Get(PkiDirectory.DpAuth);

    /// <summary>SM-DP+ profile binding, issued by the CI.</summary>
    public Credential DpPb => Get(PkiDirectory.DpPb);

    /// <summary>SM-DP+ TLS, issued by the CI.</summary>
    public Credential DpTls => Get(PkiDirectory.DpTls);

    /// <summary>SM-DS authentication, issued by the CI.</summary>
    public Credential DsAuth => Get(PkiDirectory.DsAuth);

    /// <summary>SM-DS TLS, issued by the CI.</summary>
    public Credential DsTls => Get(PkiDirectory.DsTls);

    /// <summary>Whether the three certificates of an SM-DP+ are there, with their keys.</summary>
    public bool HasSmdp => HasKeys(PkiDirectory.DpAuth, PkiDirectory.DpPb, PkiDirectory.DpTls);

    /// <summary>Whether the two certificates of an SM-DS are there, with their keys.</summary>
    public bool HasSmds => HasKeys(PkiDirectory.DsAuth, PkiDirectory.DsTls);

    /// <summary>EID in the eUICC's certificate: 32 digits.</summary>
    public string EidText => RspCertificate.SubjectSerialNumber(Euicc.Certificate)
        ?? throw new PkiException(PkiError.BadEid, Euicc.Certificate.Subject);

    /// <summary>EID in the eUICC's certificate: 16 bytes.</summary>
    public byte[] EidBytes => Eid.ToBytes(EidText);

    /// <summary>OID of the SM-DP+ in its certificates.</summary>
    public string DpOid => RspCertificate.RegisteredOid(DpAuth.Certificate)
        ?? throw new PkiException(PkiError.Unreadable, "the OID in " + DpAuth.Certificate.Subject);

    /// <summary>Makes every certificate and key anew.</summary>
    public static TestPki Create(TestPkiOptions? options = null)
    {
        var credentials = new Dictionary<string, Credential> { [PkiDirectory.Ci] = CertificateIssuer.Ci() };
        IssueMissing(credentials, options ?? new TestPkiOptions());
        return new TestPki(credentials);
    }

    /// <summary>Loads what is in the directory and issues what is missing, if the issuer's key is there.</summary>
    /// <exception cref="PkiException">A file cannot be used, or the CI certificate is not there.</exception>
    public static TestPki Load(string directory, TestPkiOptions? options = null)
    {
        var credentials = PkiDirectory.Load(directory);
        if (!credentials.ContainsKey(PkiDirectory.Ci))
        {
            throw new PkiException(PkiError.MissingCertificate, Path.Combine(directory, PkiDirectory.Ci + ".pem"));
        }

        IssueMissing(credentials, options ?? new TestPkiOptions());
        return new TestPki(credentials);
    }

    /// <summary>Writes certificates and keys in the form that <see cref="Load"/> reads.</summary>
    public void Save(string directory) => PkiDirectory.Save(directory, _credentials);

    /// <summary>The CI certificate in PEM: what a client must trust to talk TLS with the SM-DP+.</summary>
    public string ExportCiPem() => Ci.Certificate.ExportCertificatePem() + "\n";

    private static void IssueMissing(Dictionary<string, Credential> credentials, TestPkiOptions options)
    {
        if (options.Eid is { } wanted && !Eid.IsValid(wanted))
        {
            throw new PkiException(PkiError.BadEid, wanted);
        }

        var ci = credentials[PkiDirectory.Ci];
        if (ci.HasKey)
        {
            var oid = credentials.TryGetValue(PkiDirectory.DpAuth, out var known)
                ? RspCertificate.RegisteredOid(known.Certificate) ?? options.DpOid
                : options.DpOid;
            AddMissing(PkiDirectory.Eum, () => CertificateIssuer.Eum(ci, (options.Eid ?? IssuerIdentificationNumber)[..8]));
            AddMissing(PkiDirectory.DpAuth, () => CertificateIssuer.Server(ci, RspCertificate.RoleDpAuth, "TEST SM-DP+", oid));
            AddMissing(PkiDirectory.DpPb, () => CertificateIssuer.Server(ci, RspCertificate.RoleDpPb, "TEST SM-DP+", oid));
            AddMissing(PkiDirectory.DpTls, () => CertificateIssuer.Tls(ci, RspCertificate.RoleDpTls, oid, options.TlsHosts));
            AddMissing(PkiDirectory.DsAuth, () => CertificateIssuer.Server(ci, RspCertificate.RoleDsAuth, "TEST SM-DS", options.DsOid));
            AddMissing(PkiDirectory.DsTls, () => CertificateIssuer.Tls(ci, RspCertificate.RoleDsTls, options.DsOid, options.TlsHosts));
        }

        if (credentials.TryGetValue(PkiDirectory.Eum, out var eum) && eum.HasKey)
        {
            AddMissing(PkiDirectory.Euicc, () => CertificateIssuer.Euicc(eum, ChooseEid(eum, options)));
        }

        void AddMissing(string role, Func<Credential> issue)
        {
            if (!credentials.ContainsKey(role))
            {
                credentials[role] = issue();
            }
        }
    }

    private static string ChooseEid(Credential eum, TestPkiOptions options) => options.Eid ?? Eid.FromPrefix(
        EumConstraints.EidPrefixes(eum.Certificate).FirstOrDefault() ?? IssuerIdentificationNumber);

    private bool HasKeys(params string[] roles) =>
        roles.All(role => _credentials.TryGetValue(role, out var credential) && credential.HasKey);

    private Credential Get(string role) => _credentials.TryGetValue(role, out var credential)
        ? credential
        : throw new PkiException(PkiError.MissingCertificate, role);
}
