using System.Text;
using System.Text.Json.Nodes;
using NanoLpa;

namespace HostTests.Replay;

/// <summary>A server that knows the recorded calls of vectors/es9plus.jsonl, in their order, and takes no other.</summary>
/// <param name="piece">The most bytes of an answer that come at once.</param>
/// <param name="skip">Recorded calls to leave out at the start.</param>
internal sealed class VectorHttps(int piece, int skip = 0) : IHttpsClient
{
    private readonly JsonNode[] _calls = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "vectors", "es9plus.jsonl"))
        .Skip(skip).Select(line => JsonNode.Parse(line)!).ToArray();

    private byte[] _answer = [];
    private int _position;

    /// <summary>How many calls came.</summary>
    public int Calls { get; private set; }

    /// <summary>Why a call was refused; null when none was.</summary>
    public string? Refused { get; private set; }

    /// <summary>How often the connection was closed.</summary>
    public int Closed { get; private set; }

    public int Post(HttpsRequest request)
    {
        var call = _calls[Calls++];
        var headers = call["request_headers"]!;
        Compare("host", (string)headers["Host"]!, $"{request.Host}:{request.Port}");
        Compare("path", (string)call["url"]!, request.Path);
        Compare("content type", (string)headers["Content-Type"]!, request.ContentType);
        Compare("protocol", (string)headers["X-Admin-Protocol"]!, request.AdminProtocol);
        Compare("user agent", (string)headers["User-Agent"]!, request.UserAgent);
        var body = JsonNode.Parse(request.Body.AsSpan(0, request.BodyLength));
        if (!JsonNode.DeepEquals(call["request"], body))
        {
            throw Refuse($"{body} instead of {call["request"]}");
        }

        _answer = Encoding.UTF8.GetBytes(call["response"]?.ToJsonString() ?? "");
        _position = 0;
        return (int)call["status"]!;
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        var n = Math.Min(Math.Min(count, piece), _answer.Length - _position);
        Array.Copy(_answer, _position, buffer, offset, n);
        _position += n;
        return n;
    }

    public void Close() => Closed++;

    private void Compare(string what, string expected, string actual)
    {
        if (expected != actual)
        {
            throw Refuse($"{what}: {actual} instead of {expected}");
        }
    }

    private InvalidOperationException Refuse(string why)
    {
        Refused ??= why;
        return new InvalidOperationException(why);
    }
}
