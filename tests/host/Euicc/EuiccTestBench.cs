using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Rsp;

namespace HostTests;

/// <summary>An eUICC with the ISD-R selected on channel 1, and an LPA's way of talking to it.</summary>
internal sealed class EuiccTestBench
{
    public EuiccTestBench(EuiccOptions? options = null, EuiccCredentials? credentials = null)
    {
        Options = options ?? new EuiccOptions();
        Card = new VirtualEuicc(credentials ?? Pki.Credentials, Options);
        Server = new EuiccTestServer(Pki);
        Open();
    }

    public static EuiccTestPki Pki { get; } = new();

    public EuiccOptions Options { get; }

    public VirtualEuicc Card { get; }

    public EuiccTestServer Server { get; }

    /// <summary>Status word behind the last request.</summary>
    public string LastStatus { get; private set; } = "";

    /// <summary>Opens channel 1 and selects the ISD-R.</summary>
    public void Open()
    {
        Assert.Equal("019000", Hex("0070000001"));
        Assert.Equal("6121", Hex("01A4040010A0000005591010FFFFFFFF8900000100"));
    }

    public string Hex(string command) => Convert.ToHexString(Card.Transmit(Convert.FromHexString(command)));

    /// <summary>One request in STORE DATA blocks; its whole response, which must end with 9000 or 91xx.</summary>
    public byte[] Request(byte[] request)
    {
        List<byte> response = [];
        byte[][] blocks = [.. request.Chunk(120)];
        byte[] answer = [];
        for (int i = 0; i < blocks.Length; i++)
        {
            byte last = i == blocks.Length - 1 ? (byte)0x91 : (byte)0x11;
            answer = Card.Transmit([0x81, 0xE2, last, (byte)i, (byte)blocks[i].Length, .. blocks[i]]);
        }

        response.AddRange(answer[..^2]);
        while (answer[^2] == 0x61)
        {
            answer = Card.Transmit([0x81, 0xC0, 0x00, 0x00, answer[^1]]);
            response.AddRange(answer[..^2]);
        }

        LastStatus = Convert.ToHexString(answer[^2..]);
        return [.. response];
    }

    public string Request(string hex) => Convert.ToHexString(Request(Convert.FromHexString(hex)));

    public byte[] Challenge() => Tlv.Read(Request(Convert.FromHexString("BF2E00"))).Require(0x80).ToArray();

    public Tlv Authenticate() => Tlv.Read(Request(Server.AuthenticateServer(Challenge())), 0xBF38);

    public Tlv Prepare(Tlv authenticated)
    {
        byte[] signature = authenticated.Path(0xA0, 0x5F37)!.Raw.ToArray();
        return Tlv.Read(Request(Server.PrepareDownload(signature)), 0xBF21);
    }

    /// <summary>Everything up to the package, whose segments are returned.</summary>
    public List<byte[]> Package()
    {
        Tlv prepared = Prepare(Authenticate());
        return Server.Package(prepared.Path(0xA0, 0x30, 0x5F49)!.ToArray());
    }

    /// <summary>Sends segments until the eUICC answers with a ProfileInstallationResult; null when it never does.</summary>
    public Tlv? Load(IEnumerable<byte[]> segments)
    {
        foreach (byte[] segment in segments)
        {
            byte[] response = Request(segment);
            if (response.Length > 0)
            {
                return Tlv.Read(response, 0xBF37);
            }

            Assert.Equal("9000", LastStatus);
        }

        return null;
    }

    /// <summary>A whole download; its ProfileInstallationResult.</summary>
    public Tlv Download() => Load(Package())!;

    /// <summary>BppCommandId and ErrorReason of a result, or null when it tells of success.</summary>
    public static (long Command, long Reason)? ErrorOf(Tlv result) =>
        result.Path(0xBF27, 0xA2, 0xA1) is { } error
            ? (error.Require(0x80).ToInteger(), error.Require(0x81).ToInteger())
            : null;

    /// <summary>A profile that is there from the start.</summary>
    public static InstalledProfile Profile(
        string iccid, bool isEnabled = false, params int[] policyRules) => new()
    {
        Iccid = iccid,
        Name = "Preloaded",
        ServiceProviderName = "Preload",
        IsEnabled = isEnabled,
        PolicyRules = policyRules,
        Notifications = [new NotificationConfiguration(
            [NotificationEvent.Enable, NotificationEvent.Disable, NotificationEvent.Delete], "notify.example.com")],
    };
}
