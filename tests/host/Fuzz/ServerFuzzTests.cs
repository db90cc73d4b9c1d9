using NanoLpa;
using NFUnitTest;
using Xunit.Abstractions;

namespace HostTests.Fuzz;

/// <summary>JSON, base64 in it, and the answers of ES9+.</summary>
public class ServerFuzzTests(ITestOutputHelper output) : FuzzTestBase(output)
{
    private static readonly ServerAddress s_address = ServerAddress.Parse(Session.Address);
    private static readonly TransactionId s_id = TransactionId.Parse(Session.Id);

    private static readonly byte[][] s_small = FuzzSamples.Hex(Session.Signature1, Session.KeyId, Session.SmdpSigned2, "00", "");

    private static readonly (string, byte[][]?)[] s_common = [("header", null), ("transactionId", null)];

    private static readonly (string, byte[][]?)[] s_initiate =
    [
        .. s_common, ("serverSigned1", FuzzSamples.Hex(Session.ServerSigned1(Session.Id, Session.Address))), ("serverSignature1", s_small),
        ("euiccCiPKIdToBeUsed", s_small), ("serverCertificate", FuzzSamples.Certificates),
    ];

    private static readonly (string, byte[][]?)[] s_client =
    [
        .. s_common, ("profileMetadata", FuzzSamples.Metadata), ("smdpSigned2", FuzzSamples.Hex(Session.SmdpSigned2, Session.SmdpSigned2WithCode)),
        ("smdpSignature2", s_small), ("smdpCertificate", FuzzSamples.Certificates),
    ];

    private static readonly (string, byte[][]?)[] s_package = [.. s_common, ("boundProfilePackage", FuzzSamples.Packages)];

    private static readonly (string, byte[][]?)[] s_events = [.. s_common, ("eventEntries", null), ("eventId", null), ("rspServerAddress", null)];

    private static readonly (string, byte[][]?)[] s_any = [("a", null), ("b", s_small), ("", s_small)];

    private static readonly FuzzTarget[] s_targets =
    [
        Target("JsonReader", WalkJson, s_any, "{\"a\":{\"b\":[1,\"\\u0041\\\"\"]},\"c\":\"x\\n\",\"d\":true}", Session.Initiated(), Session.Failed("8.2.6", "3.8")),
        Target("JsonBase64", ReadBase64, [("a", s_small)], "\"AAECAw==\"", "\"\\r\\nAA\\u0045CAw\\u003D\\u003d\"", "\"\\/\\/\\u002F\\u002f\"", "null"),
        Target("InitiateAuthentication", (es9, _) => InitiateAuthentication.Call(es9, s_address, new byte[16], new byte[3]), s_initiate,
            Session.Initiated(), Session.Failed("8.8.1", "3.8")),
        Target("AuthenticateClient", (es9, proof) => AuthenticateClient.Call(es9, s_address, s_id, proof), s_client, Session.Authenticated(), Session.Failed("8.2.6", "3.8")),
        Target("GetBoundProfilePackage", TakePackage, s_package, Session.Bound(), Session.Failed("8.2", "3.7")),
        Target("AuthenticateClientEs11", (es9, proof) => AuthenticateClientEs11.Call(es9, s_address, s_id, proof), s_events,
            "{\"eventEntries\":[]}", "{" + Session.Header + ",\"eventEntries\":[{\"eventId\":\"A\",\"rspServerAddress\":\"a.b\"},{\"rspServerAddress\":\"c\",\"eventId\":\"\",\"x\":[1]}]}"),
        Target("CancelSessionEs9", (es9, proof) => CancelSessionEs9.Call(es9, s_address, s_id, proof), s_common, "{" + Session.Header + "}", "{}", Session.Failed("8.10.1", "3.9")),
    ];

