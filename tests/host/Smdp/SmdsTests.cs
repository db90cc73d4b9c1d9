using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Rsp;
using NanoLpa.Virtual.Smdp;
using NanoLpa.Virtual.Smds;

namespace HostTests;

/// <summary>The virtual SM-DS, with a virtual eUICC and the shortest LPA between them.</summary>
public sealed class SmdsTests : IAsyncLifetime
{
    private static readonly TestPki Pki = TestPki.Create();
    private readonly VirtualEuicc _euicc = new(
        new EuiccCredentials(Pki.Ci.Certificate, Pki.Eum.Certificate, Pki.Euicc.Certificate, Pki.Euicc.Key));

    private VirtualSmds _smds = null!;
    private SmdpTestLpa _lpa = null!;

    public async Task InitializeAsync()
    {
        _smds = await VirtualSmds.StartAsync(new SmdsOptions { Pki = Pki });
        _lpa = new SmdpTestLpa(_euicc, _smds);
    }

    public async Task DisposeAsync()
    {
        _lpa.Dispose();
        await _smds.DisposeAsync();
    }

    [Fact]
    public async Task EventsOfTheEuiccAreToldAndNoOthers()
    {
        Add("EV-1");
        Add("EV-2");
        Add("EV-3", Eid.FromPrefix("8904903299"));
        Assert.Equal(["EV-1", "EV-2"], await Discover(""));
        Assert.Equal(["EV-2"], await Discover("EV-2"));
    }

    [Fact]
    public async Task NoEventsIsAnEmptyListAndAnUnknownOneAnError()
    {
        Assert.Empty(await Discover(""));
        await _lpa.InitiateAuthentication("EV-1");
        Assert.Equal("8.9.5/3.9", (await _lpa.AuthenticateClient()).Codes);
    }

    [Fact]
    public async Task AnEventIsOverWithItsOrder()
    {
        var order = new ProfileOrder { MatchingId = "EV-1" };
        Add("EV-1", order: order);
        Assert.Equal(["EV-1"], await Discover(""));
        order.State = OrderState.Installed;
        Assert.Empty(await Discover(""));
        Assert.Empty(_smds.Events);
    }

    [Fact]
    public async Task TheServerIsAnSmdsToTheEuicc()
    {
        await _lpa.InitiateAuthentication("");
        Assert.NotNull(Tlv.Read(_lpa.AuthenticateServerResponse, 0xBF38).Find(0xA0));
        Assert.Contains(RspCertificate.RoleDsAuth, RspCertificate.Policies(Pki.DsAuth.Certificate));
    }

    [Fact]
    public async Task ACertificateForTlsIsNoneForAuthentication()
    {
        // Both are the SM-DS's own and issued by the CI; only the role tells them apart.
        using var directory = new TemporaryPki(Pki, from: "dstls", to: "dsauth");
        await using var wrong = await VirtualSmds.StartAsync(new SmdsOptions { Pki = TestPki.Load(directory.Path) });
        using var lpa = new SmdpTestLpa(_euicc, wrong);
        await lpa.InitiateAuthentication("");
        var error = Tlv.Read(lpa.AuthenticateServerResponse, 0xBF38).Require(0xA1);
        Assert.Equal(5, error.Require(0x02).ToInteger());
        Assert.Equal("8.1/4.2", (await lpa.AuthenticateClient()).Codes);
    }

    [Fact]
    public async Task ASessionServesOnce()
    {
        await _lpa.InitiateAuthentication("");
        Assert.Equal("", (await _lpa.AuthenticateClient()).Codes);
        Assert.Equal("8.10.1/3.9", (await _lpa.AuthenticateClient()).Codes);
    }

    [Fact]
    public async Task AnotherAddressOrCiIsRefusedWithTheCodesOfAnSmds()
    {
        var info = SmdpClient.EuiccInfo1(Pki.Ci.SubjectKeyId, Pki.Ci.SubjectKeyId);
        var reply = await _lpa.Client.InitiateAuthentication("other.example.com", new byte[16], info);
        Assert.Equal("8.9.1/3.8", reply.Codes);
        reply = await _lpa.Client.InitiateAuthentication(_smds.Address, new byte[16], SmdpClient.EuiccInfo1(new byte[20], Pki.Ci.SubjectKeyId));
        Assert.Equal("8.9.4/3.7", reply.Codes);
        reply = await _lpa.Client.InitiateAuthentication(_smds.Address, new byte[16], SmdpClient.EuiccInfo1(Pki.Ci.SubjectKeyId, new byte[20]));
        Assert.Equal("8.9.2/3.1", reply.Codes);
        reply = await _lpa.Client.InitiateAuthentication(_smds.Address, new byte[16], SmdpClient.EuiccInfo1(Pki.Ci.SubjectKeyId, Pki.Ci.SubjectKeyId, 1));
        Assert.Equal("8.9.3/3.1", reply.Codes);
    }

    [Fact]
    public async Task FunctionsOfAnSmdpAreNotThere()
    {
        using var response = await _lpa.Client.Send("getBoundProfilePackage", "{}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    private void Add(string id, string? eid = null, ProfileOrder? order = null) => _smds.AddEvent(new SmdsEvent
    {
        Eid = eid ?? _euicc.Eid, EventId = id, RspServerAddress = "smdp.example.com", Order = order,
    });

    private async Task<string[]> Discover(string matchingId)
    {
        await _lpa.InitiateAuthentication(matchingId);
        var reply = await _lpa.AuthenticateClient();
        Assert.Equal("", reply.Codes);
        var entries = reply.Member("eventEntries").EnumerateArray().ToArray();
        Assert.All(entries, entry => Assert.Equal("smdp.example.com", entry.GetProperty("rspServerAddress").GetString()));
        return [.. entries.Select(entry => entry.GetProperty("eventId").GetString()!)];
    }

    /// <summary>A PKI in which one certificate takes the place of another.</summary>
    private sealed class TemporaryPki : IDisposable
    {
        public TemporaryPki(TestPki pki, string from, string to)
        {
            pki.Save(Path);
            foreach (var ending in new[] { ".pem", ".key" })
            {
                File.Copy(System.IO.Path.Combine(Path, from + ending), System.IO.Path.Combine(Path, to + ending), overwrite: true);
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("nanolpa-smds").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
