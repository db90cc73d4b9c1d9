using System.Net;
using System.Net.Sockets;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Rsp;
using NanoLpa.Virtual.Smdp;

namespace HostTests;

/// <summary>The virtual SM-DP+ as far as it goes without a card: first step, sessions, orders, start and stop.</summary>
public sealed class SmdpTests : SmdpTestBase
{
    [Fact]
    public async Task InitiateAuthenticationIsSigned()
    {
        var reply = await Client.InitiateAuthentication(
            Smdp.Address.ToUpperInvariant(), Challenge, SmdpClient.EuiccInfo1(CiKeyId, CiKeyId));
        Assert.Equal("Executed-Success", reply.Status);
        Assert.Equal(
            ["header", "transactionId", "serverSigned1", "serverSignature1", "euiccCiPKIdToBeUsed", "serverCertificate"],
            reply.Names);
        Assert.Matches("^[0-9A-F]{32}$", reply.Text("transactionId"));

        var signed = Tlv.Read(reply.Bytes("serverSigned1"), 0x30);
        Assert.Equal([0x80u, 0x81u, 0x83u, 0x84u], signed.Children.Select(child => child.Tag));
        Assert.Equal(Convert.FromHexString(reply.Text("transactionId")), signed.Require(0x80).ToArray());
        Assert.Equal(Challenge, signed.Require(0x81).ToArray());
        Assert.Equal(Smdp.Address, signed.Require(0x83).ToText());
        Assert.Equal(16, signed.Require(0x84).Value.Length);

        var signature = reply.Bytes("serverSignature1");
        Assert.Equal([0x5F, 0x37, 0x40], signature[..3]);
        Assert.True(Pki.DpAuth.Verify(signed.Raw.Span, signature.AsSpan(3)));
        Assert.Equal([0x04, 0x14, .. CiKeyId], reply.Bytes("euiccCiPKIdToBeUsed"));
        Assert.Equal(Pki.DpAuth.Der, reply.Bytes("serverCertificate"));
    }

    [Fact]
    public async Task InitiateAuthenticationRefusals()
    {
        byte[] other = new byte[20];
        var good = SmdpClient.EuiccInfo1(CiKeyId, CiKeyId);
        await Refused("8.8.1/3.8", "other.example.com", Challenge, good);
        await Refused("8.8.3/3.1", Smdp.Address, Challenge, SmdpClient.EuiccInfo1(CiKeyId, CiKeyId, major: 1));
        await Refused("8.8.2/3.1", Smdp.Address, Challenge, SmdpClient.EuiccInfo1(CiKeyId, other));
        await Refused("8.8.4/3.7", Smdp.Address, Challenge, SmdpClient.EuiccInfo1(other, CiKeyId));
        await Refused("1.3.1/2.1", Smdp.Address, Challenge[..15], good);
        await Refused("1.3.1/2.1", Smdp.Address, Challenge, good[..^1]);
        await Refused("1.3.1/2.1", Smdp.Address, Challenge, []);
        Assert.Equal("8.8.3", Smdp.Calls[1].SubjectCode);

        async Task Refused(string codes, string address, byte[] challenge, byte[] euiccInfo1)
        {
            var reply = await Client.InitiateAuthentication(address, challenge, euiccInfo1);
            Assert.Equal(("Failed", codes), (reply.Status, reply.Codes));
        }
    }

    [Fact]
    public async Task RequestOfAnotherLpaIsReadAndItsCiKeyRefused()
    {
        await Restart(new SmdpOptions { Address = "127.0.0.1:8443" });
        Assert.Equal("8.8.2/3.1", (await Client.Call("initiateAuthentication", SmdpClient.ForeignRequest)).Codes);
        await Restart(new SmdpOptions { OtherAddresses = ["127.0.0.1:8443"] });
        Assert.Equal("8.8.2/3.1", (await Client.Call("initiateAuthentication", SmdpClient.ForeignRequest)).Codes);
    }

    [Fact]
    public async Task SessionsAreBoundedInNumberAndTime()
    {
        var clock = new MovableClock();
        await Restart(new SmdpOptions { MaxSessions = 2, SessionLifetime = TimeSpan.FromMinutes(1), Clock = clock });
        var first = await Open();
        var second = await Open();
        Assert.True(await IsOpen(first));
        var third = await Open();
        Assert.False(await IsOpen(first));
        Assert.True(await IsOpen(second));
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.False(await IsOpen(second));
        Assert.False(await IsOpen(third));

        // A session that is open takes offence at the body, one that is not at the transaction ID.
        async Task<bool> IsOpen(string id) => (await Client.Call(
            "cancelSession", new { transactionId = id, cancelSessionResponse = "v0EA" })).Codes == "1.3.1/2.1";
    }

    [Fact]
    public async Task StopsWithItsObject()
    {
        var smdp = await VirtualSmdp.StartAsync(new SmdpOptions { Pki = Pki });
        await smdp.DisposeAsync();
        using var connection = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => connection.ConnectAsync(IPAddress.Loopback, smdp.Port));
    }

    [Fact]
    public void OrdersAndActivationCodes()
    {
        Assert.Equal(
            [DemoOrders.Large, DemoOrders.WithConfirmationCode, DemoOrders.Plain],
            Smdp.Orders.Select(order => order.MatchingId));
        Assert.Equal(3, Smdp.Orders.Select(order => order.Iccid).Distinct().Count());
        Assert.All(Smdp.Orders, order => Assert.Matches("^89[0-9]{17}$", order.Iccid));
        Assert.Equal($"LPA:1$localhost:{Smdp.Port}$DEMO-001", Smdp.ActivationCode(Smdp.Orders[2]));
        Assert.Equal($"LPA:1$localhost:{Smdp.Port}$DEMO-002$$1", Smdp.ActivationCode(Smdp.Orders[1]));
        Assert.Throws<FormatException>(() => Smdp.AddOrder(new ProfileOrder { MatchingId = "X", Iccid = "89x" }));
    }

    [Fact]
    public async Task DoesNotStartWithoutItsKeys()
    {
        var directory = Directory.CreateTempSubdirectory("nanolpa-smdp");
        try
        {
            Pki.Save(directory.FullName);
            File.Delete(Path.Combine(directory.FullName, "dppb.key"));
            var pki = TestPki.Load(directory.FullName);
            Assert.False(pki.HasSmdp);
            var missing = await Assert.ThrowsAsync<PkiException>(() => VirtualSmdp.StartAsync(new SmdpOptions { Pki = pki }));
            Assert.Equal(PkiError.MissingKey, missing.Error);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
