using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Rsp;

namespace HostTests;

/// <summary>Notifications: made as the profile says, kept and signed until the LPA has sent them.</summary>
public class EuiccNotificationTests
{
    private const string First = "8988000000000000001";
    private const string Second = "8988000000000000002";

    private readonly EuiccTestBench _bench = Bench(new EuiccOptions());

    [Fact]
    public void ListedByEvent()
    {
        EnableSecondAndDeleteFirst();
        Assert.Equal([1, 2, 3], Numbers("BF2800"));
        Assert.Equal([2], Numbers("BF2804" + "81020640"));
        Assert.Equal([1, 3], Numbers("BF2804" + "81020430"));
        Assert.Equal([], Numbers("BF2804" + "81020780"));
    }

    [Fact]
    public void RetrievedByNumberEventOrAll()
    {
        EnableSecondAndDeleteFirst();
        Assert.Equal(3, Retrieve("BF2B00").Count);
        Assert.Equal(2, Retrieve("BF2B06A004" + "81020430").Count);
        Assert.Equal("BF2B03810101", _bench.Request("BF2B05A003" + "800109"));
        Assert.Equal(_bench.Card.Notifications[1].Encoded, Retrieve("BF2B05A003" + "800102").Single().Raw.ToArray());
    }

    [Fact]
    public void SignedWithTheKeyOfTheCard()
    {
        EnableSecondAndDeleteFirst();
        IReadOnlyList<Tlv> fields = Retrieve("BF2B05A003" + "800102").Single().Children;

        Assert.True(RspSignature.Verify(EuiccTestBench.Pki.EuiccKey, fields[0].Raw.Span, fields[1].Value.Span));
        Assert.Equal("notify.example.com", fields[0].Require(0x0C).ToText());
        Assert.Equal(EuiccTestBench.Pki.Euicc.RawData, fields[2].Raw.ToArray());
        Assert.Equal(EuiccTestBench.Pki.Eum.RawData, fields[3].Raw.ToArray());
    }

    [Fact]
    public void KeptUntilSentAndNumberedOn()
    {
        EnableSecondAndDeleteFirst();
        Assert.Equal("BF3003800100", _bench.Request("BF3003800102"));
        Assert.Equal("BF3003800101", _bench.Request("BF3003800102"));
        Assert.Equal([1, 3], Numbers("BF2800"));
        _bench.Request("BF3211" + Identifier(Second) + "810100");
        Assert.Equal([1, 3, 4], Numbers("BF2800"));

        _bench.Card.Reset();
        _bench.Open();
        Assert.Equal([1, 3, 4], Numbers("BF2800"));
    }

    [Fact]
    public void NumbersMayStartAtZero()
    {
        EuiccTestBench bench = Bench(new EuiccOptions { FirstSequenceNumber = 0 });
        bench.Request("BF3111" + Identifier(Second) + "810100");
        Assert.Equal([0, 1], bench.Card.Notifications.Select(pending => pending.SequenceNumber));
    }

    [Fact]
    public void OnlyConfiguredEventsNotify()
    {
        EuiccTestBench bench = new();
        bench.Server.Metadata = EuiccTestServer.MetadataOf(
            EuiccTestServer.TestIccid, Convert.FromHexString("B60930078002064081" + "0161"));
        bench.Download();
        bench.Request("BF3111" + Identifier(EuiccTestServer.TestIccid) + "810100");
        bench.Request("BF3211" + Identifier(EuiccTestServer.TestIccid) + "810100");
        Assert.Equal(
            [NotificationEvent.Install, NotificationEvent.Enable], bench.Card.Notifications.Select(pending => pending.Event));
    }

    private static EuiccTestBench Bench(EuiccOptions options)
    {
        options.Profiles = [EuiccTestBench.Profile(First, isEnabled: true), EuiccTestBench.Profile(Second)];
        return new EuiccTestBench(options);
    }

    private static string Identifier(string iccid) => "A00C5A0A" + Convert.ToHexString(Iccid.ToBytes(iccid));

    // Leaves 1 disable, 2 enable, 3 delete.
    private void EnableSecondAndDeleteFirst()
    {
        Assert.Equal("BF3103800100", _bench.Request("BF3111" + Identifier(Second) + "810100"));
        Assert.Equal("BF3303800100", _bench.Request("BF330C" + Identifier(First)[4..]));
    }

    private IEnumerable<long> Numbers(string request) =>
        Retrieve(request).Select(metadata => metadata.Require(0x80).ToInteger());

    private IReadOnlyList<Tlv> Retrieve(string request) =>
        Tlv.Read(Convert.FromHexString(_bench.Request(request))).Require(0xA0).Children;
}
