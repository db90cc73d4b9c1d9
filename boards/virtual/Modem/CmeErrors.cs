namespace NanoLpa.Virtual.Modem;

/// <summary>Numbers and texts of +CME ERROR: 27.007, and the module's own for files (4xx) and sockets (5xx).</summary>
internal static class CmeErrors
{
    public const int OperationNotAllowed = 3;
    public const int SimNotInserted = 10;
    public const int SimFailure = 13;
    public const int MemoryFull = 20;
    public const int InvalidIndex = 21;
    public const int NotFound = 22;
    public const int IncorrectParameters = 50;

    public const int InvalidInput = 400;
    public const int DriveFull = 403;
    public const int FileNotFound = 405;
    public const int InvalidFileName = 406;
    public const int FileExists = 407;
    public const int FileTimeout = 421;

    /// <summary>AT+QSSLOPEN: the PDP context is not up.</summary>
    public const int PdpNotOpen = 561;

    /// <summary>AT+QSSLOPEN: the client id is in use.</summary>
    public const int SocketInUse = 563;

    /// <summary>AT+QSSLOPEN: no address for the host name.</summary>
    public const int DnsFailed = 565;

    /// <summary>AT+QSSLOPEN: no connection, or no TLS: refused port, refused certificate, failed handshake alike.</summary>
    public const int ConnectFailed = 566;

    /// <summary>AT+QSSLOPEN: the peer did not answer in time.</summary>
    public const int SocketTimeout = 569;

    private static readonly Dictionary<int, string> Texts = new()
    {
        [0] = "phone failure",
        [1] = "no connection to phone",
        [OperationNotAllowed] = "operation not allowed",
        [4] = "operation not supported",
        [SimNotInserted] = "SIM not inserted",
        [11] = "SIM PIN required",
        [SimFailure] = "SIM failure",
        [14] = "SIM busy",
        [15] = "SIM wrong",
        [MemoryFull] = "memory full",
        [InvalidIndex] = "invalid index",
        [NotFound] = "not found",
        [30] = "no network service",
        [IncorrectParameters] = "incorrect parameters",
        [100] = "unknown",
        [InvalidInput] = "invalid input value",
        [DriveFull] = "drive full",
        [FileNotFound] = "file not found",
        [InvalidFileName] = "invalid file name",
        [FileExists] = "file already existed",
        [FileTimeout] = "time out",
        [PdpNotOpen] = "open PDP context failed",
        [SocketInUse] = "socket identity has been used",
        [DnsFailed] = "DNS parse failed",
        [ConnectFailed] = "socket connect failed",
        [SocketTimeout] = "operation timeout",
    };

    public static string Text(int code) => Texts.TryGetValue(code, out var text) ? text : $"unknown error {code}";
}
