using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Rsp;

namespace HostTests;

/// <summary>LoadBoundProfilePackage: a right package installs, each wrong one is refused where it is wrong.</summary>
public class EuiccDownloadTests
{
    private const string TestIccid = EuiccTestServer.TestIccid;

    private readonly EuiccTestBench _bench = new();

    private static EuiccTestPki Pki => EuiccTestBench.Pki;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ProfileIsInstalled(bool replacesKeys)
    {
        _bench.Server.ReplacesKeys = replacesKeys;
        List<NotificationEvent> events = [];
        _bench.Card.ProfileStateChanged += (_, change) => events.Add(change.Change);

        Tlv result = _bench.Download();

        Assert.Null(EuiccTestBench.ErrorOf(result));
        InstalledProfile profile = _bench.Card.Profiles.Single();
        Assert.Equal((TestIccid, "Operator", "Profile", false), (profile.Iccid, profile.ServiceProviderName, profile.Name, profile.IsEnabled));
        Assert.Equal(_bench.Server.Profile.Length, profile.Size);
        Assert.Equal(500_000 - profile.Size, _bench.Card.FreeMemory);
        Assert.Equal([NotificationEvent.Install], events);
    }

    [Fact]
    public void ResultIsSignedAndKept()
    {
        Tlv result = _bench.Download();

        Tlv data = result.Require(0xBF27);
        Assert.True(RspSignature.Verify(Pki.EuiccKey, data.Raw.Span, result.Require(0x5F37).Value.Span));
        Assert.Equal([0x80u, 0xBF2Fu, 0x06u, 0xA2u], data.Children.Select(field => field.Tag));
        Assert.Equal(_bench.Server.TransactionId, data.Require(0x80).ToArray());
        Assert.Equal("2.999.10", data.Require(0x06).ToOid());
        Assert.Equal(_bench.Card.Profiles.Single().Aid, data.Path(0xA2, 0xA0, 0x4F)!.ToArray());
        Assert.Equal("3007A0053003800100", Convert.ToHexString(data.Path(0xA2, 0xA0, 0x04)!.Value.Span));
        PendingNotification kept = _bench.Card.Notifications.Single();
        Assert.Equal(result.Raw.ToArray(), kept.Encoded);
        Assert.Equal((1, NotificationEvent.Install, EuiccTestServer.Address, TestIccid), (kept.SequenceNumber, kept.Event, kept.Address, kept.Iccid));
    }

    [Fact]
    public void RealTestProfileInstalls()
    {
        const string iccid = "8949449999999990023";
        byte[] profile = RspVectorTests.ProfileElements();
        _bench.Server.Profile = profile;
        _bench.Server.Metadata = EuiccTestServer.MetadataOf(Iccid.ToDigits(Iccid.Swap(Tlv.ReadFirst(profile).Require(0x83).Value.Span)));

        Assert.Null(EuiccTestBench.ErrorOf(_bench.Download()));
        Assert.Equal(iccid, _bench.Card.Profiles.Single().Iccid);
    }

    [Fact]
    public void InstallNotificationsGoToTheConfiguredAddresses()
    {
        byte[] configuration = Der.Encode(0xB6, Der.Encode(0x30, Der.NamedBits(0x80, 0), Der.Text(0x81, "owner.example.com")));
        _bench.Server.Metadata = EuiccTestServer.MetadataOf(TestIccid, configuration);
        _bench.Download();

        Assert.Equal(
            [(1, EuiccTestServer.Address, (byte)0xBF), (2, "owner.example.com", (byte)0x30)],
            _bench.Card.Notifications.Select(pending => (pending.SequenceNumber, pending.Address, pending.Encoded[0])));
    }

