using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Pki;

/// <summary>Makes P-256 certificates in the shape of SGP.22 section 4.5.2.1 and SGP.26.</summary>
internal static class CertificateIssuer
{
    private const string Country = "2.5.4.6";
    private const string CommonName = "2.5.4.3";
    private static readonly DateTimeOffset NotBefore = DateTimeOffset.UtcNow.AddDays(-2);

    public static Credential Ci()
    {
        var subject = Name((Country, "XX"), (EumConstraints.Organization, "NanoLpa"), (CommonName, "NanoLpa Test CI"));
        return Issue(null, subject, 35, RspCertificate.RoleCi, request =>
        {
            Authority(request, X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, null);
            AlternativeName(request, "2.999.1", []);
        });
    }

    public static Credential Eum(Credential ci, string eidPrefix)
    {
        const string Manufacturer = "NanoLpa Test EUM";
        var subject = Name((Country, "XX"), (EumConstraints.Organization, Manufacturer), (CommonName, "EUM Test"));
        return Issue(ci, subject, 30, RspCertificate.RoleEum, request =>
        {
            Authority(request, X509KeyUsageFlags.KeyCertSign, 0);
            AlternativeName(request, "2.999.5", []);
            NameConstraints(request, Name((EumConstraints.Organization, Manufacturer), (EumConstraints.SerialNumber, eidPrefix)));
        });
    }

    public static Credential Euicc(Credential eum, string eid)
    {
        var manufacturer = EumConstraints.Attribute(eum.Certificate.SubjectName, EumConstraints.Organization) ?? "EUM";
        var country = EumConstraints.Attribute(eum.Certificate.SubjectName, Country) ?? "XX";
        var subject = Name(
            (Country, country), (EumConstraints.Organization, manufacturer), (EumConstraints.SerialNumber, eid), (CommonName, "Test eUICC"));
        return Issue(eum, subject, 25, RspCertificate.RoleEuicc, DigitalSignature);
    }

    public static Credential Server(Credential ci, string policy, string commonName, string oid)
    {
        var subject = Name((EumConstraints.Organization, "NanoLpa"), (CommonName, commonName));
        return Issue(ci, subject, 10, policy, request =>
        {
            DigitalSignature(request);
            AlternativeName(request, oid, []);
        });
    }

    public static Credential Tls(Credential ci, string policy, string oid, IReadOnlyList<string> hosts)
    {
        var subject = Name((EumConstraints.Organization, "NanoLpa"), (CommonName, hosts.Count > 0 ? hosts[0] : "localhost"));
        return Issue(ci, subject, 10, policy, request =>
        {
            DigitalSignature(request);
            AlternativeName(request, oid, hosts);
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(
                [new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], critical: true));
        });
    }

    private static Credential Issue(
        Credential? issuer, X500DistinguishedName subject, int years, string policy, Action<CertificateRequest> shape)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var ski = new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(
            issuer is null ? ski.SubjectKeyIdentifierBytes.Span : issuer.SubjectKeyId));
        request.CertificateExtensions.Add(ski);
        request.CertificateExtensions.Add(Policy(policy));
        shape(request);

        var notAfter = NotBefore.AddYears(years);
        var latest = issuer?.Certificate.NotAfter.ToUniversalTime();
        if (latest < notAfter)
        {
            notAfter = latest.Value;
        }

        var signer = X509SignatureGenerator.CreateForECDsa(issuer?.Key ?? key);
        var serial = RandomNumberGenerator.GetBytes(8);
        serial[0] = (byte)(serial[0] & 0x7F | 0x01);
        var issuerName = issuer?.Certificate.SubjectName ?? subject;
        return new Credential(request.Create(issuerName, signer, NotBefore, notAfter, serial), key);
    }

    private static void Authority(CertificateRequest request, X509KeyUsageFlags usage, int? pathLength)
    {
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(true, pathLength is not null, pathLength ?? 0, critical: true));
    }

    private static void DigitalSignature(CertificateRequest request) =>
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));

    private static X509Extension Policy(string policy)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(policy);
        }

        // TLS clients that know nothing of RSP must not stumble over it (SGP.26 does the same).
        return new X509Extension("2.5.29.32", writer.Encode(), critical: policy is not (RspCertificate.RoleDpTls or RspCertificate.RoleDsTls));
    }

    private static void AlternativeName(CertificateRequest request, string oid, IReadOnlyList<string> hosts)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var host in hosts)
            {
                if (IPAddress.TryParse(host, out var address))
                {
                    writer.WriteOctetString(address.GetAddressBytes(), new Asn1Tag(TagClass.ContextSpecific, 7));
                }
                else
                {
                    writer.WriteCharacterString(
                        UniversalTagNumber.IA5String, host, new Asn1Tag(TagClass.ContextSpecific, 2));
                }
            }

            writer.WriteObjectIdentifier(oid, new Asn1Tag(TagClass.ContextSpecific, 8));
        }

        request.CertificateExtensions.Add(new X509Extension("2.5.29.17", writer.Encode(), critical: false));
    }

    private static void NameConstraints(CertificateRequest request, X500DistinguishedName permitted)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4)))
        {
            writer.WriteEncodedValue(permitted.RawData);
        }

        request.CertificateExtensions.Add(new X509Extension("2.5.29.30", writer.Encode(), critical: true));
    }

    private static X500DistinguishedName Name(params (string Oid, string Value)[] parts)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var (oid, value) in parts)
            {
                using (writer.PushSetOf())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(oid);
                    var printable = oid is Country or EumConstraints.SerialNumber;
                    writer.WriteCharacterString(
                        printable ? UniversalTagNumber.PrintableString : UniversalTagNumber.UTF8String, value);
                }
            }
        }

        return new X500DistinguishedName(writer.Encode());
    }
}
