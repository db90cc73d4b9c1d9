using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Package;

/// <summary>InitialiseSecureChannel (SGP.22 section 5.5.1) and ReplaceSessionKeys (5.5.4).</summary>
internal sealed class SecureChannel(EuiccState state, AuthenticatedServer server, PreparedDownload download)
{
    private const byte Aes = 0x88;
    private const int InstallBoundProfilePackage = 1;

    /// <summary>Checks the request (BF23) and agrees on the session keys.</summary>
    public Scp03t Initialise(Tlv request)
    {
        Tlv operation = request.Require(0x82);
        Tlv transactionId = request.Require(0x80);
        Tlv template = request.Require(0xA6);
        Tlv serverPoint = request.Require(0x5F49);
        Tlv signature = request.Require(RspSignature.Tag);

        byte[] signed = Der.Join(
            operation.Raw.ToArray(),
            transactionId.Raw.ToArray(),
            template.Raw.ToArray(),
            serverPoint.Raw.ToArray(),
            Der.Encode(0x5F49, download.OneTimeKey.Point.AsSpan()));
        using ECDsa key = download.BindingCertificate.GetECDsaPublicKey()!;
        if (!RspSignature.Verify(key, signed, signature.Value.Span))
        {
            throw new PackageException(BppError.InvalidSignature);
        }

        if (operation.ToInteger() != InstallBoundProfilePackage)
        {
            throw new PackageException(BppError.UnsupportedRemoteOperationType);
        }

        if (!transactionId.Value.Span.SequenceEqual(server.TransactionId))
        {
            throw new PackageException(BppError.InvalidTransactionId);
        }

        byte[] keyType = template.Require(0x80).ToArray();
        byte[] keyLength = template.Require(0x81).ToArray();
        byte[] hostId = template.Require(0x84).ToArray();
        if (keyType is not [Aes] || keyLength is not [SessionKeys.KeyLength] || hostId.Length is 0 or > 16)
        {
            throw new PackageException(BppError.UnsupportedCrtValues);
        }

        try
        {
            return new Scp03t(SessionKeys.Derive(
                download.OneTimeKey.Pair, serverPoint.Value.Span, keyType[0], keyLength[0], hostId, state.Eid));
        }
        catch (CryptographicException)
        {
            throw new PackageException(BppError.IncorrectInputValues);
        }
    }

    /// <summary>The profile protection keys in ReplaceSessionKeysRequest (BF26).</summary>
    public static SessionKeys ReadReplacedKeys(Tlv request)
    {
        if (request.Tag != 0xBF26)
        {
            throw new PackageException(BppError.IncorrectInputValues);
        }

        try
        {
            return new SessionKeys(
                request.Require(0x80).Value.Span, request.Require(0x81).Value.Span, request.Require(0x82).Value.Span);
        }
        catch (CryptographicException)
        {
            throw new PackageException(BppError.IncorrectInputValues);
        }
    }
}
