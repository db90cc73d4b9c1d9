using System.Security.Cryptography;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Rsp;

namespace HostTests;

/// <summary>With the certificates and the state of the recorded card, the virtual one says the same bytes.</summary>
public class EuiccKnownAnswerTests
{
    private readonly EuiccTestBench _bench = new(
        new EuiccOptions
        {
            FreeMemory = 0x41EB0,
            SasAccreditationNumber = "PEERS-TEST-1",
            ForbiddenPolicyRules = [1],
            Profiles = RecordedProfiles(),
        },
        new EuiccCredentials(RspVectors.Ci, RspVectors.EumCertificate, RspVectors.EuiccCertificate, EuiccTestPki.NewKey()));

    [Theory]
    [InlineData(0xBF20u)]
    [InlineData(0xBF2Du)]
    [InlineData(0xBF3Eu)]
    [InlineData(0xBF3Cu)]
    [InlineData(0xBF43u)]
    [InlineData(0xBF22u)]
    [InlineData(0xBF31u)]
    [InlineData(0xBF30u)]
    public void SaysTheSame(uint tag)
    {
        if (tag == 0xBF30)
        {
            _bench.Request(RspVectors.Request(0xBF31));
        }

        Assert.Equal(
            Convert.ToHexString(RspVectors.Response(tag)), Convert.ToHexString(_bench.Request(RspVectors.Request(tag))));
    }

    [Fact]
    public void NotificationIsTheRecordedOneButForItsSignature()
    {
        _bench.Request(RspVectors.Request(0xBF31));
        byte[] recorded = RspVectors.Exchanges.Last(exchange => exchange.Request is [0xBF, 0x2B, ..]).Response;
        IReadOnlyList<Tlv> expected = Tlv.Read(recorded).Path(0xA0, 0x30)!.Children;

        // Number 2 there, because the result of the download was number 1.
        IReadOnlyList<Tlv> actual = Tlv.Read(_bench.Card.Notifications.Single().Encoded, 0x30).Children;

        byte[] metadata = actual[0].Raw.ToArray();
        Assert.Equal(1, metadata[5]);
        metadata[5] = 2;
        Assert.Equal(expected[0].Raw.ToArray(), metadata);
        Assert.Equal(expected.Select(field => field.Tag), actual.Select(field => field.Tag));
        Assert.Equal(expected[2].Raw.ToArray(), actual[2].Raw.ToArray());
        Assert.Equal(expected[3].Raw.ToArray(), actual[3].Raw.ToArray());
    }

    private static List<InstalledProfile> RecordedProfiles() =>
    [
        new()
        {
            Iccid = "8988112200000000018",
            IsEnabled = true,
            ServiceProviderName = "Preload",
            Name = "Preloaded 0",
        },
        new()
        {
            Iccid = "8949449999999990023",
            ServiceProviderName = "OsmocomSPN",
            Name = "TS48V1-A-UNIQUE",
            Notifications = [new NotificationConfiguration([NotificationEvent.Enable], "127.0.0.1:8443")],
        },
    ];
}
