using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Smdp;

namespace HostTests;

/// <summary>A virtual SM-DP+, a virtual eUICC and the shortest LPA between them: no modem, not our own LPA.</summary>
public abstract class SmdpDownloadTestBase : SmdpTestBase
{
    protected VirtualEuicc Euicc { get; } = NewEuicc(Pki);

    private protected SmdpTestLpa Lpa { get; private set; } = null!;

    public override async Task DisposeAsync()
    {
        Lpa.Dispose();
        await base.DisposeAsync();
    }

    protected static VirtualEuicc NewEuicc(TestPki pki) => new(
        new EuiccCredentials(pki.Ci.Certificate, pki.Eum.Certificate, pki.Euicc.Certificate, pki.Euicc.Key));

    protected ProfileOrder Order(string matchingId) => Smdp.Orders.First(order => order.MatchingId == matchingId);

    protected async Task Refused(string codes, string matchingId)
    {
        await Lpa.InitiateAuthentication(matchingId);
        var reply = await Lpa.AuthenticateClient();
        Assert.Equal(("Failed", codes), (reply.Status, reply.Codes));
    }

    protected override async Task Start(SmdpOptions options)
    {
        await base.Start(options);
        Lpa = new SmdpTestLpa(Euicc, Smdp);
    }
}
