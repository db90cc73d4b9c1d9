using System.Net;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Rsp;
using NanoLpa.Virtual.Smdp;

namespace HostTests;

/// <summary>The virtual SM-DP+ against the recorded download in vectors/: what others sent, and what they answered.</summary>
public sealed class SmdpVectorTests : IAsyncLifetime
{
    private static readonly TestPki Own = TestPki.Create();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("nanolpa-smdp");
    private VirtualSmdp _smdp = null!;
    private SmdpClient _client = null!;

    // The CI of the recording, and server certificates of our own: their keys we have.
    public async Task InitializeAsync()
    {
        Own.Save(_directory.FullName);
        File.Delete(Path.Combine(_directory.FullName, "ci.key"));
        await File.WriteAllTextAsync(
            Path.Combine(_directory.FullName, "ci.pem"), RspVectors.Ci.ExportCertificatePem());
        _smdp = await VirtualSmdp.StartAsync(new SmdpOptions
        {
            Pki = TestPki.Load(_directory.FullName), Address = "127.0.0.1:8443",
        });
        _client = new SmdpClient(_smdp, Own.Ci.Certificate);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _smdp.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task InitiateAuthenticationIsAnsweredAlike()
    {
        var reply = await _client.InitiateAuthentication(
            RspVectors.Json(0, "request", "smdpAddress"),
            Convert.FromBase64String(RspVectors.Json(0, "request", "euiccChallenge")),
            Convert.FromBase64String(RspVectors.Json(0, "request", "euiccInfo1")));
        Assert.Equal("Executed-Success", reply.Status);
        Assert.Equal(RspVectors.Json(0, "response", "euiccCiPKIdToBeUsed"), reply.Text("euiccCiPKIdToBeUsed"));
        Assert.Equal(RspVectors.Json(0, "response", "transactionId").Length, reply.Text("transactionId").Length);
        var recorded = Convert.FromBase64String(RspVectors.Json(0, "response", "serverSigned1"));
        Assert.Equal(Shape(recorded), Shape(reply.Bytes("serverSigned1")));
        Assert.Equal(recorded.Length, reply.Bytes("serverSigned1").Length);
    }

    [Fact]
    public async Task SignedNotificationIsVerified()
    {
        Assert.Equal(HttpStatusCode.NoContent, await Notify(RspVectors.Json(4, "request", "pendingNotification")));
        var report = Assert.Single(_smdp.Notifications);
        Assert.True(report.IsValid);
        Assert.Equal(
            (NotificationEvent.Enable, 2L, "8949449999999990023", "127.0.0.1:8443"),
            (report.Event, report.SequenceNumber, report.Iccid, report.Address));

        var spoilt = Convert.FromBase64String(RspVectors.Json(4, "request", "pendingNotification"));
        spoilt[^1] ^= 1;
        Assert.Equal(HttpStatusCode.NoContent, await Notify(Convert.ToBase64String(spoilt)));
        Assert.False(_smdp.Notifications[1].IsValid);
    }

    [Fact]
    public async Task ResultOfAnUnknownTransactionIsReadButNotBelieved()
    {
        Assert.Equal(HttpStatusCode.NoContent, await Notify(RspVectors.Json(3, "request", "pendingNotification")));
        var report = Assert.Single(_smdp.Notifications);
        Assert.Equal(
            (false, NotificationEvent.Install, RspVectors.Json(0, "response", "transactionId")),
            (report.IsValid, report.Event, report.TransactionId));
        Assert.StartsWith("A0000005591010", report.IsdpAid);
    }

    [Fact]
    public async Task PackagesHaveTheRecordedShape()
    {
        await using var smdp = await VirtualSmdp.StartAsync(new SmdpOptions { Pki = Own });
        using var lpa = new SmdpTestLpa(
            new VirtualEuicc(new(Own.Ci.Certificate, Own.Eum.Certificate, Own.Euicc.Certificate, Own.Euicc.Key)), smdp);
        await lpa.InitiateAuthentication(DemoOrders.Plain);
        var offer = await lpa.AuthenticateClient();
        Assert.Equal(Recorded(1, "smdpSigned2"), Shape(offer.Bytes("smdpSigned2")));
        Assert.Equal(Recorded(1, "smdpSignature2"), Shape(offer.Bytes("smdpSignature2")));
        lpa.PrepareDownload(offer, null);
        var package = (await lpa.GetBoundProfilePackage()).Bytes("boundProfilePackage");

        // The recording has a smaller profile: as many 86 segments less.
        var recorded = Recorded(2, "boundProfilePackage").Replace("86 ", "");
        Assert.Equal(recorded, Shape(package).Replace("86 ", ""));
    }

    private static string Recorded(int call, string member) =>
        Shape(Convert.FromBase64String(RspVectors.Json(call, "response", member)));

    /// <summary>The tags, in order and with what is inside in brackets.</summary>
    private static string Shape(byte[] bytes) => string.Concat(Tlv.ReadAll(bytes).Select(tlv =>
        tlv.IsConstructed ? $"{tlv.Tag:X}({Shape(tlv.ToArray())}) " : $"{tlv.Tag:X} "));

    private async Task<HttpStatusCode> Notify(string pending)
    {
        using var response = await _client.Send("handleNotification", $$"""{"pendingNotification":"{{pending}}"}""");
        return response.StatusCode;
    }
}
