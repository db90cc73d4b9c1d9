using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Rsp;

namespace HostTests;

/// <summary>AuthenticateServer, PrepareDownload and CancelSession: what is signed, and what is refused with which code.</summary>
public class EuiccAuthenticationTests
{
    private readonly EuiccTestBench _bench = new();

    private static EuiccTestPki Pki => EuiccTestBench.Pki;

    [Fact]
    public void AuthenticatedServerGetsASignedAnswer()
    {
        IReadOnlyList<Tlv> answer = _bench.Authenticate().Require(0xA0).Children;

        Assert.Equal([0x30u, 0x5F37u, 0x30u, 0x30u], answer.Select(field => field.Tag));
        Assert.True(RspSignature.Verify(Pki.EuiccKey, answer[0].Raw.Span, answer[1].Value.Span));
        Assert.Equal(Pki.Euicc.RawData, answer[2].Raw.ToArray());
        Assert.Equal(Pki.Eum.RawData, answer[3].Raw.ToArray());
        Assert.Equal([0x80u, 0x83u, 0x84u, 0xBF22u, 0xA0u], answer[0].Children.Select(field => field.Tag));
        Assert.Equal(_bench.Server.TransactionId, answer[0].Require(0x80).ToArray());
        Assert.Equal(EuiccTestServer.Address, answer[0].Require(0x83).ToText());
        Assert.Equal("MATCHING-ID", answer[0].Path(0xA0, 0x80)!.ToText());
    }

    [Fact]
    public void ChallengeMustBeThatOfTheCardAndServesOnce()
    {
        byte[] old = _bench.Challenge();
        byte[] challenge = _bench.Challenge();
        Assert.NotEqual(old, challenge);
        Assert.Equal(6, ErrorOf(_bench.Request(_bench.Server.AuthenticateServer(old))));
        Assert.Equal(4, ErrorOf(_bench.Request(_bench.Server.AuthenticateServer(challenge))));

        challenge = _bench.Challenge();
        Assert.Null(ErrorOf(_bench.Request(_bench.Server.AuthenticateServer(challenge))));
        Assert.Equal(4, ErrorOf(_bench.Request(_bench.Server.AuthenticateServer(challenge))));
    }

    [Fact]
    public void WrongServerSignatureIsRefused()
    {
        _bench.Server.WrongKey = EuiccTestPki.NewKey();
        Assert.Equal(2, AuthenticateError());
    }

    [Fact]
    public void CiThatTheCardHasNoCertificateOfIsRefused()
    {
        _bench.Server.CiKeyId = new byte[20];
        Assert.Equal(7, AuthenticateError());
    }

    [Fact]
    public void ServerOfAnotherCiIsRefusedUnlessTrusted()
    {
        EuiccTestPki other = new();
        _bench.Server.Auth = other.DpAuth;
        Assert.Equal(7, AuthenticateError());

        EuiccTestBench trusting = new(null, new EuiccCredentials([Pki.Ci, other.Ci], Pki.Eum, Pki.Euicc, Pki.EuiccKey));
        trusting.Server.Auth = other.DpAuth;
        Assert.NotNull(trusting.Authenticate().Find(0xA0));
    }

    [Fact]
    public void CertificatesMustFit()
    {
        (ServerIdentity Identity, int Error)[] cases =
        [
            (Pki.Issue(RspCertificate.RoleDpPb), 5),
            (Pki.Issue(RspCertificate.RoleDpTls), 5),
            (Pki.Issue(RspCertificate.RoleDpAuth, oid: null), 1),
            (Pki.Issue(RspCertificate.RoleDpAuth, notAfterDays: -1), 1),
            (Pki.Issue(RspCertificate.RoleDpAuth, usage: X509KeyUsageFlags.KeyCertSign), 1),
            (Pki.Issue(RspCertificate.RoleDpAuth, curve: ECCurve.NamedCurves.nistP384), 3),
        ];
        foreach ((ServerIdentity identity, int error) in cases)
        {
            _bench.Server.Auth = identity;
            Assert.Equal(error, AuthenticateError());
        }

        _bench.Server.Auth = Pki.Issue(RspCertificate.RoleDsAuth);
        Assert.Null(ErrorOf(_bench.Authenticate().Raw.ToArray()));
    }

    [Fact]
    public void ChangedCertificateIsRefused()
    {
        byte[] request = _bench.Server.AuthenticateServer(_bench.Challenge());
        byte[] subject = _bench.Server.Auth.Certificate.SubjectName.RawData;
        int at = request.AsSpan().IndexOf(subject);
        request[at + subject.Length - 1] ^= 1;
        Assert.Equal(1, ErrorOf(_bench.Request(request)));
    }

