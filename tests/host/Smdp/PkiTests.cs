using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Rsp;

namespace HostTests;

public sealed class PkiTests
{
    private static readonly TestPki Pki = TestPki.Create();

    [Fact]
    public void ChainIsSignedFromTheCiDown()
    {
        Assert.True(RspCertificate.IsSignedBy(Pki.Ci.Certificate, Pki.Ci.Certificate));
        Assert.True(RspCertificate.IsSignedBy(Pki.Eum.Certificate, Pki.Ci.Certificate));
        Assert.True(RspCertificate.IsSignedBy(Pki.Euicc.Certificate, Pki.Eum.Certificate));
        foreach (var server in new[] { Pki.DpAuth, Pki.DpPb, Pki.DpTls, Pki.DsAuth, Pki.DsTls })
        {
            Assert.True(RspCertificate.IsSignedBy(server.Certificate, Pki.Ci.Certificate));
            Assert.False(RspCertificate.IsSignedBy(server.Certificate, Pki.Eum.Certificate));
            Assert.Equal(Pki.Ci.SubjectKeyId, RspCertificate.AuthorityKeyIdentifier(server.Certificate));
            var oid = server == Pki.DsAuth || server == Pki.DsTls ? "2.999.15" : "2.999.10";
            Assert.Equal(oid, RspCertificate.RegisteredOid(server.Certificate));
        }
    }

    [Fact]
    public void EveryCertificateHasItsPolicyAndKeyIdentifiers()
    {
        (Credential Credential, string Policy)[] all =
        [
            (Pki.Ci, RspCertificate.RoleCi), (Pki.Eum, RspCertificate.RoleEum), (Pki.Euicc, RspCertificate.RoleEuicc),
            (Pki.DpAuth, RspCertificate.RoleDpAuth), (Pki.DpPb, RspCertificate.RoleDpPb),
            (Pki.DpTls, RspCertificate.RoleDpTls), (Pki.DsAuth, RspCertificate.RoleDsAuth), (Pki.DsTls, RspCertificate.RoleDsTls),
        ];
        foreach (var (credential, policy) in all)
        {
            foreach (var (_, other) in all)
            {
                Assert.Equal(policy == other, RspCertificate.Policies(credential.Certificate).Contains(other));
            }

            Assert.Equal(20, credential.SubjectKeyId.Length);
            Assert.NotNull(RspCertificate.AuthorityKeyIdentifier(credential.Certificate));
            Assert.Equal(65, credential.PublicPoint.Length);
            Assert.True(RspCertificate.IsValidAt(credential.Certificate, DateTimeOffset.UtcNow));
            Assert.True(RspCertificate.IsValidAt(credential.Certificate, DateTimeOffset.UtcNow.AddYears(9)));
        }
    }

