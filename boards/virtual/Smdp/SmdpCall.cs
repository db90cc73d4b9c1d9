namespace NanoLpa.Virtual.Smdp;

/// <summary>One call that the server has answered.</summary>
/// <param name="Function">The function.</param>
/// <param name="HttpStatus">HTTP status of the answer.</param>
/// <param name="TransactionId">Transaction ID in the request or the answer, or null.</param>
/// <param name="SubjectCode">Subject code of a failure, or null.</param>
/// <param name="ReasonCode">Reason code of a failure, or null.</param>
/// <param name="Message">Text of a failure, or null.</param>
public sealed record SmdpCall(
    Es9Function Function,
    int HttpStatus,
    string? TransactionId,
    string? SubjectCode = null,
    string? ReasonCode = null,
    string? Message = null);
