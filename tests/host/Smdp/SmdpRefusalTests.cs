using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Rsp;
using NanoLpa.Virtual.Smdp;

namespace HostTests;

/// <summary>Downloads that the server or the card refuses.</summary>
public sealed class SmdpRefusalTests : SmdpDownloadTestBase
{
    [Fact]
    public async Task UsedMatchingIdIsRefused()
    {
        await Lpa.Download(DemoOrders.Plain);
        await Lpa.DeliverNotifications();
        await Refused("8.2.6/3.8", DemoOrders.Plain);
        await Refused("8.2.6/3.8", "DEMO-404");
        await Refused("8.2.6/3.8", "");
    }

    [Fact]
    public async Task WrongConfirmationCodesCloseTheOrder()
    {
        var order = Order(DemoOrders.WithConfirmationCode);
        foreach (var codes in new[] { "8.2.7/3.8", "8.2.7/3.8", "8.2.7/6.4" })
        {
            await Lpa.Authenticate(DemoOrders.WithConfirmationCode, "00000000");
            Assert.Equal(codes, (await Lpa.GetBoundProfilePackage()).Codes);
        }

        Assert.Equal((OrderState.Error, 3), (order.State, order.WrongConfirmationCodes));
        await Refused("8.2.6/3.8", DemoOrders.WithConfirmationCode);
    }

    [Fact]
    public async Task OrdersThatAreNotForThisEuiccNow()
    {
        var now = DateTimeOffset.UtcNow;
        Smdp.AddOrder(new ProfileOrder { MatchingId = "EARLY", State = OrderState.Confirmed });
        Smdp.AddOrder(new ProfileOrder { MatchingId = "LATE", ExpiresAt = now.AddSeconds(-1) });
        Smdp.AddOrder(new ProfileOrder { MatchingId = "OTHER", Eid = Eid.FromPrefix("89033023") });
        Smdp.AddOrder(new ProfileOrder { MatchingId = "HUGE", ProfileSize = 600_000 });
        Smdp.AddOrder(new ProfileOrder { MatchingId = "OFTEN", MaxDownloads = 0 });
        await Refused("8.2/1.2", "EARLY");
        await Refused("8.8.5/4.1", "LATE");
        await Refused("8.1.1/3.8", "OTHER");
        await Refused("8.1/4.8", "HUGE");
        await Refused("8.8.5/6.4", "OFTEN");
        Assert.Equal("8.8.5", Smdp.Calls[^1].SubjectCode);
    }