    [Fact]
    public void ServerChainsPassTheGeneralCheckWithCustomRootTrust()
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(Pki.Ci.Certificate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var credential in new[] { Pki.Eum, Pki.DpAuth, Pki.DpPb, Pki.DpTls, Pki.DsAuth, Pki.DsTls })
        {
            Assert.True(chain.Build(credential.Certificate), string.Join(", ", chain.ChainStatus.Select(s => s.Status)));
        }
    }

    [Fact]
    public void EidIsInsideWhatTheEumMayIssue()
    {
        Assert.StartsWith("890490320000", Pki.EidText);
        Assert.True(Eid.IsValid(Pki.EidText));
        Assert.Equal(["89049032"], EumConstraints.EidPrefixes(Pki.Eum.Certificate));
        Assert.True(EumConstraints.Permit(Pki.Eum.Certificate, Pki.Euicc.Certificate));
        var foreign = TestPki.Create(new TestPkiOptions { Eid = Eid.FromPrefix("89033023") });
        Assert.False(EumConstraints.Permit(Pki.Eum.Certificate, foreign.Euicc.Certificate));
        Assert.False(EumConstraints.Permit(Pki.Ci.Certificate, Pki.Euicc.Certificate));
        Assert.Equal(16, Pki.EidBytes.Length);
    }

    [Theory]
    [InlineData("89049032123451234512345678901235", true)]
    [InlineData("89049032123451234512345678901236", false)]
    [InlineData("8904903212345123451234567890123", false)]
    [InlineData("8904903212345123451234567890123x", false)]
    public void EidCheckDigits(string eid, bool valid) => Assert.Equal(valid, Eid.IsValid(eid));

    [Fact]
    public void OwnEidAndOwnOid()
    {
        var options = new TestPkiOptions { Eid = "89049032123451234512345678901235", DpOid = "2.999.77" };
        var pki = TestPki.Create(options);
        Assert.Equal(options.Eid, pki.EidText);
        Assert.Equal("2.999.77", pki.DpOid);
        var bad = Assert.Throws<PkiException>(() => TestPki.Create(new TestPkiOptions { Eid = "123" }));
        Assert.Equal(PkiError.BadEid, bad.Error);
    }

    [Fact]
    public void SignaturesAre64BytesAndBoundToTheKey()
    {
        var signature = Pki.DpPb.Sign([1, 2, 3]);
        Assert.Equal(64, signature.Length);
        Assert.True(Pki.DpPb.Verify([1, 2, 3], signature));
        Assert.False(Pki.DpPb.Verify([1, 2, 4], signature));
        Assert.False(Pki.DpAuth.Verify([1, 2, 3], signature));
        Assert.False(Pki.DpPb.Verify([1, 2, 3], signature.AsSpan(1)));
    }

    [Fact]
    public void SaveAndLoad()
    {
        using var directory = new TemporaryDirectory();
        Pki.Save(directory.Path);
        var loaded = TestPki.Load(directory.Path);
        Assert.Equal(Pki.Ci.Der, loaded.Ci.Der);
        Assert.Equal(Pki.Euicc.Der, loaded.Euicc.Der);
        Assert.Equal(Pki.DpTls.Der, loaded.DpTls.Der);
        Assert.True(Pki.DpAuth.Verify([7], loaded.DpAuth.Sign([7])));
        Assert.Equal(File.ReadAllText(Path.Combine(directory.Path, "ci.pem")), loaded.ExportCiPem());
    }

    [Fact]
    public void WhatIsMissingIsIssuedByTheKeysThatAreThere()
    {
        using var directory = new TemporaryDirectory();
        Pki.Save(directory.Path);
        directory.Delete("ci.key", "euicc.pem", "euicc.key", "dptls.pem", "dptls.key");
        directory.Rename("dpauth.pem", "DPauth.pem");
        File.WriteAllBytes(Path.Combine(directory.Path, "DPpb.der"), Pki.DpPb.Der);
        File.WriteAllBytes(Path.Combine(directory.Path, "eum.key"), Pki.Eum.Key.ExportECPrivateKey());
        directory.Delete("dppb.pem");

        var loaded = TestPki.Load(directory.Path);
        Assert.True(RspCertificate.IsSignedBy(loaded.Euicc.Certificate, Pki.Eum.Certificate));
        Assert.Equal(Pki.EidText, loaded.EidText);
        Assert.Equal(Pki.DpAuth.Der, loaded.DpAuth.Der);
        Assert.Equal(Pki.DpPb.Der, loaded.DpPb.Der);
        Assert.Equal(PkiError.MissingKey, Assert.Throws<PkiException>(() => loaded.Ci.Sign([1])).Error);
        var missing = Assert.Throws<PkiException>(() => loaded.DpTls);
        Assert.Equal((PkiError.MissingCertificate, "dptls"), (missing.Error, missing.Subject));
    }

    [Fact]
    public void FilesThatCannotBeUsedAreNamed()
    {
        using var directory = new TemporaryDirectory();
        Assert.Equal(PkiError.MissingCertificate, Assert.Throws<PkiException>(() => TestPki.Load(directory.Path)).Error);

        Pki.Save(directory.Path);
        File.Copy(Path.Combine(directory.Path, "eum.key"), Path.Combine(directory.Path, "dppb.key"), overwrite: true);
        Assert.Equal(PkiError.KeyMismatch, Assert.Throws<PkiException>(() => TestPki.Load(directory.Path)).Error);

        File.WriteAllText(Path.Combine(directory.Path, "dppb.key"), "no key");
        var unreadable = Assert.Throws<PkiException>(() => TestPki.Load(directory.Path));
        Assert.Equal(PkiError.Unreadable, unreadable.Error);
        Assert.EndsWith("dppb.key", unreadable.Subject);

        File.WriteAllText(Path.Combine(directory.Path, "dppb.pem"), "no certificate");
        Assert.Equal(PkiError.Unreadable, Assert.Throws<PkiException>(() => TestPki.Load(directory.Path)).Error);
    }

    [Theory]
    [InlineData("localhost", SslProtocols.Tls12)]
    [InlineData("localhost", SslProtocols.Tls13)]
    [InlineData("127.0.0.1", SslProtocols.Tls12)]
    [InlineData("testsmdpplus1.example.com", SslProtocols.Tls13)]
    public async Task TlsWithTheCiAsRoot(string host, SslProtocols protocol)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var accepted = await listener.AcceptTcpClientAsync(deadline.Token);
            await using var server = new SslStream(accepted.GetStream());
            using var certificate = Pki.DpTls.ToTlsCertificate();
            await server.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions { ServerCertificate = certificate }, deadline.Token);
            await server.WriteAsync(new byte[] { 42 }, deadline.Token);
        });

        using var connection = new TcpClient();
        await connection.ConnectAsync((IPEndPoint)listener.LocalEndpoint, deadline.Token);
        await using var client = new SslStream(connection.GetStream());
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(Pki.ExportCiPem()));
        await client.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = host, CertificateChainPolicy = policy, EnabledSslProtocols = protocol,
            },
            deadline.Token);
        Assert.Equal(protocol, client.SslProtocol);
        Assert.Equal(42, client.ReadByte());
        await serving;
    }

    private sealed class TemporaryDirectory : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("nanolpa-pki").FullName;

        public void Delete(params string[] names)
        {
            foreach (var name in names)
            {
                File.Delete(System.IO.Path.Combine(Path, name));
            }
        }

        public void Rename(string from, string to) =>
            File.Move(System.IO.Path.Combine(Path, from), System.IO.Path.Combine(Path, to));

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
