using System.Security.Cryptography.X509Certificates;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Es10;

/// <summary>DownloadErrorCode.</summary>
internal enum DownloadError
{
    InvalidCertificate = 1,
    InvalidSignature = 2,
    UnsupportedCurve = 3,
    NoSessionContext = 4,
    InvalidTransactionId = 5,
    Undefined = 127,
}

/// <summary>PrepareDownload (SGP.22 section 5.7.5).</summary>
internal sealed class DownloadPreparation(EuiccState state)
{
    private static readonly string[] s_roles = [RspCertificate.RoleDpPb];

    /// <summary>PrepareDownloadResponse.</summary>
    public byte[] PrepareDownload(Tlv request)
    {
        Queue<Tlv> fields = new(request.Children);
        Tlv signed = Next(fields, 0x30);
        Tlv signature = Next(fields, RspSignature.Tag);
        Tlv? hashCc = fields.TryPeek(out Tlv? next) && next.Tag == 0x04 ? fields.Dequeue() : null;
        Tlv certificate = Next(fields, 0x30);
        Tlv transactionId = signed.Require(0x80);

        DownloadError? error = Check(signed, signature, hashCc, certificate, out X509Certificate2? binding);
        if (error is not null || binding is null)
        {
            return Der.Encode(0xBF21, Der.Encode(
                0xA1, transactionId.Raw.ToArray(), Der.Integer(0x02, (int)error.GetValueOrDefault())));
        }

        RspSession session = state.Session!;
        OneTimeKey key = state.OneTimeKeyFor(session.Server!.SmdpOid, signed.Find(0x5F49)?.ToArray());
        session.Download = new PreparedDownload(binding, key);
        byte[] euiccSigned2 = Der.Encode(
            0x30,
            transactionId.Raw.ToArray(),
            Der.Encode(0x5F49, key.Point.AsSpan()),
            hashCc?.Raw.ToArray() ?? []);
        byte[] signature2 = RspSignature.SignTlv(
            state.Credentials.EuiccKey, Der.Join(euiccSigned2, signature.Raw.ToArray()));
        return Der.Encode(0xBF21, Der.Encode(0xA0, euiccSigned2, signature2));
    }

    private DownloadError? Check(
        Tlv signed, Tlv signature, Tlv? hashCc, Tlv encodedCertificate, out X509Certificate2? certificate)
    {
        certificate = null;
        if (state.Session?.Server is not { } server)
        {
            return DownloadError.NoSessionContext;
        }

        if (!signed.Require(0x80).Value.Span.SequenceEqual(server.TransactionId))
        {
            return DownloadError.InvalidTransactionId;
        }

        switch (ServerCertificates.Check(state, encodedCertificate, s_roles, out certificate))
        {
            case ServerCertificateResult.Ok when BelongsTo(server, certificate!):
                break;
            case ServerCertificateResult.UnsupportedCurve:
                return DownloadError.UnsupportedCurve;
            default:
                return DownloadError.InvalidCertificate;
        }

        if (!ServerCertificates.Signed(certificate!, [.. signed.Raw.Span, .. server.EuiccSignature1], signature))
        {
            return DownloadError.InvalidSignature;
        }

        bool confirmationRequired = signed.Require(0x01).ToInteger() != 0;
        return confirmationRequired && hashCc is null ? DownloadError.Undefined : null;
    }

    // Same SM-DP+, same CI as CERT.DPauth.ECDSA.
    private static bool BelongsTo(AuthenticatedServer server, X509Certificate2 certificate) =>
        RspCertificate.RegisteredOid(certificate) == server.SmdpOid
        && server.CiKeyId.AsSpan().SequenceEqual(RspCertificate.AuthorityKeyIdentifier(certificate));

    private static Tlv Next(Queue<Tlv> fields, uint tag) =>
        fields.TryDequeue(out Tlv? field) && field.Tag == tag ? field : throw new TlvException("PrepareDownloadRequest");
}
