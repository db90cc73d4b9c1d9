using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Rsp;

namespace HostTests;

/// <summary>Which profile policy rules a downloaded profile may bring.</summary>
public class EuiccPolicyTests
{
    private const string TestIccid = EuiccTestServer.TestIccid;

    [Theory]
    [InlineData("62F220", "990206" + "40", null)] // PPR1, any operator may
    [InlineData("62F220", "990205" + "20", null)]
    [InlineData("62F221", "990205" + "20", 15L)] // PPR2, not this operator
    [InlineData(null, "990205" + "20", 15L)] // nobody's profile
    [InlineData("62F220", "990204" + "10", 15L)] // a rule that the table does not have
    public void PolicyRulesNeedTheTable(string? owner, string rules, long? reason)
    {
        EuiccTestBench bench = new(new EuiccOptions
        {
            RulesAuthorisationTable =
            [
                new PolicyAuthorisation([1], ["EEEEEE"], false),
                new PolicyAuthorisation([2], ["62F2E0"], false),
            ],
        });
        bench.Server.Metadata = EuiccTestServer.MetadataOf(
            TestIccid,
            owner is null ? [] : Der.Encode(0xB7, Der.Encode(0x80, Convert.FromHexString(owner))),
            Convert.FromHexString(rules));

        Assert.Equal(reason is null ? null : (2L, reason.Value), EuiccTestBench.ErrorOf(bench.Download()));
    }

    [Fact]
    public void ForbiddenPolicyRuleIsRefusedWhateverTheTableSays()
    {
        EuiccTestBench bench = new(new EuiccOptions { ForbiddenPolicyRules = [2] });
        bench.Server.Metadata = EuiccTestServer.MetadataOf(
            TestIccid, Convert.FromHexString("B705800362F220"), Convert.FromHexString("99020520"));
        Assert.Equal((2, 15), EuiccTestBench.ErrorOf(bench.Download()));
    }

    [Fact]
    public void ProfileThatCannotBeDisabledDoesNotGoBesideAnother()
    {
        EuiccTestBench bench = new(new EuiccOptions { Profiles = [EuiccTestBench.Profile("8988000000000000001")] });
        bench.Server.Metadata = EuiccTestServer.MetadataOf(
            TestIccid, Convert.FromHexString("B705800362F220"), Convert.FromHexString("99020640"));
        Assert.Equal((2, 15), EuiccTestBench.ErrorOf(bench.Download()));
    }
}