    [Theory]
    [InlineData(Es9Function.InitiateAuthentication, "8.1/4.2")]
    [InlineData(Es9Function.AuthenticateClient, "8.1/4.2")]
    public async Task CardRefusesWrongSignaturesOfTheServer(Es9Function function, string codes)
    {
        Smdp.Fault = Fault.WrongServerSignature(function);
        await Lpa.InitiateAuthentication(DemoOrders.Plain);
        var reply = await Lpa.AuthenticateClient();
        if (function == Es9Function.AuthenticateClient)
        {
            Lpa.PrepareDownload(reply, null);
            reply = await Lpa.GetBoundProfilePackage();
        }

        Assert.Equal(codes, reply.Codes);
        Assert.Equal("8.10.1/3.9", (await Lpa.GetBoundProfilePackage()).Codes);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 3)]
    public async Task CardRefusesAWrongSecureChannel(bool signature, long reason)
    {
        Order(DemoOrders.Plain).Fault = signature
            ? Fault.WrongServerSignature(Es9Function.GetBoundProfilePackage)
            : Fault.WrongTransactionId(Es9Function.GetBoundProfilePackage);
        await Lpa.Download(DemoOrders.Plain);
        await Lpa.DeliverNotifications();
        var report = Assert.Single(Smdp.Notifications);
        Assert.Equal((reason, 0L), (report.ErrorReason, report.BppCommand));
    }

    [Fact]
    public async Task ServerRefusesSpoiltAnswersOfTheCard()
    {
        // The last byte of euiccSignature1 stands before the two certificates.
        await Lpa.InitiateAuthentication(DemoOrders.Plain);
        var certificates = Pki.Euicc.Der.Length + Pki.Eum.Der.Length;
        Lpa.AuthenticateServerResponse[^(certificates + 1)] ^= 1;
        Assert.Equal("8.1/6.1", (await Lpa.AuthenticateClient()).Codes);
        Lpa.AuthenticateServerResponse[^(certificates + 1)] ^= 1;

        Lpa.AuthenticateServerResponse[^1] ^= 1;
        Assert.Equal("8.1.2/6.1", (await Lpa.AuthenticateClient()).Codes);
        Lpa.AuthenticateServerResponse[^1] ^= 1;

        Lpa.AuthenticateServerResponse[^(Pki.Eum.Der.Length + 1)] ^= 1;
        Assert.Equal("8.1.3/6.1", (await Lpa.AuthenticateClient()).Codes);
        Lpa.AuthenticateServerResponse[^(Pki.Eum.Der.Length + 1)] ^= 1;

        var offer = await Lpa.AuthenticateClient();
        Assert.Equal("", offer.Codes);
        Lpa.PrepareDownload(offer, null);
        Lpa.PrepareDownloadResponse[^1] ^= 1;
        Assert.Equal("8.1/6.1", (await Lpa.GetBoundProfilePackage()).Codes);
        Lpa.PrepareDownloadResponse[^1] ^= 1;
        Assert.Equal("", (await Lpa.GetBoundProfilePackage()).Codes);
    }

    [Fact]
    public async Task ExpiredCertificatesAreTold()
    {
        var clock = new MovableClock { Now = DateTimeOffset.UtcNow.AddYears(26) };
        await Restart(new SmdpOptions { Clock = clock });
        await Refused("8.1.3/6.3", DemoOrders.Plain);
        clock.Now = DateTimeOffset.UtcNow.AddYears(31);
        await Refused("8.1.2/6.3", DemoOrders.Plain);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 5)]
    [InlineData(10, 5)]
    public async Task FlippedBitEndsInAnErrorThatTheServerLearns(int segment, int command)
    {
        var order = Order(DemoOrders.Plain);
        order.Fault = Fault.FlipBitInSegment(segment);
        var result = await Lpa.Download(DemoOrders.Plain);
        Assert.NotNull(result.Path(0xBF27, 0xA2, 0xA1));
        Assert.Empty(Euicc.Profiles);
        await Lpa.DeliverNotifications();
        var report = Assert.Single(Smdp.Notifications);
        Assert.Equal((true, 8L, (long)command), (report.IsValid, report.ErrorReason, report.BppCommand));
        Assert.Equal(OrderState.Error, order.State);
    }

    [Fact]
    public async Task CancellationOfAForeignEuiccIsRefused()
    {
        await Lpa.InitiateAuthentication(DemoOrders.Plain);
        Assert.Equal("8.1/6.1", (await Lpa.CancelSession(0)).Codes);
        Assert.Equal(OrderState.Released, Order(DemoOrders.Plain).State);
    }

    [Fact]
    public async Task FaultsOfAnOrderLeaveTheSessionAsItWas()
    {
        var order = Order(DemoOrders.Plain);
        await Lpa.InitiateAuthentication(DemoOrders.Plain);
        order.Fault = Fault.HttpStatus(Es9Function.AuthenticateClient, times: 1);
        await Assert.ThrowsAnyAsync<Exception>(() => Lpa.AuthenticateClient());
        var offer = await Lpa.AuthenticateClient();
        Lpa.PrepareDownload(offer, null);

        order.Fault = Fault.Failed(Es9Function.GetBoundProfilePackage, "8.2", "3.7", times: 1);
        Assert.Equal("8.2/3.7", (await Lpa.GetBoundProfilePackage()).Codes);
        Lpa.Load((await Lpa.GetBoundProfilePackage()).Bytes("boundProfilePackage"));

        order.Fault = Fault.HttpStatus(Es9Function.HandleNotification, 503, times: 1);
        await Assert.ThrowsAnyAsync<Exception>(() => Lpa.DeliverNotifications());
        Assert.Empty(Smdp.Notifications);
        Assert.NotEmpty(Euicc.Notifications);
        await Lpa.DeliverNotifications();
        Assert.Equal(OrderState.Installed, order.State);
        Assert.Equal([500, 503], Smdp.Calls.Select(call => call.HttpStatus).Where(status => status >= 500));
    }

    [Fact]
    public async Task ForeignCiIsUnknown()
    {
        var foreign = TestPki.Create();
        await Lpa.InitiateAuthentication(DemoOrders.Plain);
        var ownLength = Pki.Euicc.Der.Length + Pki.Eum.Der.Length;
        var answer = Tlv.Read(Lpa.AuthenticateServerResponse).Require(0xA0);
        Lpa.AuthenticateServerResponse = Der.Encode(0xBF38, Der.Encode(
            0xA0, answer.Value[..^ownLength].ToArray(), foreign.Euicc.Der, foreign.Eum.Der));
        Assert.Equal("8.11.1/3.9", (await Lpa.AuthenticateClient()).Codes);
    }

    [Fact]
    public async Task AnySpoiltByteOfTheCardIsRefusedCleanly()
    {
        // Not the certificates: they have bytes that no signature covers.
        var random = new Random(7);
        var certificates = Pki.Euicc.Der.Length + Pki.Eum.Der.Length;
        for (var i = 0; i < 150; i++)
        {
            await Lpa.InitiateAuthentication(DemoOrders.Plain);
            Lpa.AuthenticateServerResponse = Spoil(Lpa.AuthenticateServerResponse, certificates);
            Assert.Equal("Failed", (await Lpa.AuthenticateClient()).Status);
        }

        for (var i = 0; i < 100; i++)
        {
            await Lpa.Authenticate(DemoOrders.Plain);
            Lpa.PrepareDownloadResponse = Spoil(Lpa.PrepareDownloadResponse, 0);
            Assert.Equal("Failed", (await Lpa.GetBoundProfilePackage()).Status);
        }

        Assert.Equal(OrderState.Released, Order(DemoOrders.Plain).State);

        byte[] Spoil(byte[] bytes, int spared)
        {
            bytes[random.Next(bytes.Length - spared)] ^= (byte)random.Next(1, 256);
            return bytes;
        }
    }

    [Fact]
    public async Task ForbiddenPolicyRulesAreNotOffered()
    {
        Smdp.AddOrder(new ProfileOrder { MatchingId = "PPR", Ppr = [2] });
        var card = new NanoLpa.Virtual.Euicc.VirtualEuicc(
            new(Pki.Ci.Certificate, Pki.Eum.Certificate, Pki.Euicc.Certificate, Pki.Euicc.Key),
            new() { ForbiddenPolicyRules = [2] });
        using var lpa = new SmdpTestLpa(card, Smdp);
        await lpa.InitiateAuthentication("PPR");
        Assert.Equal("8.2.5/4.3", (await lpa.AuthenticateClient()).Codes);
        await Lpa.InitiateAuthentication("PPR");
        Assert.Equal("", (await Lpa.AuthenticateClient()).Codes);
    }
}
