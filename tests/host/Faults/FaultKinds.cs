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

/// <summary>What goes wrong with one exchange with the server.</summary>
internal static class HttpFaults
{
    public static readonly (string Name, Func<Es9Function, Fault> Make)[] All =
    [
        ("time-out", f => Fault.Delay(f, FaultBench.TimeOut + FaultBench.TimeOut, 1)),
        ("TCP reset", f => Fault.Reset(f, 1)),
        ("HTTP 500", f => Fault.HttpStatus(f, 500, 1)),
        ("malformed body", f => Fault.MalformedBody(f, 1)),
        ("body cut by HTTP", f => Fault.TruncatedBody(f, 1)),
        ("body cut by TCP", f => Fault.CloseHalfWay(f, 1)),
    ];
}
