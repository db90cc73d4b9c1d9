using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoLpa.Virtual.Pki;

/// <summary>
/// What an EUM may put into its eUICCs' certificates: the name constraints of its own (SGP.22 section 4.5.2.1). They
/// hold an organization and a prefix of the EID, which general X.509 checks would take for whole names.
/// </summary>
public static class EumConstraints
{
    internal const string Organization = "2.5.4.10";
    internal const string SerialNumber = "2.5.4.5";
    private const string NameConstraints = "2.5.29.30";
    private static readonly Asn1Tag PermittedSubtrees = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag DirectoryName = new(TagClass.ContextSpecific, 4);

    /// <summary>Whether the EUM may issue this eUICC's certificate. Without name constraints it may issue none.</summary>
    public static bool Permit(X509Certificate2 eum, X509Certificate2 euicc) => Read(eum).Any(permitted =>
        permitted.Organization == Attribute(euicc.SubjectName, Organization)
        && Attribute(euicc.SubjectName, SerialNumber)?.StartsWith(permitted.EidPrefix, StringComparison.Ordinal) == true);

    /// <summary>The digits an EID may start with.</summary>
    public static IReadOnlyList<string> EidPrefixes(X509Certificate2 eum) =>
        Read(eum).Select(permitted => permitted.EidPrefix).ToList();

    /// <summary>The first value of an attribute of a name, or null.</summary>
    internal static string? Attribute(X500DistinguishedName name, string oid) =>
        name.EnumerateRelativeDistinguishedNames()
            .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == oid)
            .Select(part => part.GetSingleElementValue())
            .FirstOrDefault();

    private static List<(string? Organization, string EidPrefix)> Read(X509Certificate2 eum)
    {
        var permitted = new List<(string?, string)>();
        if (eum.Extensions[NameConstraints] is not { } extension)
        {
            return permitted;
        }

        try
        {
            var constraints = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
            var subtrees = constraints.ReadSequence(PermittedSubtrees);
            while (subtrees.HasData)
            {
                var subtree = subtrees.ReadSequence();
                if (subtree.PeekTag().HasSameClassAndValue(DirectoryName))
                {
                    var name = new X500DistinguishedName(subtree.ReadSequence(DirectoryName).ReadEncodedValue().Span);
                    if (Attribute(name, SerialNumber) is { } prefix)
                    {
                        permitted.Add((Attribute(name, Organization), prefix));
                    }
                }
            }
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            throw new PkiException(PkiError.Unreadable, eum.Subject, e);
        }

        return permitted;
    }
}
