using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Package;

/// <summary>ProfileInstallationResult (SGP.22 section 2.5.6): signed, returned, and kept as a notification.</summary>
internal static class InstallationResult
{
    /// <summary>The profile is installed.</summary>
    public static byte[] Success(EuiccState state, AuthenticatedServer server, InstalledProfile profile) => Make(
        state,
        server,
        profile.Iccid,
        Der.Encode(0xA0, Der.Encode(0x4F, profile.Aid.AsSpan()), Der.Encode(0x04, EuiccResponse(PeStatus.Ok).AsSpan())));

    /// <summary>It is not.</summary>
    public static byte[] Failure(
        EuiccState state, AuthenticatedServer server, string? iccid, BppCommand command, BppError reason, PeStatus status) => Make(
        state,
        server,
        iccid,
        Der.Encode(
            0xA1,
            Der.Integer(0x80, (int)command),
            Der.Integer(0x81, (int)reason),
            status == PeStatus.Ok ? [] : Der.Encode(0x82, EuiccResponse(status).AsSpan())));

    private static byte[] Make(EuiccState state, AuthenticatedServer server, string? iccid, byte[] finalResult) =>
        state.Notifications.Add(NotificationEvent.Install, server.Address, iccid, metadata =>
        {
            byte[] data = Der.Encode(
                0xBF27,
                Der.Encode(0x80, server.TransactionId.AsSpan()),
                metadata,
                Der.Oid(0x06, server.SmdpOid),
                Der.Encode(0xA2, finalResult.AsSpan()));
            return Der.Encode(0xBF37, data, RspSignature.SignTlv(state.Credentials.EuiccKey, data));
        }).Encoded;

    // EUICCResponse of the SIMalliance profile package format: one PEStatus, and whether the installation was aborted.
    private static byte[] EuiccResponse(PeStatus status) => Der.Encode(
        0x30,
        Der.Encode(0xA0, Der.Encode(0x30, Der.Integer(0x80, (int)status))),
        status == PeStatus.Ok ? [] : Der.Encode(0x81, ReadOnlySpan<byte>.Empty));
}
