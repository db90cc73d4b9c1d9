using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace NanoLpa.Virtual.Smdp;

/// <summary>ES9+, and ES11 on the same paths, over HTTP in the JSON binding (SGP.22 sections 6.1 to 6.5): headers, bodies, status.</summary>
internal sealed class Es9Endpoint
{
    private const string BasePath = "/gsma/rsp2/es9plus/";
    private const string AdminProtocol = "X-Admin-Protocol";
    private readonly RspServerState _state;
    private readonly Lock _gate;
    private readonly Dictionary<string, (Es9Function Function, IEs9Function Code)> _functions;

    /// <param name="state">What the functions work on.</param>
    /// <param name="gate">Held while they do.</param>
    /// <param name="functions">The functions there are.</param>
    public Es9Endpoint(RspServerState state, Lock gate, IReadOnlyDictionary<Es9Function, IEs9Function> functions)
    {
        _state = state;
        _gate = gate;
        _functions = functions.ToDictionary(f => JsonNamingPolicy.CamelCase.ConvertName(f.Key.ToString()), f => (f.Key, f.Value));
    }

    /// <summary>Answers one HTTP request.</summary>
    public async Task Handle(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (!path.StartsWith(BasePath, StringComparison.Ordinal)
            || !_functions.TryGetValue(path[BasePath.Length..], out var called))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            context.Response.StatusCode = e.StatusCode;
            return;
        }

        Es9Answer answer;
        Fault? delay;
        Fault? close;
        Fault? reset;
        Fault? malformed;
        Fault? truncated;
        lock (_gate)
        {
            try
            {
                answer = Execute(called.Function, called.Code, context.Request, body.ToArray());
            }
            catch (HttpStatusException e)
            {
                _state.Calls.Add(new SmdpCall(called.Function, e.Status, null));
                context.Response.StatusCode = e.Status;
                _state.Executed?.Invoke(called.Function);
                return;
            }

            delay = _state.Strikes(FaultKind.Delay, called.Function, answer.Order);
            close = _state.Strikes(FaultKind.CloseHalfWay, called.Function, answer.Order);
            reset = _state.Strikes(FaultKind.Reset, called.Function, answer.Order);
            malformed = _state.Strikes(FaultKind.MalformedBody, called.Function, answer.Order);
            truncated = _state.Strikes(FaultKind.TruncatedBody, called.Function, answer.Order);
        }

        _state.Executed?.Invoke(called.Function);
        if (delay is not null)
        {
            await Task.Delay(delay.Time, context.RequestAborted);
        }

        if (reset is not null)
        {
            context.Abort();
            return;
        }

        await Send(context, answer, close is not null, body => Spoil(body, malformed is not null, truncated is not null));
    }

    private static byte[] Spoil(byte[] body, bool malformed, bool truncated) =>
        malformed ? "<html>busy</html>"u8.ToArray() : truncated ? body[..(body.Length / 2)] : body;

    private Es9Answer Execute(Es9Function function, IEs9Function code, HttpRequest request, byte[] body)
    {
        string? transactionId = null;
        Es9Answer answer;
        try
        {
            CheckHeaders(request);
            _state.ThrowIfFaulty(function, null);
            using var json = JsonDocument.Parse(body);
            var members = new Es9Request(json.RootElement);
            transactionId = members.TransactionId();
            answer = code.Execute(members);
        }
        catch (Es9Exception e)
        {
            answer = new Es9Answer(transactionId) { Failure = e };
        }
        catch (Exception e) when (e is JsonException or FormatException or AsnContentException or CryptographicException)
        {
            answer = new Es9Answer(transactionId) { Failure = Es9Exception.MalformedRequest(e.Message) };
        }

        _state.Calls.Add(new SmdpCall(
            function,
            answer.IsEmpty ? StatusCodes.Status204NoContent : StatusCodes.Status200OK,
            answer.TransactionId,
            answer.Failure?.SubjectCode,
            answer.Failure?.ReasonCode,
            answer.Failure?.Message));
        return answer;
    }

    private static void CheckHeaders(HttpRequest request)
    {
        var contentType = (request.ContentType ?? "").Split(';')[0].Trim();
        if (!contentType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw Es9Exception.BadContentType();
        }

        if (!request.Headers[AdminProtocol].ToString().StartsWith("gsma/rsp/v2", StringComparison.Ordinal))
        {
            throw Es9Exception.BadAdminProtocol();
        }
    }

    private async Task Send(HttpContext context, Es9Answer answer, bool closeHalfWay, Func<byte[], byte[]> spoil)
    {
        var form = _state.Form;
        context.Response.Headers[AdminProtocol] = form.AdminProtocol;
        context.Response.ContentType = "application/json;charset=UTF-8";
        if (answer.IsEmpty)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            if (closeHalfWay)
            {
                context.Abort();
            }

            return;
        }

        var body = spoil(answer.ToJson(form));
        if (form.ChunkSize == 0)
        {
            context.Response.ContentLength = body.Length;
        }

        var end = closeHalfWay ? body.Length / 2 : body.Length;
        var step = form.ChunkSize == 0 ? end : form.ChunkSize;
        for (var start = 0; start < end; start += step)
        {
            await context.Response.Body.WriteAsync(body.AsMemory(start, Math.Min(step, end - start)), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        if (closeHalfWay)
        {
            // What is on its way shall arrive: a client that sees nothing at all would be another test.
            await Task.Delay(TimeSpan.FromMilliseconds(200));
            context.Abort();
        }
    }
}
