using System.Security.Cryptography;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Rsp;
using NanoLpa.Virtual.Smdp;

namespace HostTests;

/// <summary>Downloads that end well, end by cancellation, or are begun again.</summary>
public sealed class SmdpDownloadTests : SmdpDownloadTestBase
{
    [Theory]
    [InlineData(DemoOrders.Plain, null)]
    [InlineData(DemoOrders.WithConfirmationCode, DemoOrders.Code)]
    [InlineData(DemoOrders.Large, null)]
    public async Task DemoOrdersInstall(string matchingId, string? confirmationCode)
    {
        var order = Order(matchingId);
        var result = await Lpa.Download(matchingId, confirmationCode);
        Assert.NotNull(result.Path(0xBF27, 0xA2, 0xA0));
        Assert.Equal(OrderState.Downloaded, order.State);
        var profile = Assert.Single(Euicc.Profiles);
        Assert.Equal(order.Iccid, profile.Iccid);
        Assert.InRange(profile.Size, order.ProfileSize - 4, order.ProfileSize);

        await Lpa.DeliverNotifications();
        Assert.Equal(OrderState.Installed, order.State);
        Assert.Empty(Euicc.Notifications);
        Assert.All(Smdp.Notifications, notification => Assert.True(notification.IsValid));
        var report = Smdp.Notifications[0];
        Assert.Equal(
            (NotificationEvent.Install, order.Iccid, Lpa.TransactionId, Smdp.Address),
            (report.Event, report.Iccid, report.TransactionId, report.Address));
        Assert.NotNull(report.IsdpAid);
        Assert.Null(report.ErrorReason);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1006, true)]
    [InlineData(1007, true)]
    [InlineData(1008, true)]
    [InlineData(2014, false)]
    [InlineData(5000, true)]
    public async Task AnySizeWithAndWithoutReplacedKeys(int size, bool replace)
    {
        Smdp.AddOrder(new ProfileOrder
        {
            MatchingId = "SIZE",
            ProfileSize = size,
            ReplaceSessionKeys = replace,
            Icon = RandomNumberGenerator.GetBytes(1024),
            Class = ProfileClass.Test,
        });
        await Lpa.Authenticate("SIZE");
        var package = (await Lpa.GetBoundProfilePackage()).Bytes("boundProfilePackage");
        Assert.Equal(replace, Tlv.Read(package).Find(0xA2) is not null);
        Assert.True(Tlv.Read(package).Require(0xA1).Children.Count > 1);
        Assert.All(Tlv.Read(package).Require(0xA3).Children, segment => Assert.InRange(segment.Raw.Length, 1, 1020));
        Assert.NotNull(Lpa.Load(package).Path(0xBF27, 0xA2, 0xA0));
    }

    [Fact]
    public async Task WithoutMatchingIdTheOrderOfTheEidIsFound()
    {
        var order = Smdp.AddOrder(new ProfileOrder { MatchingId = "", Eid = Pki.EidText, ProfileName = "Mine" });
        await Lpa.Download("");
        Assert.Equal(order.Iccid, Assert.Single(Euicc.Profiles).Iccid);
    }

    [Theory]
    [InlineData(0, OrderState.Error)]
    [InlineData(1, OrderState.Released)]
    [InlineData(2, OrderState.Released)]
    [InlineData(3, OrderState.Error)]
    public async Task CancelledSessions(int reason, OrderState state)
    {
        await Lpa.InitiateAuthentication(DemoOrders.Plain);
        Assert.Equal("", (await Lpa.AuthenticateClient()).Codes);
        var reply = await Lpa.CancelSession(reason);
        Assert.Equal(("Executed-Success", "header"), (reply.Status, string.Join(',', reply.Names)));
        var order = Order(DemoOrders.Plain);
        Assert.Equal((reason, state), (order.CancelReason, order.State));

        Assert.Equal("8.10.1/3.9", (await Lpa.AuthenticateClient()).Codes);
    }

    [Fact]
    public async Task BrokenConnectionLeavesTheOrderToTheSameEuicc()
    {
        var order = Order(DemoOrders.Plain);
        order.Fault = Fault.CloseHalfWay(times: 1);
        await Lpa.Authenticate(DemoOrders.Plain);
        await Assert.ThrowsAsync<HttpRequestException>(() => Lpa.GetBoundProfilePackage());
        Assert.Equal(OrderState.Downloaded, order.State);

        // The other eUICC comes from the same EUM; the order went to the first.
        var issuers = Directory.CreateTempSubdirectory("nanolpa-smdp");
        Pki.Save(issuers.FullName);
        File.Delete(Path.Combine(issuers.FullName, "euicc.pem"));
        var second = TestPki.Load(issuers.FullName, new TestPkiOptions { Eid = Eid.FromPrefix("8904903299") });
        issuers.Delete(recursive: true);
        using (var other = new SmdpTestLpa(NewEuicc(second), Smdp))
        {
            await other.InitiateAuthentication(DemoOrders.Plain);
            Assert.Equal("8.2.6/3.8", (await other.AuthenticateClient()).Codes);
        }

        await Lpa.Download(DemoOrders.Plain);
        await Lpa.DeliverNotifications();
        Assert.Equal(OrderState.Installed, order.State);
    }

    [Fact]
    public async Task SecondDownloadOffersTheOneTimeKeyOfTheFirst()
    {
        await Lpa.Authenticate(DemoOrders.Plain);
        var first = Tlv.Read(Lpa.PrepareDownloadResponse).Path(0xA0, 0x30, 0x5F49)!.ToArray();
        Assert.Equal("", (await Lpa.GetBoundProfilePackage()).Codes);

        await Lpa.InitiateAuthentication(DemoOrders.Plain);
        var offer = await Lpa.AuthenticateClient();
        Assert.Equal(first, Tlv.Read(offer.Bytes("smdpSigned2")).Require(0x5F49).ToArray());
        Lpa.PrepareDownload(offer, null);
        Lpa.Load((await Lpa.GetBoundProfilePackage()).Bytes("boundProfilePackage"));
        await Lpa.DeliverNotifications();
        var order = Order(DemoOrders.Plain);
        Assert.Equal((OrderState.Installed, 2), (order.State, order.Downloads));
    }

    [Fact]
    public async Task ProfilesFromFiles()
    {
        var path = Path.GetTempFileName();
        try
        {
            var header = Der.Encode(0xA0, Der.Encode(0x83, Convert.FromHexString("8949000000000000012F").AsSpan()));
            await File.WriteAllBytesAsync(path, [.. header, .. Der.Encode(0xAA, Der.Encode(0xA0, Der.Integer(0x81, 1)))]);
            var order = Smdp.AddOrder(new ProfileOrder { MatchingId = "FILE", ProfileFile = path });
            Assert.Equal("8949000000000000012", order.Iccid);
            await Lpa.Download("FILE");
            Assert.Equal("8949000000000000012", Assert.Single(Euicc.Profiles).Iccid);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
