namespace NanoLpa.Virtual.Smdp;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>One bit of one protected segment of the bound profile package is inverted.</summary>
    FlipBitInSegment,

    /// <summary>The server closes the connection in the middle of the answer's body.</summary>
    CloseHalfWay,

    /// <summary>The answer holds another transaction ID than the session's.</summary>
    WrongTransactionId,

    /// <summary>
    /// The signature in the answer is wrong: serverSignature1, smdpSignature2, or smdpSign of InitialiseSecureChannel.
    /// </summary>
    WrongServerSignature,

    /// <summary>The function is not carried out: an HTTP status without a body.</summary>
    HttpStatus,

    /// <summary>The function is not carried out: a subject code and a reason code.</summary>
    Failed,

    /// <summary>The function is carried out, the answer comes late.</summary>
    Delay,

    /// <summary>The function is carried out, then the connection is reset before a byte of the answer.</summary>
    Reset,

    /// <summary>The function is carried out, the answer's body is no JSON.</summary>
    MalformedBody,

    /// <summary>The function is carried out, half of the body comes as if it were the whole.</summary>
    TruncatedBody,
}

/// <summary>
/// A fault on demand, of one order (<see cref="ProfileOrder.Fault"/>) or of the whole server
/// (<see cref="VirtualSmdp.Fault"/>; that is the one for InitiateAuthentication, which does not know the order yet).
/// </summary>
public sealed class Fault
{
    private int _times;

    private Fault(FaultKind kind, Es9Function function, int times)
    {
        Kind = kind;
        Function = function;
        _times = times;
    }

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; }

    /// <summary>In which function.</summary>
    public Es9Function Function { get; }

    /// <summary>Segment, counted from 0 over the 87, 88, 87 and 86 segments in their order; or HTTP status.</summary>
    public int Number { get; private init; }

    /// <summary>How often it has happened.</summary>
    public int Struck { get; private set; }

    /// <summary>How late the answer is.</summary>
    public TimeSpan Time { get; private init; }

    internal string SubjectCode { get; private init; } = "";

    internal string ReasonCode { get; private init; } = "";

    /// <summary>Inverts a bit of a segment of the bound profile package.</summary>
    public static Fault FlipBitInSegment(int segment, int times = int.MaxValue) =>
        new(FaultKind.FlipBitInSegment, Es9Function.GetBoundProfilePackage, times) { Number = segment };

    /// <summary>Closes the connection after half of the answer's body.</summary>
    public static Fault CloseHalfWay(
        Es9Function function = Es9Function.GetBoundProfilePackage, int times = int.MaxValue) =>
        new(FaultKind.CloseHalfWay, function, times);

    /// <summary>Answers with another transaction ID.</summary>
    public static Fault WrongTransactionId(Es9Function function, int times = int.MaxValue) =>
        new(FaultKind.WrongTransactionId, function, times);

    /// <summary>Answers with a wrong signature.</summary>
    public static Fault WrongServerSignature(Es9Function function, int times = int.MaxValue) =>
        new(FaultKind.WrongServerSignature, function, times);

    /// <summary>Answers with an HTTP status and nothing else.</summary>
    public static Fault HttpStatus(Es9Function function, int status = 500, int times = int.MaxValue) =>
        new(FaultKind.HttpStatus, function, times) { Number = status };

    /// <summary>Answers with a subject code and a reason code.</summary>
    public static Fault Failed(Es9Function function, string subjectCode, string reasonCode, int times = int.MaxValue) =>
        new(FaultKind.Failed, function, times) { SubjectCode = subjectCode, ReasonCode = reasonCode };

    /// <summary>Answers late.</summary>
    public static Fault Delay(Es9Function function, TimeSpan time, int times = int.MaxValue) =>
        new(FaultKind.Delay, function, times) { Time = time };

    /// <summary>Resets the connection in place of the answer.</summary>
    public static Fault Reset(Es9Function function, int times = int.MaxValue) => new(FaultKind.Reset, function, times);

    /// <summary>Answers with a body that is no JSON.</summary>
    public static Fault MalformedBody(Es9Function function, int times = int.MaxValue) => new(FaultKind.MalformedBody, function, times);

    /// <summary>Answers with half a body, of which HTTP says that it is whole.</summary>
    public static Fault TruncatedBody(Es9Function function, int times = int.MaxValue) => new(FaultKind.TruncatedBody, function, times);

    /// <summary>Whether this fault happens now; each time counts.</summary>
    internal bool Strikes(FaultKind kind, Es9Function function)
    {
        if (kind != Kind || function != Function || _times == 0)
        {
            return false;
        }

        _times--;
        Struck++;
        return true;
    }

    /// <summary>The bytes with the last bit inverted.</summary>
    internal static byte[] Spoil(ReadOnlySpan<byte> bytes)
    {
        var spoilt = bytes.ToArray();
        spoilt[^1] ^= 0x01;
        return spoilt;
    }
}