    // A changed byte at the end of each segment: signature, MAC, or a length that does not fit.
    [Theory]
    [InlineData(0, 0, 2)]
    [InlineData(1, 1, 8)]
    [InlineData(2, 2, 7)]
    [InlineData(3, 2, 8)]
    [InlineData(4, 4, 8)]
    [InlineData(5, 5, 7)]
    [InlineData(6, 5, 8)]
    [InlineData(8, 5, 8)]
    public void AChangedByteIsRefusedWhereItIs(int segment, long command, long reason)
    {
        List<byte[]> package = _bench.Package();
        package[segment][^1] ^= 1;

        Tlv result = _bench.Load(package)!;

        AssertRefused((command, reason), result);
        Assert.True(RspSignature.Verify(Pki.EuiccKey, result.Require(0xBF27).Raw.Span, result.Require(0x5F37).Value.Span));
        Assert.Equal(result.Raw.ToArray(), _bench.Card.Notifications.Single().Encoded);
        Assert.Equal(segment > 3 ? TestIccid : null, _bench.Card.Notifications.Single().Iccid);
        _bench.Request(package[^1]);
        Assert.Equal("6985", _bench.LastStatus);
    }

    public static TheoryData<string, long, long> SpoiltPackages => new()
    {
        { "transaction", 0, 3 },
        { "key of another", 0, 2 },
        { "operation", 0, 5 },
        { "key type", 0, 4 },
        { "key length", 0, 4 },
        { "no point", 0, 1 },
        { "EID", 1, 8 },
        { "OID in ConfigureISDP", 1, 1 },
        { "no metadata", 2, 1 },
        { "no name", 2, 1 },
        { "class", 2, 6 },
        { "other ICCID", 5, 13 },
        { "no header", 5, 12 },
        { "no end", 5, 12 },
        { "second end", 5, 12 },
        { "half an element behind the end", 5, 12 },
        { "half an element", 5, 12 },
        { "memory", 5, 10 },
    };

    [Theory]
    [MemberData(nameof(SpoiltPackages))]
    public void SpoiltPackageIsRefused(string what, long command, long reason)
    {
        EuiccTestBench bench = new(new EuiccOptions { FreeMemory = 10_000 });
        Tlv prepared = bench.Prepare(bench.Authenticate());
        Spoil(bench.Server, what);

        AssertRefused((command, reason), bench.Load(bench.Server.Package(prepared.Path(0xA0, 0x30, 0x5F49)!.ToArray()))!, bench);
        Assert.Equal(10_000, bench.Card.FreeMemory);

        // Nothing is left that would disturb a right download.
        EuiccTestServer right = new(Pki);
        byte[] challenge = bench.Challenge();
        Tlv authenticated = Tlv.Read(bench.Request(right.AuthenticateServer(challenge)));
        prepared = Tlv.Read(bench.Request(right.PrepareDownload(authenticated.Path(0xA0, 0x5F37)!.Raw.ToArray())));
        Assert.Null(EuiccTestBench.ErrorOf(bench.Load(right.Package(prepared.Path(0xA0, 0x30, 0x5F49)!.ToArray()))!));
    }

    [Fact]
    public void TheSameProfileTwiceIsRefused()
    {
        Assert.Null(EuiccTestBench.ErrorOf(_bench.Download()));
        Assert.Equal((2, 9), EuiccTestBench.ErrorOf(_bench.Download()));
        Assert.Single(_bench.Card.Profiles);
    }

    [Fact]
    public void SegmentsMustComeOneByOneAndInOrder()
    {
        List<byte[]> package = _bench.Package();
        AssertRefused((5, 7), _bench.Load([.. package[..5], [.. package[5], .. package[6]]])!);

        package = _bench.Package();
        AssertRefused((2, 7), _bench.Load([.. package[..2], [.. package[2], .. package[3]]])!);

        package = _bench.Package();
        AssertRefused((5, 8), _bench.Load([.. package[..6], package[7]])!);

        package = _bench.Package();
        AssertRefused((1, 7), _bench.Load([package[0], package[2]])!);
    }

