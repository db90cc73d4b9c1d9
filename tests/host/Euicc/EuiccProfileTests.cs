using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Rsp;

namespace HostTests;

/// <summary>ES10c: list, enable, disable, delete, nickname.</summary>
public class EuiccProfileTests
{
    private const string First = "8988000000000000001";
    private const string Second = "8988000000000000002";
    private const string Protected = "8988000000000000003";
    private const string Unknown = "8988000000000000009";

    private readonly EuiccTestBench _bench = Bench(new EuiccOptions());

    [Theory]
    [InlineData(Second, "BF3103800100")]
    [InlineData(Unknown, "BF3103800101")]
    [InlineData(First, "BF3103800102")]
    public void EnableAnswersWithItsCode(string iccid, string response) => Assert.Equal(response, Enable(iccid));

    [Theory]
    [InlineData(First, "BF3203800100")]
    [InlineData(Unknown, "BF3203800101")]
    [InlineData(Second, "BF3203800102")]
    public void DisableAnswersWithItsCode(string iccid, string response) => Assert.Equal(response, Disable(iccid));

    [Theory]
    [InlineData(Second, "BF3303800100")]
    [InlineData(Unknown, "BF3303800101")]
    [InlineData(First, "BF3303800102")]
    [InlineData(Protected, "BF3303800103")]
    public void DeleteAnswersWithItsCode(string iccid, string response)
    {
        Assert.Equal(response, Delete(iccid));
        Assert.Equal(response != "BF3303800100", _bench.Card.Profiles.Any(profile => profile.Iccid == iccid) || iccid == Unknown);
    }

    [Fact]
    public void ProfileThatCannotBeDisabledStaysEnabled()
    {
        Assert.Equal("BF3103800100", Enable(Protected));
        Assert.Equal("BF3203800103", Disable(Protected));
        Assert.Equal("BF3103800103", Enable(First));
        Assert.Equal(Protected, _bench.Card.EnabledIccid);
    }

    [Fact]
    public void ProfilesGoByTheirAidToo()
    {
        string aid = Convert.ToHexString(_bench.Card.Profiles[1].Aid);
        Assert.Equal("A0000005591010FFFFFFFF8900001111", aid);
        Assert.Equal("BF3103800100", _bench.Request("BF3117A0124F10" + aid + "810100"));
        Assert.Equal(Second, _bench.Card.EnabledIccid);
        Assert.Equal("BF3203800100", _bench.Request("BF3217A0124F10" + aid + "810100"));
        Assert.Null(_bench.Card.EnabledIccid);
        Assert.Equal("BF3303800100", _bench.Request("BF33124F10" + aid));
        Assert.Equal("BF3303800101", _bench.Request("BF33124F10" + aid));
    }

    [Fact]
    public void SwitchingNotifiesInOrderAndTellsTheTerminal()
    {
        List<string> heard = [];
        _bench.Card.ProfileStateChanged += (_, change) => heard.Add(change.Change + " " + change.Iccid);
        _bench.Card.RefreshRequested += (_, _) => heard.Add("refresh");

        Enable(Second);
        Enable(First, refresh: true);
        Delete(Second);

        Assert.Equal(
            ["Disable " + First, "Enable " + Second, "Disable " + Second, "Enable " + First, "refresh", "Delete " + Second], heard);
        Assert.Equal(
            [
                (1, NotificationEvent.Disable, First), (2, NotificationEvent.Enable, Second), (3, NotificationEvent.Disable, Second),
                (4, NotificationEvent.Enable, First), (5, NotificationEvent.Delete, Second),
            ],
            _bench.Card.Notifications.Select(pending => (pending.SequenceNumber, pending.Event, pending.Iccid!)));
    }

    [Fact]
    public void TheHandlerMayUseTheCard()
    {
        string? enabled = null;
        _bench.Card.RefreshRequested += (_, _) =>
        {
            enabled = _bench.Card.EnabledIccid;
            _bench.Card.Reset();
        };
        _bench.Request("BF3111A00C5A0A" + Convert.ToHexString(Iccid.ToBytes(Second)) + "8101FF");
        Assert.Equal(Second, enabled);
        Assert.Equal(0, _bench.Card.OpenChannels);
    }

    [Fact]
    public void RefreshIsAnnouncedWhenTheCardDoesSo()
    {
        EuiccTestBench bench = Bench(new EuiccOptions { AnnounceRefresh = true });
        Assert.Equal("6985", bench.Hex("8012000000"));
        bench.Request("BF3111A00C5A0A" + Convert.ToHexString(Iccid.ToBytes(Second)) + "8101FF");
        Assert.Equal("910B", bench.LastStatus);
        Assert.Equal("D0098103010104820281829000", bench.Hex("801200000B"));
        Assert.Equal("9000", bench.Hex("801400000C810301010402028281830100"));
        Assert.Equal("6985", bench.Hex("8012000000"));
        bench.Request("BF3111A00C5A0A" + Convert.ToHexString(Iccid.ToBytes(First)) + "810100");
        Assert.Equal("9000", bench.LastStatus);
    }

