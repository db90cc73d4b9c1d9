using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NanoLpa.Virtual.Rsp;

/// <summary>
/// The keys that protect a bound profile package (SGP.22 annex G): from the key agreement, or as ReplaceSessionKeys
/// brings them.
/// </summary>
public sealed class SessionKeys
{
    /// <summary>Length of each key in bytes: AES-128.</summary>
    public const int KeyLength = 16;

    /// <summary>Keys that are known already (the profile protection keys PPK-ENC and PPK-CMAC).</summary>
    public SessionKeys(
        ReadOnlySpan<byte> initialMacChainingValue, ReadOnlySpan<byte> encryptionKey, ReadOnlySpan<byte> macKey)
    {
        if (initialMacChainingValue.Length != KeyLength || encryptionKey.Length != KeyLength || macKey.Length != KeyLength)
        {
            throw new CryptographicException("a session key has 16 bytes");
        }

        InitialMacChainingValue = initialMacChainingValue.ToArray();
        SEnc = encryptionKey.ToArray();
        SMac = macKey.ToArray();
    }

    /// <summary>What the first MAC is chained to.</summary>
    public byte[] InitialMacChainingValue { get; }

    /// <summary>S-ENC, or PPK-ENC.</summary>
    public byte[] SEnc { get; }

    /// <summary>S-MAC, or PPK-CMAC.</summary>
    public byte[] SMac { get; }

    /// <summary>
    /// Agrees on the keys of a session: ECKA on P-256, then the X9.63 KDF with SHA-256.
    /// </summary>
    /// <param name="ownKey">The own one-time key pair.</param>
    /// <param name="otherPublicPoint">The other side's one-time public key, 65 bytes: 04, X, Y.</param>
    /// <param name="keyType">From the control reference template: 0x88, AES.</param>
    /// <param name="keyLength">From the control reference template: 0x10.</param>
    /// <param name="hostId">From the control reference template.</param>
    /// <param name="eid">The EID, 16 bytes.</param>
    public static SessionKeys Derive(
        ECDiffieHellman ownKey,
        ReadOnlySpan<byte> otherPublicPoint,
        byte keyType,
        byte keyLength,
        ReadOnlySpan<byte> hostId,
        ReadOnlySpan<byte> eid)
    {
        using ECDiffieHellman other = ECDiffieHellman.Create(EcPoint.ToParameters(otherPublicPoint));
        byte[] secret = ownKey.DeriveRawSecretAgreement(other.PublicKey);
        byte[] sharedInfo = [keyType, keyLength, (byte)hostId.Length, .. hostId, (byte)eid.Length, .. eid];
        return FromSecret(secret, sharedInfo);
    }

    /// <summary>The key derivation alone.</summary>
    public static SessionKeys FromSecret(ReadOnlySpan<byte> sharedSecret, ReadOnlySpan<byte> sharedInfo)
    {
        Span<byte> output = stackalloc byte[2 * SHA256.HashSizeInBytes];
        Span<byte> counter = stackalloc byte[4];
        for (int block = 0; block < 2; block++)
        {
            BinaryPrimitives.WriteInt32BigEndian(counter, block + 1);
            SHA256.HashData([.. sharedSecret, .. counter, .. sharedInfo], output[(block * SHA256.HashSizeInBytes)..]);
        }

        return new SessionKeys(output[..16], output[16..32], output[32..48]);
    }
}