    // Lengths that do not agree: of the 88 sequence (segment 2), of the whole package (segment 0).
    [Theory]
    [InlineData(2, 0xA1u, -1, 2, 7)]
    [InlineData(2, 0xA1u, 1, 2, 7)]
    [InlineData(0, 0xBF36u, -1, 5, 7)]
    [InlineData(0, 0xBF36u, 1, 5, 7)]
    public void LengthsMustAgree(int segment, uint tag, int more, long command, long reason)
    {
        List<byte[]> package = _bench.Package();
        Tlv.TryReadHeader(package[segment], out _, out int headerLength, out int length);
        package[segment] = Der.Join(Der.Header(tag, length + more), package[segment][headerLength..]);
        AssertRefused((command, reason), _bench.Load(package)!);
    }

    [Fact]
    public void NothingFollowsAPackageThatEnds()
    {
        List<byte[]> package = _bench.Package();
        Tlv.TryReadHeader(package[0], out _, out int headerLength, out _);
        byte[] initialise = package[0][headerLength..];
        package[0] = Der.Encode(0xBF36, initialise);
        AssertRefused((1, 7), _bench.Load(package)!);
    }

    [Fact]
    public void PackageWithoutItsSessionIsRefused()
    {
        List<byte[]> package = _bench.Package();
        _bench.Challenge();
        _bench.Request(package[0]);
        Assert.Equal("6985", _bench.LastStatus);
        _bench.Request(package[2]);
        Assert.Equal("6985", _bench.LastStatus);
        Assert.Empty(_bench.Card.Notifications);
    }

    [Fact]
    public void InterruptedDownloadLeavesNothing()
    {
        List<byte[]> package = _bench.Package();
        Assert.Null(_bench.Load(package[..^1]));
        _bench.Card.Reset();
        _bench.Open();
        _bench.Request(package[^1]);

        Assert.Equal("6985", _bench.LastStatus);
        Assert.Empty(_bench.Card.Profiles);
        Assert.Equal(500_000, _bench.Card.FreeMemory);
        Assert.Null(EuiccTestBench.ErrorOf(_bench.Download()));
    }

    private static void Spoil(EuiccTestServer server, string what)
    {
        byte[] profile = server.Profile;
        switch (what)
        {
            case "transaction": server.TransactionId = new byte[16]; break;
            case "key of another": server.WrongKey = Pki.DpAuth.Key; break;
            case "operation": server.RemoteOperation = 2; break;
            case "key type": server.KeyType = 0x80; break;
            case "key length": server.KeyLength = 0x20; break;
            case "no point": server.ServerPoint = Enumerable.Repeat((byte)4, 65).ToArray(); break;
            case "EID": server.Eid = "89049032123451234512345678901236"; break;
            case "OID in ConfigureISDP": server.ConfigureIsdp = Der.Encode(0xBF24, Der.Encode(0xB8, Der.Oid(0x06, "2.999.11"))); break;
            case "no metadata": server.Metadata = Der.Encode(0xBF2A, Tlv.Read(server.Metadata).ToArray()); break;
            case "no name": server.Metadata = Der.Encode(0xBF25, Der.Encode(0x5A, Iccid.ToBytes(TestIccid))); break;
            case "class": server.Metadata = EuiccTestServer.MetadataOf(TestIccid, Der.Integer(0x95, 3)); break;
            case "other ICCID": server.Profile = EuiccTestServer.ProfileOf("8988000000000000027", 100); break;
            case "no header": server.Profile = profile[Tlv.ReadFirst(profile).Raw.Length..]; break;
            case "no end": server.Profile = profile[..^9]; break;
            case "second end": server.Profile = Der.Join(profile, profile[^9..]); break;
            case "half an element behind the end": server.Profile = Der.Join(profile, [0xA2]); break;
            case "half an element": server.Profile = profile[..^1]; break;
            case "memory": server.Profile = EuiccTestServer.ProfileOf(TestIccid, 10_000); break;
            default: throw new ArgumentException(what);
        }
    }

    private void AssertRefused((long Command, long Reason) expected, Tlv result, EuiccTestBench? bench = null)
    {
        Assert.Equal(expected, EuiccTestBench.ErrorOf(result));
        Assert.Empty((bench ?? _bench).Card.Profiles);
    }
}
