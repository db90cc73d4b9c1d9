using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoLpa.Virtual.Rsp;

namespace HostTests;

/// <summary>The signatures, certificates and protected segments of the recorded download, made by others.</summary>
public class RspVectorTests
{
    public static TheoryData<string> SignedThings => new(
        "serverSignature1", "euiccSignature1", "smdpSignature2", "euiccSignature2", "smdpSign", "euiccSignPIR", "euiccNotificationSignature");

    [Theory]
    [MemberData(nameof(SignedThings))]
    public void SignatureVerifiesAndNoByteCanChange(string name)
    {
        (X509Certificate2 signer, byte[] signed, byte[] signature) = Find(name);
        using ECDsa key = signer.GetECDsaPublicKey()!;

        Assert.True(RspSignature.Verify(key, signed, signature));
        foreach (int at in new[] { 0, signed.Length / 2, signed.Length - 1 })
        {
            byte[] changed = (byte[])signed.Clone();
            changed[at] ^= 1;
            Assert.False(RspSignature.Verify(key, changed, signature));
        }

        signature[63] ^= 1;
        Assert.False(RspSignature.Verify(key, signed, signature));
    }

    [Fact]
    public void CertificatesChainToTheCi()
    {
        Assert.True(RspCertificate.IsSignedBy(RspVectors.DpAuthCertificate, RspVectors.Ci));
        Assert.True(RspCertificate.IsSignedBy(RspVectors.DpPbCertificate, RspVectors.Ci));
        Assert.True(RspCertificate.IsSignedBy(RspVectors.EumCertificate, RspVectors.Ci));
        Assert.True(RspCertificate.IsSignedBy(RspVectors.EuiccCertificate, RspVectors.EumCertificate));
        Assert.False(RspCertificate.IsSignedBy(RspVectors.EuiccCertificate, RspVectors.Ci));
        Assert.False(RspCertificate.IsSignedBy(RspVectors.DpAuthCertificate, RspVectors.EumCertificate));
    }

    [Fact]
    public void CertificatesSayWhatTheyAreFor()
    {
        Assert.Equal([RspCertificate.RoleDpAuth], RspCertificate.Policies(RspVectors.DpAuthCertificate));
        Assert.Equal([RspCertificate.RoleDpPb], RspCertificate.Policies(RspVectors.DpPbCertificate));
        Assert.Equal([RspCertificate.RoleEum], RspCertificate.Policies(RspVectors.EumCertificate));
        Assert.Equal([RspCertificate.RoleEuicc], RspCertificate.Policies(RspVectors.EuiccCertificate));
        Assert.Equal("2.999.10", RspCertificate.RegisteredOid(RspVectors.DpAuthCertificate));
        Assert.Equal("89049032123451234512345678901235", RspCertificate.SubjectSerialNumber(RspVectors.EuiccCertificate));
        Assert.Null(RspCertificate.SubjectSerialNumber(RspVectors.DpAuthCertificate));
        Assert.Equal(
            RspCertificate.SubjectKeyIdentifier(RspVectors.Ci), RspCertificate.AuthorityKeyIdentifier(RspVectors.EumCertificate));
        Assert.True(RspCertificate.IsP256(RspVectors.EuiccCertificate));
    }

