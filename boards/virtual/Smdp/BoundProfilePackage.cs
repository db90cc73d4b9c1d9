using System.Security.Cryptography;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Smdp;

/// <summary>
/// Binds a profile package to one eUICC in one transaction (SGP.22 section 2.5.4): InitialiseSecureChannel, then
/// ConfigureISDP, StoreMetadata, ReplaceSessionKeys and the profile elements, protected segment by segment.
/// </summary>
internal static class BoundProfilePackage
{
    private const byte KeyTypeAes = 0x88;
    private const byte KeyLength = SessionKeys.KeyLength;
    private const Es9Function Function = Es9Function.GetBoundProfilePackage;
    private static readonly byte[] HostId = "NanoLpa"u8.ToArray();

    /// <summary>Binds the profile of the session's order to the session's eUICC.</summary>
    public static byte[] Bind(SmdpState state, Session session, byte[] euiccOtpk)
    {
        var order = session.Order!;
        using var smdpOtsk = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var eid = Pki.Eid.ToBytes(session.Eid!);
        var keys = SessionKeys.Derive(smdpOtsk, euiccOtpk, KeyTypeAes, KeyLength, HostId, eid);
        var channel = new Scp03t(keys);

        byte[][] configureIsdp =
            [channel.Encrypt(0x87, Der.Encode(0xBF24, Der.Encode(0xB8, Der.Oid(0x06, state.Pki.DpOid))))];
        var storeMetadata = Split(session.Metadata!, Scp03t.MaxPlainMacOnly, part => channel.MacOnly(0x88, part));
        byte[][] replaceSessionKeys = [];
        if (order.ReplaceSessionKeys)
        {
            replaceSessionKeys = [ReplaceKeys(channel)];
        }

        var profile = Split(
            state.Orders.ProfileOf(order), Scp03t.MaxPlainEncrypted, part => channel.Encrypt(0x86, part));
        if (state.Strikes(FaultKind.FlipBitInSegment, Function, order) is { } flip)
        {
            Spoil(flip.Number, configureIsdp, storeMetadata, replaceSessionKeys, profile);
        }

        return Der.Encode(
            0xBF36,
            InitialiseSecureChannel(state, session, EcPoint.Of(smdpOtsk), euiccOtpk),
            Der.Encode(0xA0, configureIsdp),
            Der.Encode(0xA1, storeMetadata),
            order.ReplaceSessionKeys ? Der.Encode(0xA2, replaceSessionKeys) : [],
            Der.Encode(0xA3, profile));
    }

    /// <summary>The eUICC's one-time key is signed with, but not sent: it knows its own.</summary>
    private static byte[] InitialiseSecureChannel(
        SmdpState state, Session session, byte[] smdpOtpk, byte[] euiccOtpk)
    {
        var transactionId = state.Strikes(FaultKind.WrongTransactionId, Function, session.Order) is null
            ? session.TransactionId
            : Fault.Spoil(session.TransactionId);
        var request = Der.Join(
            Der.Integer(0x82, 1),
            Der.Encode(0x80, transactionId.AsSpan()),
            Der.Encode(
                0xA6, Der.Encode(0x80, [KeyTypeAes]), Der.Encode(0x81, [KeyLength]), Der.Encode(0x84, HostId.AsSpan())),
            Der.Encode(0x5F49, smdpOtpk.AsSpan()));
        var signature = state.Pki.DpPb.Sign(Der.Join(request, Der.Encode(0x5F49, euiccOtpk.AsSpan())));
        if (state.Strikes(FaultKind.WrongServerSignature, Function, session.Order) is not null)
        {
            signature = Fault.Spoil(signature);
        }

        return Der.Encode(0xBF23, request, Der.Encode(RspSignature.Tag, signature.AsSpan()));
    }

    private static byte[] ReplaceKeys(Scp03t channel)
    {
        var keys = new SessionKeys(
            RandomNumberGenerator.GetBytes(KeyLength),
            RandomNumberGenerator.GetBytes(KeyLength),
            RandomNumberGenerator.GetBytes(KeyLength));
        var request = Der.Encode(
            0xBF26,
            Der.Encode(0x80, keys.InitialMacChainingValue.AsSpan()),
            Der.Encode(0x81, keys.SEnc.AsSpan()),
            Der.Encode(0x82, keys.SMac.AsSpan()));
        var segment = channel.Encrypt(0x87, request);
        channel.ReplaceKeys(keys);
        return segment;
    }

    private static byte[][] Split(byte[] plain, int length, Func<byte[], byte[]> protect) =>
        [.. plain.Chunk(length).Select(protect)];

    private static void Spoil(int number, params byte[][][] parts)
    {
        foreach (var part in parts)
        {
            if (number < part.Length)
            {
                part[number] = Fault.Spoil(part[number]);
                return;
            }

            number -= part.Length;
        }
    }
}
