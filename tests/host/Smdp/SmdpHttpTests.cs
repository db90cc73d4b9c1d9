using System.Net;
using System.Text.Json;
using NanoLpa.Virtual.Rsp;
using NanoLpa.Virtual.Smdp;

namespace HostTests;

/// <summary>The virtual SM-DP+ on the wire: headers, bodies that are none, forms of answers, faults.</summary>
public sealed class SmdpHttpTests : SmdpTestBase
{
    [Fact]
    public async Task HeadersAreChecked()
    {
        Client.ContentType = "text/plain";
        Assert.Equal("1.2.1/2.1", (await Client.Call("initiateAuthentication", SmdpClient.ForeignRequest)).Codes);
        Client.ContentType = "application/json;charset=UTF-8";
        Assert.Equal("8.8.1/3.8", (await Client.Call("initiateAuthentication", SmdpClient.ForeignRequest)).Codes);
        Client.AdminProtocol = "gsma/rsp/v3.0.0";
        Assert.Equal("1.2.2/2.1", (await Client.Call("initiateAuthentication", SmdpClient.ForeignRequest)).Codes);
        Client.AdminProtocol = null;
        Assert.Equal("1.2.2/2.1", (await Client.Call("handleNotification", SmdpClient.ForeignRequest)).Codes);
    }

    [Theory]
    [InlineData("initiateAuthentication", "", "1.3.1/2.1")]
    [InlineData("initiateAuthentication", "{", "1.3.1/2.1")]
    [InlineData("initiateAuthentication", "[]", "1.3.1/2.2")]
    [InlineData("initiateAuthentication", "null", "1.3.1/2.2")]
    [InlineData("initiateAuthentication", "{\"smdpAddress\":7}", "1.3.1/2.1")]
    [InlineData("initiateAuthentication", "{\"smdpAddress\":\"\\ud800\"}", "1.3.1/2.1")]
    [InlineData("authenticateClient", "{}", "1.3.1/2.2")]
    [InlineData("authenticateClient", "{\"transactionId\":\"00\",\"authenticateServerResponse\":\"\"}", "8.10.1/3.9")]
    [InlineData("authenticateClient", "{\"transactionId\":{},\"authenticateServerResponse\":\"\"}", "1.3.1/2.1")]
    [InlineData("getBoundProfilePackage", "{\"transactionId\":\"\"}", "8.10.1/3.9")]
    [InlineData("cancelSession", "{\"transactionId\":\"AABB\",\"cancelSessionResponse\":\"v0EA\"}", "8.10.1/3.9")]
    public async Task MalformedAndUnknown(string function, string body, string codes) =>
        Assert.Equal(codes, (await Client.Call(function, body)).Codes);

    [Theory]
    [InlineData("authenticateClient", "authenticateServerResponse")]
    [InlineData("getBoundProfilePackage", "prepareDownloadResponse")]
    [InlineData("cancelSession", "cancelSessionResponse")]
    public async Task MalformedInsideOfASession(string function, string name)
    {
        var session = await Open();
        string[] malformed = ["", "*", "v", "vw==", "MA==", "MAA=", "vzgA", "vyEA", "v0EA", "vzgCoAA=", "vyECoAA=", "v0ECoAA="];
        foreach (var text in malformed)
        {
            var body = new Dictionary<string, string> { ["transactionId"] = session, [name] = text };
            var reply = await Client.Call(function, body);
            Assert.Equal("Failed", reply.Status);
            Assert.Contains(reply.Codes, new[] { "1.3.1/2.1", "8.10.1/3.9" });
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"pendingNotification\":\"v\"}")]
    [InlineData("{\"pendingNotification\":\"vzcA\"}")]
    [InlineData("{\"pendingNotification\":\"MAA=\"}")]
    public async Task NotificationsHaveNoAnswer(string body)
    {
        using var response = await Client.Send("handleNotification", body);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        var logged = Assert.Single(Smdp.Notifications);
        Assert.False(logged.IsValid);
        Assert.Null(logged.Event);
    }

    [Fact]
    public async Task NothingElseIsServed()
    {
        using var unknown = await Client.Send("es2plus", "{}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        await Restart(new SmdpOptions { MaxRequestBody = 1000 });
        using var large = await Client.Send("initiateAuthentication", new string(' ', 1001));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task AnswersInOtherForms()
    {
        await Restart(new SmdpOptions
        {
            Form = new AnswerForm { ChunkSize = 100, HeaderLast = true, EscapeSlashes = true, Base64LineBreaks = true },
        });
        var body = $$"""
            {"smdpAddress":"{{Smdp.Address}}","euiccChallenge":"{{Convert.ToBase64String(Challenge)}}",
            "euiccInfo1":"{{Convert.ToBase64String(SmdpClient.EuiccInfo1(CiKeyId, CiKeyId))}}"}
            """;
        using var response = await Client.Send("initiateAuthentication", body);
        Assert.True(response.Headers.TransferEncodingChunked);
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain(text.Replace("\\/", ""), character => character == '/');
        Assert.Contains("\\r\\n", text);
        Assert.EndsWith("\"header\":{\"functionExecutionStatus\":{\"status\":\"Executed-Success\"}}}", text);

        var reply = new SmdpReply(JsonDocument.Parse(text).RootElement);
        Assert.Equal(Pki.DpAuth.Der, reply.Bytes("serverCertificate"));
    }

    [Fact]
    public async Task FaultsOfTheWholeServer()
    {
        Smdp.Fault = Fault.HttpStatus(Es9Function.InitiateAuthentication, 503, times: 1);
        using (var response = await Client.Send("initiateAuthentication", SmdpClient.ForeignRequest))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        }

        Assert.Equal("8.8.1/3.8", (await Client.Call("initiateAuthentication", SmdpClient.ForeignRequest)).Codes);
        Smdp.Fault = Fault.Failed(Es9Function.InitiateAuthentication, "8.8.5", "6.4");
        Assert.Equal("8.8.5/6.4", (await Client.Call("initiateAuthentication", SmdpClient.ForeignRequest)).Codes);

        var good = SmdpClient.EuiccInfo1(CiKeyId, CiKeyId);
        Smdp.Fault = Fault.WrongServerSignature(Es9Function.InitiateAuthentication);
        var reply = await Client.InitiateAuthentication(Smdp.Address, Challenge, good);
        Assert.False(Pki.DpAuth.Verify(reply.Bytes("serverSigned1"), reply.Bytes("serverSignature1").AsSpan(3)));

        Smdp.Fault = Fault.WrongTransactionId(Es9Function.InitiateAuthentication);
        reply = await Client.InitiateAuthentication(Smdp.Address, Challenge, good);
        var signed = Tlv.Read(reply.Bytes("serverSigned1")).Require(0x80).ToArray();
        Assert.NotEqual(reply.Text("transactionId"), Convert.ToHexString(signed));

        Smdp.Fault = Fault.CloseHalfWay(Es9Function.InitiateAuthentication);
        await Assert.ThrowsAsync<HttpRequestException>(
            () => Client.InitiateAuthentication(Smdp.Address, Challenge, good));
    }
}
