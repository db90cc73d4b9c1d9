using System.Security.Cryptography;

namespace NanoLpa.Virtual.Rsp;

/// <summary>
/// The protection of a bound profile package (SGP.22 section 2.5 and 5.5, SCP03t): segments in order, each with a MAC
/// that is chained to the one before, encrypted (86, 87) or not (88). One object is one end of one session.
/// </summary>
public sealed class Scp03t
{
    /// <summary>Bytes of a whole segment at most: tag, length, data and MAC.</summary>
    public const int MaxSegment = 1020;

    /// <summary>Plain bytes in an encrypted segment at most: 1008 encrypted bytes, of which one is padding.</summary>
    public const int MaxPlainEncrypted = 1007;

    /// <summary>Plain bytes in a segment that only has a MAC at most.</summary>
    public const int MaxPlainMacOnly = MaxSegment - 4 - MacLength;

    /// <summary>Bytes of the MAC that are sent.</summary>
    public const int MacLength = 8;

    private const int BlockLength = 16;

    private SessionKeys _keys;
    private byte[] _macChainingValue;
    private int _blockNumber;

    /// <summary>A session at its first segment.</summary>
    public Scp03t(SessionKeys keys)
    {
        _keys = keys;
        _macChainingValue = keys.InitialMacChainingValue;
        _blockNumber = 1;
    }

    /// <summary>ReplaceSessionKeys: everything behind it is protected with other keys, from the first block number on.</summary>
    public void ReplaceKeys(SessionKeys keys)
    {
        _keys = keys;
        _macChainingValue = keys.InitialMacChainingValue;
        _blockNumber = 1;
    }

    /// <summary>Encrypts one segment; the whole TLV.</summary>
    public byte[] Encrypt(byte tag, ReadOnlySpan<byte> plain)
    {
        byte[] padded = new byte[((plain.Length / BlockLength) + 1) * BlockLength];
        plain.CopyTo(padded);
        padded[plain.Length] = 0x80;

        using Aes aes = Aes.Create();
        aes.Key = _keys.SEnc;
        return Protect(tag, aes.EncryptCbc(padded, NextInitialVector(aes), PaddingMode.None));
    }

    /// <summary>Puts a MAC behind one segment and leaves it readable; the whole TLV.</summary>
    public byte[] MacOnly(byte tag, ReadOnlySpan<byte> plain)
    {
        _blockNumber++;
        return Protect(tag, plain);
    }

    /// <summary>Checks and decrypts one segment, given as the whole TLV or as its value.</summary>
    /// <exception cref="Scp03tException">The segment is not what the other end made next.</exception>
    public byte[] Decrypt(byte tag, ReadOnlySpan<byte> segment)
    {
        ReadOnlySpan<byte> encrypted = Check(tag, segment);
        if (encrypted.IsEmpty || encrypted.Length % BlockLength != 0)
        {
            throw new Scp03tException(Scp03tFault.Structure);
        }

        using Aes aes = Aes.Create();
        aes.Key = _keys.SEnc;
        byte[] padded = aes.DecryptCbc(encrypted, NextInitialVector(aes), PaddingMode.None);
        int end = Array.FindLastIndex(padded, octet => octet != 0);
        if (end < 0 || padded[end] != 0x80 || padded.Length - end > BlockLength)
        {
            throw new Scp03tException(Scp03tFault.Padding);
        }

        return padded[..end];
    }

    /// <summary>Checks one segment that only has a MAC, given as the whole TLV or as its value; the plain data.</summary>
    /// <exception cref="Scp03tException">The segment is not what the other end made next.</exception>
    public byte[] VerifyMac(byte tag, ReadOnlySpan<byte> segment)
    {
        byte[] plain = Check(tag, segment).ToArray();
        _blockNumber++;
        return plain;
    }

    private byte[] Protect(byte tag, ReadOnlySpan<byte> data)
    {
        byte[] head = [.. Der.Header(tag, data.Length + MacLength), .. data];
        _macChainingValue = AesCmac.Compute(_keys.SMac, [.. _macChainingValue, .. head]);
        return [.. head, .. _macChainingValue.AsSpan(0, MacLength)];
    }

    private ReadOnlySpan<byte> Check(byte tag, ReadOnlySpan<byte> segment)
    {
        ReadOnlySpan<byte> value = segment;
        if (segment.Length > 0 && segment[0] == tag
            && Tlv.TryReadHeader(segment, out _, out int headerLength, out int valueLength)
            && headerLength + valueLength == segment.Length)
        {
            value = segment[headerLength..];
        }

        if (value.Length < MacLength)
        {
            throw new Scp03tException(Scp03tFault.Structure);
        }

        ReadOnlySpan<byte> data = value[..^MacLength];
        byte[] mac = AesCmac.Compute(_keys.SMac, [.. _macChainingValue, .. Der.Header(tag, value.Length), .. data]);
        if (!CryptographicOperations.FixedTimeEquals(mac.AsSpan(0, MacLength), value[^MacLength..]))
        {
            throw new Scp03tException(Scp03tFault.Mac);
        }

        _macChainingValue = mac;
        return data;
    }

    private byte[] NextInitialVector(Aes aes)
    {
        byte[] block = new byte[BlockLength];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(block.AsSpan(BlockLength - 4), _blockNumber++);
        return aes.EncryptEcb(block, PaddingMode.None);
    }
}

/// <summary>What is wrong with a segment.</summary>
public enum Scp03tFault
{
    /// <summary>Too short, or not a multiple of the block length.</summary>
    Structure,

    /// <summary>The MAC is not the one expected next.</summary>
    Mac,

    /// <summary>No 80 00... behind the data.</summary>
    Padding,
}

/// <summary>A segment that was changed, lost, repeated or protected with other keys.</summary>
public sealed class Scp03tException(Scp03tFault fault) : CryptographicException("SCP03t: " + fault)
{
    /// <summary>What is wrong.</summary>
    public Scp03tFault Fault { get; } = fault;
}
