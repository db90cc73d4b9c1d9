using NanoLpa.Virtual.Smdp;

namespace HostTests.Faults;

/// <summary>What goes wrong with one exchange between device and modem.</summary>
public enum AtFault
{
    /// <summary>The modem does it, and nobody hears its answer.</summary>
    TimeOut,

    /// <summary>The modem refuses, with a number.</summary>
    CmeError,

    /// <summary>The modem refuses, without one.</summary>
    Error,

    /// <summary>The modem does it and restarts.</summary>
    ModemReboot,

    /// <summary>The modem does it and the device restarts.</summary>
    DeviceReboot,
}

/// <summary>What goes wrong with one call of the server.</summary>
public enum HttpFault
{
    /// <summary>The answer comes when nobody waits for it any more.</summary>
    TimeOut,

    /// <summary>The server refuses with a subject and a reason code.</summary>
    Refusal,

    /// <summary>The modem restarts while the server is at work.</summary>
    ModemReboot,

    /// <summary>The device restarts while the server is at work.</summary>
    DeviceReboot,

    /// <summary>The server is at work, then the connection is reset.</summary>
    TcpReset,

    /// <summary>HTTP status 500.</summary>
    Http500,

    /// <summary>An answer that is no JSON.</summary>
    MalformedBody,

    /// <summary>Half an answer, of which HTTP says that it is whole.</summary>
    BodyCutByHttp,

    /// <summary>Half an answer, then the connection is gone.</summary>
    BodyCutByTcp,
}

/// <summary>What the kinds are called, and how a server is told of them.</summary>
internal static class FaultKinds
{
    /// <summary>The name under which a fault is counted.</summary>
    public static string Name(Enum fault) => fault switch
    {
        AtFault.TimeOut or HttpFault.TimeOut => "timeout",
        AtFault.CmeError or AtFault.Error or HttpFault.Refusal => "error answer",
        AtFault.ModemReboot or HttpFault.ModemReboot => "reboot of the modem",
        AtFault.DeviceReboot or HttpFault.DeviceReboot => "reboot of the device",
        HttpFault.TcpReset => "TCP reset",
        HttpFault.Http500 => "HTTP 500",
        HttpFault.MalformedBody => "malformed body",
        _ => "truncated body",
    };

    /// <summary>Whether a function can be struck: the answer to HandleNotification has neither a refusal nor a body (SGP.22 section 6.5.2.9).</summary>
    public static bool IsPossible(Es9Function function, HttpFault fault) => function != Es9Function.HandleNotification
        || fault is not (HttpFault.Refusal or HttpFault.MalformedBody or HttpFault.BodyCutByHttp);

    /// <summary>Whether it passes by itself, so that the download tries again and comes to its end.</summary>
    public static bool IsRetried(Enum fault) => fault is AtFault.TimeOut or AtFault.ModemReboot
        or HttpFault.TimeOut or HttpFault.ModemReboot or HttpFault.TcpReset or HttpFault.Http500 or HttpFault.BodyCutByTcp;

    /// <summary>What the server is to do; null: nothing, the fault is on this side.</summary>
    public static Fault? Make(Es9Function function, HttpFault fault) => fault switch
    {
        HttpFault.TimeOut => Fault.Delay(function, FaultBench.TimeOut + FaultBench.TimeOut, 1),
        HttpFault.Refusal => Fault.Failed(function, "8.8", "4.2", 1),
        HttpFault.TcpReset => Fault.Reset(function, 1),
        HttpFault.Http500 => Fault.HttpStatus(function, 500, 1),
        HttpFault.MalformedBody => Fault.MalformedBody(function, 1),
        HttpFault.BodyCutByHttp => Fault.TruncatedBody(function, 1),
        HttpFault.BodyCutByTcp => Fault.CloseHalfWay(function, 1),
        _ => null,
    };
}
