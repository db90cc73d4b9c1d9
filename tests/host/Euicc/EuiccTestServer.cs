using System.Security.Cryptography;
using NanoLpa.Virtual.Rsp;

namespace HostTests;

/// <summary>An SM-DP+ for the eUICC tests: makes each message by hand, so that every field can be wrong.</summary>
internal sealed class EuiccTestServer(EuiccTestPki pki)
{
    public const string Address = "smdp.example.com";
    public const string TestIccid = "8988000000000000019";

    public byte[] TransactionId { get; set; } = Enumerable.Range(1, 16).Select(i => (byte)i).ToArray();

    public ServerIdentity Auth { get; set; } = pki.DpAuth;

    public ServerIdentity Binding { get; set; } = pki.DpPb;

    /// <summary>What signs instead of the key of the certificate.</summary>
    public ECDsa? WrongKey { get; set; }

    public byte[] CiKeyId { get; set; } = RspCertificate.SubjectKeyIdentifier(pki.Ci)!;

    public bool ConfirmationRequired { get; set; }

    public byte[]? HashCc { get; set; }

    public byte[]? KnownEuiccPoint { get; set; }

    public int RemoteOperation { get; set; } = 1;

    public byte KeyType { get; set; } = 0x88;

    public byte KeyLength { get; set; } = 0x10;

    public byte[]? ServerPoint { get; set; }

    /// <summary>EID that goes into the key derivation.</summary>
    public string Eid { get; set; } = EuiccTestPki.Eid;

    public byte[] ConfigureIsdp { get; set; } = Der.Encode(0xBF24);

    public byte[] Metadata { get; set; } = MetadataOf(TestIccid);

    public byte[] Profile { get; set; } = ProfileOf(TestIccid, 3000);

    public bool ReplacesKeys { get; set; } = true;

    public byte[] AuthenticateServer(byte[] challenge)
    {
        byte[] signed = Der.Encode(
            0x30,
            Der.Encode(0x80, TransactionId),
            Der.Encode(0x81, challenge),
            Der.Text(0x83, Address),
            Der.Encode(0x84, new byte[16]));
        byte[] device = Der.Encode(0xA1, Der.Encode(0x80, [0x35, 0x29, 0x06, 0x11]), Der.Encode(0xA1));
        return Der.Encode(
            0xBF38,
            signed,
            RspSignature.SignTlv(WrongKey ?? Auth.Key, signed),
            Der.Encode(0x04, CiKeyId),
            Auth.Certificate.RawData,
            Der.Encode(0xA0, Der.Text(0x80, "MATCHING-ID"), device));
    }

    public byte[] PrepareDownload(byte[] euiccSignature1)
    {
        byte[] signed = Der.Encode(
            0x30,
            Der.Encode(0x80, TransactionId),
            Der.Boolean(0x01, ConfirmationRequired),
            KnownEuiccPoint is null ? [] : Der.Encode(0x5F49, KnownEuiccPoint));
        return Der.Encode(
            0xBF21,
            signed,
            RspSignature.SignTlv(WrongKey ?? Binding.Key, Der.Join(signed, euiccSignature1)),
            HashCc is null ? [] : Der.Encode(0x04, HashCc),
            Binding.Certificate.RawData);
    }

    /// <summary>The segments of the bound profile package.</summary>
    public List<byte[]> Package(byte[] euiccPoint)
    {
        using ECDiffieHellman pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        byte[] hostId = "host"u8.ToArray();
        byte[] unsigned = Der.Join(
            Der.Integer(0x82, RemoteOperation),
            Der.Encode(0x80, TransactionId),
            Der.Encode(0xA6, Der.Encode(0x80, [KeyType]), Der.Encode(0x81, [KeyLength]), Der.Encode(0x84, hostId)),
            Der.Encode(0x5F49, ServerPoint ?? EcPoint.Of(pair)));
        byte[] initialise = Der.Encode(0xBF23, unsigned, RspSignature.SignTlv(
            WrongKey ?? Binding.Key, Der.Join(unsigned, Der.Encode(0x5F49, euiccPoint))));

        Scp03t session = new(SessionKeys.Derive(pair, euiccPoint, 0x88, 0x10, hostId, Convert.FromHexString(Eid)));
        byte[] configure = Der.Encode(0xA0, session.Encrypt(0x87, ConfigureIsdp));
        List<byte[]> metadata = [.. Metadata.Chunk(Scp03t.MaxPlainMacOnly).Select(part => session.MacOnly(0x88, part))];
        byte[] keys = [];
        if (ReplacesKeys)
        {
            SessionKeys replaced = new(
                RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(16));
            keys = Der.Encode(0xA2, session.Encrypt(0x87, Der.Encode(
                0xBF26,
                Der.Encode(0x80, replaced.InitialMacChainingValue),
                Der.Encode(0x81, replaced.SEnc),
                Der.Encode(0x82, replaced.SMac))));
            session.ReplaceKeys(replaced);
        }

        List<byte[]> elements = [.. Profile.Chunk(Scp03t.MaxPlainEncrypted).Select(part => session.Encrypt(0x86, part))];
        byte[] metadataHeader = Der.Header(0xA1, metadata.Sum(part => part.Length));
        byte[] elementsHeader = Der.Header(0xA3, elements.Sum(part => part.Length));
        List<byte[]> rest = [configure, metadataHeader, .. metadata, keys, elementsHeader, .. elements];
        rest.RemoveAll(part => part.Length == 0);
        int length = initialise.Length + rest.Sum(part => part.Length);
        return [Der.Join(Der.Header(0xBF36, length), initialise), .. rest];
    }

    public static byte[] MetadataOf(string iccid, params byte[][] more) => Der.Encode(
        0xBF25,
        [
            Der.Encode(0x5A, Iccid.ToBytes(iccid)),
            Der.Text(0x91, "Operator"),
            Der.Text(0x92, "Profile"),
            .. more,
        ]);

    /// <summary>notificationConfigurationInfo: all events but install to one address.</summary>
    public static byte[] NotificationsTo(string address) => Der.Encode(
        0xB6, Der.Encode(0x30, Der.NamedBits(0x80, 1, 2, 3), Der.Text(0x81, address)));

    public static byte[] ProfileOf(string iccid, int size) => Der.Join(
        Der.Encode(
            0xA0,
            Der.Integer(0x80, 2),
            Der.Integer(0x81, 3),
            Der.Text(0x82, "Test"),
            Der.Encode(0x83, Iccid.Swap(Iccid.ToBytes(iccid)))),
        Der.Encode(0xB0, RandomNumberGenerator.GetBytes(size)),
        Convert.FromHexString("AA07A005800081011D"));
}
