using NanoLpa;

namespace HostTests.Replay;

/// <summary>The recorded chip information, byte for byte.</summary>
public class VectorInfoTests
{
    [Fact]
    public void The_chip_information_is_read_as_recorded()
    {
        var request = new TlvWriter(64);
        var card = new VectorCard("chip info");
        var isdr = new IsdR(card) { SegmentSize = 120, AllowsLe = false };
        isdr.Open();
        var eid = GetEid.Call(isdr, request);
        var addresses = GetEuiccConfiguredAddresses.Call(isdr, request);
        var rules = GetRat.Call(isdr, request);
        var info = EuiccInfo2.Decode(GetEuiccInfo2.Call(isdr, request));
        isdr.Close();

        Assert.Null(card.Refused);
        Assert.Empty(card.Left);
        Assert.Equal("89049032123451234512345678901235", eid);
        Assert.Equal((null, "lpa.ds.gsma.com"), (addresses.DefaultSmdp, addresses.RootSmds));
        Assert.Equal(PolicyRules.Ppr1 | PolicyRules.Ppr2, Assert.Single(rules).Rules);
        Assert.Equal("1.2.3", info.FirmwareVersion);
        Assert.Equal(270000, info.FreeNonVolatileMemory);
        Assert.Equal("PEERS-TEST-1", info.SasAccreditationNumber);
    }
}