    public static TheoryData<string> Names { get; } = new(s_targets.Select(target => target.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task Survives(string name) => FuzzAsync(s_targets.Single(target => target.Name == name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Still_survives_what_broke_it(string name) => Replay(s_targets.Single(target => target.Name == name));

    [Theory]
    [InlineData("{\"header\":{\"functionExecutionStatus\":{\"status\":\"")]
    [InlineData("{\"a\":")]
    [InlineData("{\"serverSigned1\":\"")]
    [InlineData("{\"smdpSigned2\":\"")]
    [InlineData("{\"transactionId\":\"")]
    [InlineData("{\"boundProfilePackage\":\"")]
    public void A_server_that_never_ends_is_left(string start)
    {
        foreach (string more in new[] { " ", "A", "=", "\\u0020", "[", "1", "\\n", "{\"a\":1," })
        {
            foreach (Action<Es9Client> call in new Action<Es9Client>[]
            {
                es9 => InitiateAuthentication.Call(es9, s_address, new byte[16], new byte[3]),
                es9 => AuthenticateClient.Call(es9, s_address, s_id, Proof()),
                es9 => TakePackage(es9, Proof()),
                es9 => CancelSessionEs9.Call(es9, s_address, s_id, Proof()),
            })
            {
                EndlessServer server = new(start, more);
                LpaException e = Assert.Throws<LpaException>(() => call(new Es9Client(server)));
                Assert.True(e.Code is LpaError.ServerData or LpaError.TransactionMismatch, e.Message);
                Assert.InRange(server.Taken, 0, start.StartsWith("{\"bound") ? 17 << 20 : 66 << 10);
            }
        }
    }

    // The first byte: in what pieces the answer comes.
    private static FuzzTarget Target(string name, Action<ReadOnlyMemory<byte>, int> decode, (string, byte[][]?)[] members, params string[] samples) =>
        new(name, input => decode(input.AsMemory(Math.Min(1, input.Length)), input.Length == 0 ? 1 : input[0]),
            FuzzSamples.Led(FuzzSamples.Texts(samples), [0xFF], [0x01], [0x07]), random => [random.Byte(), .. RandomJson.Make(random, members)]);

    private static FuzzTarget Target(string name, Action<Es9Client, TlvReader> call, (string, byte[][]?)[] members, params string[] samples) =>
        Target(name, (body, piece) => call(new Es9Client(new TracingHttps(new AnsweringServer(body, piece)) { Trace = piece % 2 == 0 ? new DroppingTrace(piece % 4 == 0) : null }), Proof()), members, samples);

    private static TlvReader Proof() => new TlvReader(s_proof, 0, s_proof.Length, LpaError.CardData).Require(0xBF38);

    private static readonly byte[] s_proof = Convert.FromHexString(Session.AuthenticateServerResponse);

    private static void TakePackage(Es9Client es9, TlvReader proof)
    {
        IByteSource package = GetBoundProfilePackage.Call(es9, s_address, s_id, proof);
        byte[] piece = new byte[255];
        while (package.Read(piece, 0, piece.Length) > 0)
        {
        }
    }

    private static void ReadBase64(ReadOnlyMemory<byte> body, int piece)
    {
        byte[] bytes = JsonBase64.ReadAll(new JsonReader(new PiecewiseSource(body, piece)), 4096);
        JsonBase64? stream = JsonBase64.Open(new JsonReader(new PiecewiseSource(body, piece)));
        byte[] again = new byte[4097];
        int length = 0;
        int n;
        while (stream != null && (n = stream.Read(again, length, Math.Min(piece + 1, again.Length - length))) > 0)
        {
            length += n;
        }

        Assert.Equal(bytes?.Length ?? 0, length);
        Assert.True(again.AsSpan(0, length).SequenceEqual(bytes));
    }

    private static void WalkJson(ReadOnlyMemory<byte> body, int piece) => WalkJson(new JsonReader(new PiecewiseSource(body, piece)), 0);

    private static void WalkJson(JsonReader json, int depth)
    {
        if (!json.BeginObject())
        {
            return;
        }

        while (json.NextMember())
        {
            switch (json.Name.Length % 4)
            {
                case 0:
                    json.Skip();
                    break;
                case 1 when depth < 20:
                    WalkJson(json, depth + 1);
                    break;
                case 2 when json.Name[0] == 'b':
                    JsonBase64.ReadAll(json, 300);
                    break;
                case 2:
                    for (bool more = json.BeginArray(); more && json.NextElement();)
                    {
                        json.ReadString(10);
                    }

                    break;
                default:
                    Assert.InRange(json.ReadString(100)?.Length ?? 0, 0, 104);
                    break;
            }
        }
    }

    /// <summary>A server whose answer does not end.</summary>
    private sealed class EndlessServer(string start, string more) : IHttpsClient
    {
        private readonly byte[] _start = System.Text.Encoding.ASCII.GetBytes(start);
        private readonly byte[] _more = System.Text.Encoding.ASCII.GetBytes(more);

        public int Taken { get; private set; }

        public int Post(HttpsRequest request) => 200;

        public int Read(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++, Taken++)
            {
                buffer[offset + i] = Taken < _start.Length ? _start[Taken] : _more[(Taken - _start.Length) % _more.Length];
            }

            return count;
        }

        public void Close()
        {
        }
    }
}