    [Fact]
    public void BusyTerminalHindersOnlySwitchesWithRefresh()
    {
        _bench.Card.CatBusy = true;
        Assert.Equal("BF3103800105", Enable(Second, refresh: true));
        Assert.Equal("BF3203800105", Disable(First, refresh: true));
        Assert.Equal(First, _bench.Card.EnabledIccid);
        Assert.Equal("BF3103800100", Enable(Second));
    }

    [Fact]
    public void ListIsFilteredByIccidAidAndClass()
    {
        string Iccids(string request) => string.Join(' ', Tlv.Read(Convert.FromHexString(_bench.Request(request))).Require(0xA0)
            .Children.Select(profile => Iccid.ToDigits(profile.Require(0x5A).Value.Span)));

        Assert.Equal($"{First} {Second} {Protected}", Iccids("BF2D00"));
        Assert.Equal(Second, Iccids("BF2D0EA00C5A0A" + Convert.ToHexString(Iccid.ToBytes(Second))));
        Assert.Equal(Protected, Iccids("BF2D14A0124F10A0000005591010FFFFFFFF8900001112"));
        Assert.Equal($"{First} {Second} {Protected}", Iccids("BF2D05A003950102"));
        Assert.Equal("", Iccids("BF2D05A003950100"));
        Assert.Equal("BF2D03810101", _bench.Request("BF2D05A003930100"));
    }

    [Fact]
    public void TagListSaysWhichFields()
    {
        _bench.Request(Der.Encode(0xBF29, Der.Encode(0x5A, Iccid.ToBytes(First)), Der.Text(0x90, "Haus")));
        string search = "A00C5A0A" + Convert.ToHexString(Iccid.ToBytes(First));

        Assert.Equal(
            "BF2D0EA00CE30A" + "9F700101" + "900448617573", _bench.Request("BF2D14" + search + "5C049F7090FE"));
        Tlv info = Tlv.Read(Convert.FromHexString(_bench.Request("BF2D11" + search + "5C01B6"))).Path(0xA0, 0xE3)!;
        Assert.Equal("0204" + "70", Convert.ToHexString(info.Path(0xB6, 0x30, 0x80)!.Raw.Span[1..]));
        Assert.Equal("BF2D03810101", _bench.Request("BF2D11" + search + "5C019F"));
    }

    [Fact]
    public void NicknameIsSetRemovedAndChecked()
    {
        string Nick(string iccid, string nickname) => Convert.ToHexString(_bench.Request(
            Der.Encode(0xBF29, Der.Encode(0x5A, Iccid.ToBytes(iccid)), Der.Text(0x90, nickname))));

        Assert.Equal("BF2903800100", Nick(First, "Grüße"));
        Assert.Equal("Grüße", _bench.Card.Profiles[0].Nickname);
        Assert.Equal("BF2903800101", Nick(Unknown, "x"));
        Assert.Equal("BF290380017F", Nick(First, new string('x', 65)));
        Assert.Equal("Grüße", _bench.Card.Profiles[0].Nickname);
        Assert.Equal("BF2903800100", Nick(First, new string('ß', 64)));
        Assert.Equal("BF2903800100", Nick(First, ""));
        Assert.Null(_bench.Card.Profiles[0].Nickname);
    }

    [Fact]
    public void DefaultAddressIsSetAndRead()
    {
        Assert.Equal("BF3C11810F6C70612E64732E67736D612E636F6D", _bench.Request("BF3C00"));
        Assert.Equal("BF3F03800100", _bench.Request("BF3F058003612E62"));
        Assert.Equal("BF3C168003612E62810F6C70612E64732E67736D612E636F6D", _bench.Request("BF3C00"));
        Assert.Equal("BF3F03800100", _bench.Request("BF3F028000"));
        Assert.Equal("", _bench.Card.DefaultDpAddress);
    }

    [Fact]
    public void MemoryComesBackWithADeletedProfile()
    {
        _bench.Download();
        Assert.NotEqual(500_000, _bench.Card.FreeMemory);
        Assert.Equal("BF3303800100", Delete(EuiccTestServer.TestIccid));
        Assert.Equal(500_000, _bench.Card.FreeMemory);
    }

    private static EuiccTestBench Bench(EuiccOptions options)
    {
        options.Profiles =
        [
            EuiccTestBench.Profile(First, isEnabled: true),
            EuiccTestBench.Profile(Second),
            EuiccTestBench.Profile(Protected, false, 1, 2),
        ];
        return new EuiccTestBench(options);
    }

    private string Enable(string iccid, bool refresh = false) => Switch("BF31", iccid, refresh);

    private string Disable(string iccid, bool refresh = false) => Switch("BF32", iccid, refresh);

    private string Switch(string tag, string iccid, bool refresh) => _bench.Request(
        tag + "11A00C5A0A" + Convert.ToHexString(Iccid.ToBytes(iccid)) + (refresh ? "8101FF" : "810100"));

    private string Delete(string iccid) => _bench.Request("BF330C5A0A" + Convert.ToHexString(Iccid.ToBytes(iccid)));
}
