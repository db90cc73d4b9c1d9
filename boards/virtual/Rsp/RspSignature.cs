using System.Security.Cryptography;

namespace NanoLpa.Virtual.Rsp;

/// <summary>Signatures of SGP.22: ECDSA on P-256 with SHA-256, r and s side by side in 64 bytes (BSI TR-03111).</summary>
public static class RspSignature
{
    /// <summary>The tag of every signature.</summary>
    public const uint Tag = 0x5F37;

    /// <summary>Signs; 64 bytes.</summary>
    public static byte[] Sign(ECDsa key, ReadOnlySpan<byte> data) =>
        key.SignData(data.ToArray(), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <summary>Signs; the signature under its tag 5F37.</summary>
    public static byte[] SignTlv(ECDsa key, ReadOnlySpan<byte> data) => Der.Encode(Tag, Sign(key, data).AsSpan());

    /// <summary>Whether these 64 bytes sign the data.</summary>
    public static bool Verify(ECDsa publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        signature.Length == 64 && publicKey.VerifyData(
            data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
