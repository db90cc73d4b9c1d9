using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Smdp;

/// <summary>One function of ES9+.</summary>
internal interface IEs9Function
{
    /// <summary>Carries it out.</summary>
    /// <exception cref="Es9Exception">It failed.</exception>
    Es9Answer Execute(Es9Request request);
}

/// <summary>The members of a request in the JSON binding.</summary>
internal sealed class Es9Request(JsonElement body)
{
    public string Text(string name)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(name, out var member))
        {
            throw Es9Exception.MissingElement(name);
        }

        try
        {
            return member.GetString() ?? throw Es9Exception.MalformedRequest(name);
        }
        catch (InvalidOperationException)
        {
            // Not a string, or one with half a surrogate pair.
            throw Es9Exception.MalformedRequest(name);
        }
    }

    /// <summary>The transaction ID if there is one: for the log.</summary>
    public string? TransactionId()
    {
        try
        {
            return Text("transactionId");
        }
        catch (Es9Exception)
        {
            return null;
        }
    }

    public byte[] Bytes(string name)
    {
        try
        {
            return Convert.FromBase64String(Text(name));
        }
        catch (FormatException)
        {
            throw Es9Exception.MalformedRequest(name);
        }
    }

    public Tlv Tlv(string name, uint tag)
    {
        try
        {
            return Rsp.Tlv.Read(Bytes(name), tag);
        }
        catch (TlvException)
        {
            throw Es9Exception.MalformedRequest(name);
        }
    }
}

/// <summary>The members of an answer in the JSON binding.</summary>
internal sealed class Es9Answer(string? transactionId, ProfileOrder? order = null)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<(string Name, Func<Base64FormattingOptions, JsonNode> Value)> _members = [];

    public string? TransactionId { get; } = transactionId;

    /// <summary>The order it is about, or null.</summary>
    public ProfileOrder? Order { get; } = order;

    /// <summary>Whether the answer is HTTP status 204.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Whether the transaction ID is a member.</summary>
    public bool ShowsTransactionId { get; init; } = true;

    /// <summary>Why it failed, or null.</summary>
    public Es9Exception? Failure { get; init; }

    public void Add(string name, byte[] bytes) => _members.Add((name, form => JsonValue.Create(Convert.ToBase64String(bytes, form))));

    public void Add(string name, JsonArray array) => _members.Add((name, _ => array));

    public byte[] ToJson(AnswerForm form)
    {
        var status = new JsonObject { ["status"] = Failure is null ? "Executed-Success" : "Failed" };
        if (Failure is not null)
        {
            status["statusCodeData"] = new JsonObject
            {
                ["subjectCode"] = Failure.SubjectCode,
                ["reasonCode"] = Failure.ReasonCode,
                ["message"] = Failure.Message,
            };
        }

        var header = new JsonObject { ["functionExecutionStatus"] = status };
        var answer = new JsonObject();
        if (!form.HeaderLast)
        {
            answer["header"] = header;
        }

        if (TransactionId is not null && ShowsTransactionId && Failure is null)
        {
            answer["transactionId"] = TransactionId;
        }

        var base64 = form.Base64LineBreaks ? Base64FormattingOptions.InsertLineBreaks : Base64FormattingOptions.None;
        foreach (var (name, value) in _members)
        {
            answer[name] = value(base64);
        }

        if (form.HeaderLast)
        {
            answer["header"] = header;
        }

        var text = answer.ToJsonString(Relaxed);
        return System.Text.Encoding.UTF8.GetBytes(form.EscapeSlashes ? text.Replace("/", "\\/") : text);
    }
}
