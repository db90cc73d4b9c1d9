using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using NanoLpa.Virtual.Rsp;
using NanoLpa.Virtual.Smdp;

namespace HostTests;

/// <summary>Calls ES9+ functions of a virtual SM-DP+, or ES11 functions of a virtual SM-DS, over TLS, with its CI as the only root.</summary>
internal sealed class SmdpClient : IDisposable
{
    // A request that another LPA has sent to another server: the CI key in it is that of the SGP.26 test certificates.
    public const string ForeignRequest =
        """
        {"smdpAddress":"127.0.0.1:8443","euiccChallenge":"HuMC6+qMqZLyf6Xc54lQXA==",
        "euiccInfo1":"vyA1ggMCAgKpFgQU9UFyvfmKldZcvriKOKHBHYAKhcOqFgQU9UFyvfmKldZcvriKOKHBHYAKhcM="}
        """;

    private readonly HttpClient _http;

    /// <param name="smdp">The server.</param>
    /// <param name="root">The root of its TLS certificate; null: its CI.</param>
    public SmdpClient(VirtualRspServer smdp, X509Certificate2? root = null)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.Add(root ?? smdp.Pki.Ci.Certificate);
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy },
        };
        _http = new HttpClient(handler)
        {
            BaseAddress = new Uri($"https://localhost:{smdp.Port}/gsma/rsp2/es9plus/"),
            Timeout = TimeSpan.FromSeconds(20),
        };
    }

    public string ContentType { get; set; } = "application/json";

    public string? AdminProtocol { get; set; } = "gsma/rsp/v2.2.2";

    /// <summary>Sends a body as it is.</summary>
    public async Task<HttpResponseMessage> Send(string function, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, function);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        if (AdminProtocol is not null)
        {
            request.Headers.Add("X-Admin-Protocol", AdminProtocol);
        }

        return await _http.SendAsync(request);
    }

    /// <summary>Sends a body that must be answered with HTTP status 200 and JSON.</summary>
    public async Task<SmdpReply> Call(string function, string body)
    {
        using var response = await Send(function, body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("gsma/rsp/v2.2.2", response.Headers.GetValues("X-Admin-Protocol").Single());
        return new SmdpReply(JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement);
    }

    public Task<SmdpReply> Call(string function, object members) => Call(function, JsonSerializer.Serialize(members));

    public Task<SmdpReply> InitiateAuthentication(string address, byte[] challenge, byte[] euiccInfo1) => Call(
        "initiateAuthentication",
        new
        {
            smdpAddress = address,
            euiccChallenge = Convert.ToBase64String(challenge),
            euiccInfo1 = Convert.ToBase64String(euiccInfo1),
        });

    public void Dispose() => _http.Dispose();

    /// <summary>EUICCInfo1 of an eUICC that knows these CI keys.</summary>
    public static byte[] EuiccInfo1(byte[] forVerification, byte[] forSigning, byte major = 2) => Der.Encode(
        0xBF20,
        Der.Encode(0x82, [major, 2, 2]),
        Der.Encode(0xA9, Der.Encode(0x04, forVerification.AsSpan())),
        Der.Encode(0xAA, Der.Encode(0x04, forSigning.AsSpan())));
}

/// <summary>What an ES9+ function has answered.</summary>
internal sealed class SmdpReply(JsonElement json)
{
    private readonly JsonElement _status = json.GetProperty("header").GetProperty("functionExecutionStatus");

    public string Status => _status.GetProperty("status").GetString()!;

    /// <summary>Subject code, a slash, reason code; or "" when the function succeeded.</summary>
    public string Codes => _status.TryGetProperty("statusCodeData", out var data)
        ? $"{data.GetProperty("subjectCode").GetString()}/{data.GetProperty("reasonCode").GetString()}"
        : "";

    public string Text(string name) => json.GetProperty(name).GetString()!;

    public byte[] Bytes(string name) => Convert.FromBase64String(Text(name));

    public JsonElement Member(string name) => json.GetProperty(name);

    public IEnumerable<string> Names => json.EnumerateObject().Select(member => member.Name);
}
