using System.Security.Cryptography;

namespace NanoLpa.Virtual.Rsp;

/// <summary>AES-CMAC (NIST SP 800-38B, RFC 4493) with a 16-byte key.</summary>
public static class AesCmac
{
    private const int BlockLength = 16;

    /// <summary>The full MAC, 16 bytes.</summary>
    public static byte[] Compute(byte[] key, ReadOnlySpan<byte> data)
    {
        using Aes aes = Aes.Create();
        aes.Key = key;

        byte[] subkey = Double(aes.EncryptEcb(new byte[BlockLength], PaddingMode.None));
        bool wholeBlocks = data.Length > 0 && data.Length % BlockLength == 0;
        int blocks = wholeBlocks ? data.Length / BlockLength : (data.Length / BlockLength) + 1;
        byte[] input = new byte[blocks * BlockLength];
        data.CopyTo(input);
        if (!wholeBlocks)
        {
            input[data.Length] = 0x80;
            subkey = Double(subkey);
        }

        for (int i = 0; i < BlockLength; i++)
        {
            input[input.Length - BlockLength + i] ^= subkey[i];
        }

        return aes.EncryptCbc(input, new byte[BlockLength], PaddingMode.None)[^BlockLength..];
    }

    // Multiplication by x in GF(2^128).
    private static byte[] Double(byte[] block)
    {
        byte[] doubled = new byte[BlockLength];
        for (int i = 0; i < BlockLength; i++)
        {
            int carry = i + 1 < BlockLength ? block[i + 1] >> 7 : 0;
            doubled[i] = (byte)((block[i] << 1) | carry);
        }

        if ((block[0] & 0x80) != 0)
        {
            doubled[^1] ^= 0x87;
        }

        return doubled;
    }
}