    [Fact]
    public void ValidityEndsWithTheLastSecond()
    {
        DateTimeOffset end = new(2030, 3, 30, 8, 31, 30, TimeSpan.Zero);
        Assert.True(RspCertificate.IsValidAt(RspVectors.DpAuthCertificate, end));
        Assert.False(RspCertificate.IsValidAt(RspVectors.DpAuthCertificate, end.AddSeconds(1)));
        Assert.True(RspCertificate.IsValidAt(RspVectors.EuiccCertificate, new DateTimeOffset(7000, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void PackageIsTheSameOverHttpAndInTheSegments() => Assert.Equal(
        RspVectors.Json(2, "response", "boundProfilePackage"),
        Convert.ToBase64String(Der.Join([.. RspVectors.Segments])));

    [Fact]
    public void ProfileElementsDecryptToTheTestProfile()
    {
        byte[] plain = ProfileElements();

        Assert.Equal(11768, plain.Length);
        IReadOnlyList<Tlv> elements = Tlv.ReadAll(plain);
        Assert.Equal(28, elements.Count);
        Assert.Equal(0xA0u, elements[0].Tag);
        Assert.Equal("GSMA Generic eUICC Test Profile", elements[0].Require(0x82).ToText());
        Assert.Equal(0xAAu, elements[^1].Tag);
    }

    [Fact]
    public void SegmentsInAnotherOrderAreRefused()
    {
        IReadOnlyList<byte[]> segments = Elements();
        Scp03t session = new(KnownKeys());

        session.Decrypt(0x86, segments[0]);
        Assert.Equal(Scp03tFault.Mac, Assert.Throws<Scp03tException>(() => session.Decrypt(0x86, segments[2])).Fault);
        session.Decrypt(0x86, segments[1]);
        session.Decrypt(0x86, segments[2]);
    }

    [Fact]
    public void EncryptingTheTestProfileAgainGivesTheSameBytes()
    {
        Scp03t decrypting = new(KnownKeys());
        Scp03t encrypting = new(KnownKeys());
        foreach (byte[] segment in Elements())
        {
            Assert.Equal(segment, encrypting.Encrypt(0x86, decrypting.Decrypt(0x86, segment)));
        }
    }

    /// <summary>The decrypted profile package, a real one.</summary>
    internal static byte[] ProfileElements()
    {
        Scp03t session = new(KnownKeys());
        return Elements().SelectMany(segment => session.Decrypt(0x86, segment)).ToArray();
    }

    private static IReadOnlyList<byte[]> Elements() => RspVectors.Segments.Where(segment => segment[0] == 0x86).ToList();

    private static SessionKeys KnownKeys() => new(
        Enumerable.Repeat((byte)0x22, 16).ToArray(), new byte[16], Enumerable.Repeat((byte)0x11, 16).ToArray());

    private static (X509Certificate2 Signer, byte[] Signed, byte[] Signature) Find(string name)
    {
        IReadOnlyList<Tlv> server = RspVectors.AuthenticateServerRequest.Children;
        IReadOnlyList<Tlv> euicc = RspVectors.AuthenticateServerResponse.Require(0xA0).Children;
        IReadOnlyList<Tlv> prepare = RspVectors.PrepareDownloadRequest.Children;
        IReadOnlyList<Tlv> prepared = RspVectors.PrepareDownloadResponse.Require(0xA0).Children;
        return name switch
        {
            "serverSignature1" => (RspVectors.DpAuthCertificate, Raw(server[0]), server[1].ToArray()),
            "euiccSignature1" => (RspVectors.EuiccCertificate, Raw(euicc[0]), euicc[1].ToArray()),
            "smdpSignature2" => (RspVectors.DpPbCertificate, Raw(prepare[0], euicc[1]), prepare[1].ToArray()),
            "euiccSignature2" => (RspVectors.EuiccCertificate, Raw(prepared[0], prepare[1]), prepared[1].ToArray()),
            "smdpSign" => FindSmdpSign(prepared[0].Require(0x5F49)),
            "euiccSignPIR" => FindInstallationResult(),
            _ => FindOtherNotification(),
        };
    }

    private static (X509Certificate2 Signer, byte[] Signed, byte[] Signature) FindSmdpSign(Tlv euiccOtpk)
    {
        byte[] first = RspVectors.Segments[0];
        Tlv.TryReadHeader(first, out _, out int headerLength, out _);
        IReadOnlyList<Tlv> request = Tlv.Read(first.AsMemory(headerLength), 0xBF23).Children;
        return (
            RspVectors.DpPbCertificate,
            Raw(request[0], request[1], request[2], request[3], euiccOtpk),
            request[4].ToArray());
    }

    private static (X509Certificate2 Signer, byte[] Signed, byte[] Signature) FindInstallationResult()
    {
        byte[] response = RspVectors.Exchanges.First(exchange => exchange.Response is [0xBF, 0x37, ..]).Response;
        IReadOnlyList<Tlv> result = Tlv.Read(response, 0xBF37).Children;
        return (RspVectors.EuiccCertificate, Raw(result[0]), result[1].ToArray());
    }

    private static (X509Certificate2 Signer, byte[] Signed, byte[] Signature) FindOtherNotification()
    {
        byte[] response = RspVectors.Exchanges.Last(exchange => exchange.Request is [0xBF, 0x2B, ..]).Response;
        IReadOnlyList<Tlv> notification = Tlv.Read(response, 0xBF2B).Path(0xA0, 0x30)!.Children;
        return (RspCertificate.Load(notification[2].Raw.Span), Raw(notification[0]), notification[1].ToArray());
    }

    private static byte[] Raw(params Tlv[] parts) => Der.Join([.. parts.Select(part => part.Raw.ToArray())]);
}
