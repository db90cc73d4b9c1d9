using System.Security.Cryptography;
using System.Text;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Rsp;
using NanoLpa.Virtual.Smdp;

namespace HostTests;

/// <summary>
/// The shortest LPA there can be, between a virtual eUICC and a virtual SM-DP+: each step of a download alone, so that a
/// test can leave out, repeat or spoil one. It checks nothing itself.
/// </summary>
internal sealed class SmdpTestLpa : IDisposable
{
    private const byte Channel = 1;
    private readonly VirtualEuicc _euicc;
    private readonly VirtualRspServer _smdp;

    public SmdpTestLpa(VirtualEuicc euicc, VirtualRspServer smdp)
    {
        _euicc = euicc;
        _smdp = smdp;
        Client = new SmdpClient(smdp);
        euicc.Reset();
        Transmit([0x00, 0x70, 0x00, 0x00, 0x01]);
        Transmit([Channel, 0xA4, 0x04, 0x00, 0x10, .. Convert.FromHexString("A0000005591010FFFFFFFF8900000100")]);
    }

    public SmdpClient Client { get; }

    public string TransactionId { get; private set; } = "";

    public byte[] AuthenticateServerResponse { get; set; } = [];

    public byte[] PrepareDownloadResponse { get; set; } = [];

    public void Dispose() => Client.Dispose();

    /// <summary>Everything; the ProfileInstallationResult (BF37).</summary>
    public async Task<Tlv> Download(string matchingId, string? confirmationCode = null)
    {
        await Authenticate(matchingId, confirmationCode);
        return Load((await GetBoundProfilePackage()).Bytes("boundProfilePackage"));
    }

    /// <summary>Everything up to PrepareDownload, which must succeed.</summary>
    public async Task Authenticate(string matchingId, string? confirmationCode = null)
    {
        await InitiateAuthentication(matchingId);
        PrepareDownload(await AuthenticateClient(), confirmationCode);
    }

    public async Task InitiateAuthentication(string matchingId)
    {
        var challenge = Tlv.Read(Es10([0xBF, 0x2E, 0x00])).Require(0x80).ToArray();
        var reply = await Client.InitiateAuthentication(_smdp.Address, challenge, Es10([0xBF, 0x20, 0x00]));
        TransactionId = reply.Text("transactionId");
        AuthenticateServerResponse = Es10(Der.Encode(
            0xBF38,
            reply.Bytes("serverSigned1"),
            reply.Bytes("serverSignature1"),
            reply.Bytes("euiccCiPKIdToBeUsed"),
            reply.Bytes("serverCertificate"),
            Der.Encode(
                0xA0,
                Der.Text(0x80, matchingId),
                Convert.FromHexString("A108" + "800435290611" + "A100"))));
    }

    public Task<SmdpReply> AuthenticateClient() => Client.Call(
        "authenticateClient",
        new
        {
            transactionId = TransactionId,
            authenticateServerResponse = Convert.ToBase64String(AuthenticateServerResponse),
        });

    public void PrepareDownload(SmdpReply offer, string? confirmationCode)
    {
        byte[] hashCc = [];
        if (confirmationCode is not null)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(confirmationCode));
            hashCc = Der.Encode(
                0x04, SHA256.HashData([.. hash, .. Convert.FromHexString(TransactionId)]).AsSpan());
        }

        PrepareDownloadResponse = Es10(Der.Encode(
            0xBF21, offer.Bytes("smdpSigned2"), offer.Bytes("smdpSignature2"), hashCc, offer.Bytes("smdpCertificate")));
    }

    public Task<SmdpReply> GetBoundProfilePackage() => Client.Call(
        "getBoundProfilePackage",
        new
        {
            transactionId = TransactionId,
            prepareDownloadResponse = Convert.ToBase64String(PrepareDownloadResponse),
        });

    /// <summary>Loads a bound profile package segment by segment (SGP.22 section 2.5.5), up to the card's result.</summary>
    public Tlv Load(byte[] boundProfilePackage)
    {
        foreach (var segment in Segments(Tlv.Read(boundProfilePackage, 0xBF36)))
        {
            var result = Es10(segment);
            if (result.Length > 0)
            {
                return Tlv.Read(result, 0xBF37);
            }
        }

        throw new InvalidOperationException("the card has no result");
    }

    public Task<SmdpReply> CancelSession(int reason) => Client.Call(
        "cancelSession",
        new
        {
            transactionId = TransactionId,
            cancelSessionResponse = Convert.ToBase64String(Es10(Der.Encode(
                0xBF41,
                Der.Encode(0x80, Convert.FromHexString(TransactionId).AsSpan()),
                Der.Integer(0x81, reason)))),
        });

    /// <summary>Delivers what the card has to report, and removes it there.</summary>
    public async Task DeliverNotifications()
    {
        foreach (var pending in Tlv.Read(Es10([0xBF, 0x2B, 0x00])).Require(0xA0).Children)
        {
            var body = $$"""{"pendingNotification":"{{Convert.ToBase64String(pending.Raw.Span)}}"}""";
            using var response = await Client.Send("handleNotification", body);
            Assert.Equal(System.Net.HttpStatusCode.NoContent, response.StatusCode);
            var metadata = pending.Tag == 0xBF37 ? pending.Path(0xBF27, 0xBF2F)! : pending.Require(0xBF2F);
            Es10(Der.Encode(0xBF30, metadata.Require(0x80).Raw.ToArray()));
        }
    }

    /// <summary>One request of ES10 in STORE DATA blocks.</summary>
    public byte[] Es10(byte[] request)
    {
        byte[] answer = [];
        var blocks = request.Chunk(255).ToArray();
        for (var number = 0; number < blocks.Length; number++)
        {
            var p1 = number == blocks.Length - 1 ? (byte)0x91 : (byte)0x11;
            answer = Transmit([0x80 | Channel, 0xE2, p1, (byte)number, (byte)blocks[number].Length, .. blocks[number]]);
        }

        return answer;
    }

    private static IEnumerable<byte[]> Segments(Tlv package)
    {
        foreach (var part in package.Children)
        {
            switch (part.Tag)
            {
                case 0xBF23:
                    yield return [.. package.Raw.Span[..package.HeaderLength], .. part.Raw.Span];
                    break;
                case 0xA0 or 0xA2:
                    yield return part.Raw.ToArray();
                    break;
                default:
                    yield return part.Raw[..part.HeaderLength].ToArray();
                    foreach (var segment in part.Children)
                    {
                        yield return segment.Raw.ToArray();
                    }

                    break;
            }
        }
    }

    private byte[] Transmit(byte[] command)
    {
        List<byte> data = [];
        var answer = _euicc.Transmit(command);
        while (answer[^2] == 0x61)
        {
            data.AddRange(answer[..^2]);
            answer = _euicc.Transmit([Channel, 0xC0, 0x00, 0x00, answer[^1]]);
        }

        Assert.Equal("9000", Convert.ToHexString(answer[^2..]));
        return [.. data, .. answer[..^2]];
    }
}