    [Fact]
    public void PreparedDownloadIsSigned()
    {
        _bench.Server.HashCc = Enumerable.Repeat((byte)7, 32).ToArray();
        Tlv authenticated = _bench.Authenticate();
        byte[] request = _bench.Server.PrepareDownload(authenticated.Path(0xA0, 0x5F37)!.Raw.ToArray());
        IReadOnlyList<Tlv> answer = Tlv.Read(_bench.Request(request), 0xBF21).Require(0xA0).Children;

        byte[] signed = [.. answer[0].Raw.Span, .. Tlv.Read(request).Require(0x5F37).Raw.Span];
        Assert.True(RspSignature.Verify(Pki.EuiccKey, signed, answer[1].Value.Span));
        Assert.Equal(_bench.Server.TransactionId, answer[0].Require(0x80).ToArray());
        Assert.Equal(_bench.Server.HashCc, answer[0].Require(0x04).ToArray());
        EcPoint.ToParameters(answer[0].Require(0x5F49).Value.Span);
    }

    [Fact]
    public void PrepareDownloadIsRefusedWithItsCode()
    {
        (Action<EuiccTestServer> Spoil, int Error)[] cases =
        [
            (server => server.Binding = Pki.DpAuth, 1),
            (server => server.Binding = Pki.Issue(RspCertificate.RoleDpPb, oid: "2.999.11"), 1),
            (server => server.Binding = Pki.Issue(RspCertificate.RoleDpPb, notAfterDays: -1), 1),
            (server => server.Binding = new EuiccTestPki().DpPb, 1),
            (server => server.Binding = Pki.Issue(RspCertificate.RoleDpPb, curve: ECCurve.NamedCurves.nistP384), 3),
            (server => server.WrongKey = Pki.DpAuth.Key, 2),
            (server => server.TransactionId = new byte[16], 5),
            (server => server.ConfirmationRequired = true, 127),
        ];
        foreach ((Action<EuiccTestServer> spoil, int error) in cases)
        {
            EuiccTestBench bench = new();
            Tlv authenticated = bench.Authenticate();
            spoil(bench.Server);
            Assert.Equal(error, ErrorOf(bench.Prepare(authenticated).Raw.ToArray()));
        }
    }

    [Fact]
    public void PrepareDownloadNeedsTheSignatureOfThisSession()
    {
        Tlv first = _bench.Authenticate();
        _bench.Authenticate();
        Assert.Equal(2, ErrorOf(_bench.Prepare(first).Raw.ToArray()));
    }

    [Fact]
    public void PrepareDownloadWithoutASessionIsRefused()
    {
        Tlv authenticated = _bench.Authenticate();
        _bench.Challenge();
        Assert.Equal(4, ErrorOf(_bench.Prepare(authenticated).Raw.ToArray()));
    }

    [Fact]
    public void OneTimeKeyIsUsedAgainOnlyWhenTheServerKnowsIt()
    {
        byte[] Point() => _bench.Prepare(_bench.Authenticate()).Path(0xA0, 0x30, 0x5F49)!.ToArray();

        byte[] first = Point();
        Assert.NotEqual(first, Point());
        _bench.Server.KnownEuiccPoint = first;
        Assert.Equal(first, Point());
        _bench.Server.KnownEuiccPoint = EcPoint.Of(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));
        Assert.NotEqual(_bench.Server.KnownEuiccPoint, Point());

        _bench.Server.KnownEuiccPoint = first;
        Assert.Null(EuiccTestBench.ErrorOf(_bench.Load(_bench.Server.Package(Point()))!));
        Assert.NotEqual(first, Point()); // it has done its work
    }

    [Fact]
    public void CancelledSessionIsSignedAndOver()
    {
        _bench.Authenticate();
        string id = Convert.ToHexString(_bench.Server.TransactionId);

        Assert.Equal("BF4103810105", _bench.Request("BF4115" + "8010" + new string('0', 32) + "810100"));
        Tlv ok = Tlv.Read(Convert.FromHexString(_bench.Request("BF4115" + "8010" + id + "810102"))).Require(0xA0);

        Assert.True(RspSignature.Verify(Pki.EuiccKey, ok.Children[0].Raw.Span, ok.Children[1].Value.Span));
        Assert.Equal([0x80u, 0x81u, 0x82u], ok.Children[0].Children.Select(field => field.Tag));
        Assert.Equal(_bench.Server.TransactionId, ok.Children[0].Require(0x80).ToArray());
        Assert.Equal("88370A", Convert.ToHexString(ok.Children[0].Require(0x81).Value.Span));
        Assert.Equal(2, ok.Children[0].Require(0x82).ToInteger());
        Assert.Equal("BF4103810105", _bench.Request("BF4115" + "8010" + id + "810102"));
    }

    /// <summary>The error code in AuthenticateServerResponse or PrepareDownloadResponse; null when it is the other choice.</summary>
    internal static long? ErrorOf(byte[] response) => Tlv.Read(response).Path(0xA1, 0x02)?.ToInteger();

    private long? AuthenticateError() => ErrorOf(_bench.Authenticate().Raw.ToArray());
}
