using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Rsp;

namespace HostTests;

/// <summary>ES10c.eUICCMemoryReset.</summary>
public class EuiccMemoryResetTests
{
    private const string First = "8988000000000000001";
    private const string Second = "8988000000000000002";
    private const string Protected = "8988000000000000003";

    private readonly EuiccTestBench _bench = Bench(new EuiccOptions());

    [Fact]
    public void MemoryResetTakesWhatItIsTold()
    {
        Assert.Equal("BF3403800101", _bench.Request("BF3404" + "82020640")); // field-loaded test profiles: none
        Assert.Equal(3, _bench.Card.Profiles.Count);
        _bench.Request("BF3F058003612E62");
        Assert.Equal("BF3403800100", _bench.Request("BF3404" + "82020520")); // the address only
        Assert.Equal((3, ""), (_bench.Card.Profiles.Count, _bench.Card.DefaultDpAddress));
        Assert.Equal("BF3403800100", _bench.Request("BF3404" + "82020780"));
        Assert.Empty(_bench.Card.Profiles);
        Assert.Equal(3, _bench.Card.Notifications.Count(pending => pending.Event == NotificationEvent.Delete));
        Assert.Equal("BF3403800101", _bench.Request("BF3404" + "82020780"));
    }

    [Fact]
    public void MemoryResetRestoresTheAddressOfTheFactory()
    {
        EuiccTestBench bench = new(new EuiccOptions { DefaultDpAddress = "factory.example" });
        Assert.Equal("BF3403800101", bench.Request("BF3404" + "82020520"));
        bench.Request("BF3F058003612E62");
        Assert.Equal("BF3403800100", bench.Request("BF3404" + "82020520"));
        Assert.Equal("factory.example", bench.Card.DefaultDpAddress);
    }

    [Theory]
    [InlineData(true, "910B")]
    [InlineData(false, "9000")]
    public void MemoryResetRefreshesOnlyWhenTheEnabledProfileGoes(bool isAnnounced, string status)
    {
        EuiccTestBench bench = Bench(new EuiccOptions { AnnounceRefresh = isAnnounced });
        int refreshes = 0;
        bench.Card.RefreshRequested += (_, _) => refreshes++;
        bench.Request("BF3F058003612E62");
        bench.Request("BF3404" + "82020520");
        Assert.Equal(("9000", 0), (bench.LastStatus, refreshes));
        bench.Request("BF3404" + "82020780");
        Assert.Equal((status, 1), (bench.LastStatus, refreshes));
        Assert.Null(bench.Card.EnabledIccid);
    }

    [Fact]
    public void MemoryResetLeavesTestProfilesOfTheFactory()
    {
        EuiccTestBench bench = new(new EuiccOptions { Profiles = [new InstalledProfile { Iccid = First, Class = ProfileClass.Test }] });
        bench.Server.Metadata = EuiccTestServer.MetadataOf(EuiccTestServer.TestIccid, Der.Integer(0x95, 0));
        bench.Download();
        Assert.Equal("BF3403800101", bench.Request("BF3404" + "82020780"));
        Assert.Equal("BF3403800100", bench.Request("BF3404" + "82020640"));
        Assert.Equal(First, bench.Card.Profiles.Single().Iccid);
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
}
