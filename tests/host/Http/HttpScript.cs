using System.Collections.Concurrent;
using System.Net.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace HostTests.Http;

/// <summary>An HTTPS server that says what a test wants: one answer for each request, in their order.</summary>
internal sealed class HttpScript(params string[] answers)
{
    private readonly ConcurrentQueue<string> _answers = new(answers);

    /// <summary>Ends an answer: the server closes the connection behind it.</summary>
    public const string Hangup = "<hangup>";

    /// <summary>The server says nothing, until the client has gone.</summary>
    public const string Silence = "<silence>";

    /// <summary>What was asked, as it came.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public async Task ServeAsync(SslStream stream, CancellationToken stop)
    {
        while (await ReadRequestAsync(stream, stop) is { } request)
        {
            Requests.Enqueue(request);
            if (!_answers.TryDequeue(out var answer))
            {
                return;
            }

            await stream.WriteAsync(Encoding.Latin1.GetBytes(answer.Replace(Hangup, "").Replace(Silence, "")), stop);
            await stream.FlushAsync(stop);
            if (answer.EndsWith(Hangup, StringComparison.Ordinal))
            {
                await stream.ShutdownAsync();
                return;
            }
        }
    }

    private static async Task<string?> ReadRequestAsync(SslStream stream, CancellationToken stop)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var head = Regex.Match(text.ToString(), @"Content-Length: (\d+)\r\n\r\n");
            if (head.Success && text.Length >= head.Index + head.Length + int.Parse(head.Groups[1].Value))
            {
                return text.ToString();
            }

            var count = await stream.ReadAsync(buffer, stop);
            if (count == 0)
            {
                return null;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
    }
}
