using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Numerics;
using System.Text;

namespace NanoLpa.Virtual.Rsp;

/// <summary>Writes DER TLVs with any tag; the tag is its bytes as a number (0x30, 0x5A, 0xBF36, 0x5F37).</summary>
public static class Der
{
    /// <summary>A TLV whose value is the parts one behind the other.</summary>
    public static byte[] Encode(uint tag, params byte[][] parts) => Encode(tag, Join(parts).AsSpan());

    /// <summary>A TLV around a value.</summary>
    public static byte[] Encode(uint tag, ReadOnlySpan<byte> value)
    {
        byte[] header = Header(tag, value.Length);
        byte[] all = new byte[header.Length + value.Length];
        header.CopyTo(all, 0);
        value.CopyTo(all.AsSpan(header.Length));
        return all;
    }

    /// <summary>Tag and length without a value.</summary>
    public static byte[] Header(uint tag, int length)
    {
        byte[] tagBytes = Bytes(tag);
        if (length < 0x80)
        {
            return [.. tagBytes, (byte)length];
        }

        byte[] lengthBytes = Bytes((uint)length);
        return [.. tagBytes, (byte)(0x80 | lengthBytes.Length), .. lengthBytes];
    }

    /// <summary>An INTEGER under a tag.</summary>
    public static byte[] Integer(uint tag, long value) =>
        Encode(tag, new BigInteger(value).ToByteArray(isBigEndian: true));

    /// <summary>A BOOLEAN under a tag.</summary>
    public static byte[] Boolean(uint tag, bool value) => Encode(tag, [value ? (byte)0xFF : (byte)0x00]);

    /// <summary>A UTF8String under a tag.</summary>
    public static byte[] Text(uint tag, string value) => Encode(tag, Encoding.UTF8.GetBytes(value));

    /// <summary>An OBJECT IDENTIFIER under a tag.</summary>
    public static byte[] Oid(uint tag, string dotted)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(dotted);
        return Encode(tag, Tlv.Read(writer.Encode()).Value.Span);
    }

    /// <summary>A named-bit BIT STRING under a tag: bit 0 is the leftmost, trailing zero bits are cut (DER).</summary>
    public static byte[] NamedBits(uint tag, params int[] bits)
    {
        if (bits.Length == 0)
        {
            return Encode(tag, [0x00]);
        }

        int last = bits.Max();
        byte[] value = new byte[2 + (last / 8)];
        value[0] = (byte)(7 - (last % 8));
        foreach (int bit in bits)
        {
            value[1 + (bit / 8)] |= (byte)(0x80 >> (bit % 8));
        }

        return Encode(tag, value);
    }

    /// <summary>The numbers of the bits that are set in the contents of a BIT STRING.</summary>
    public static IReadOnlyList<int> ReadNamedBits(ReadOnlySpan<byte> contents)
    {
        List<int> bits = [];
        for (int i = 0; i < (contents.Length - 1) * 8; i++)
        {
            if ((contents[1 + (i / 8)] & (0x80 >> (i % 8))) != 0)
            {
                bits.Add(i);
            }
        }

        return bits;
    }

    /// <summary>Byte arrays one behind the other.</summary>
    public static byte[] Join(params byte[][] parts) => parts.SelectMany(part => part).ToArray();

    private static byte[] Bytes(uint number)
    {
        byte[] four = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(four, number);
        int skip = 0;
        while (skip < 3 && four[skip] == 0)
        {
            skip++;
        }

        return four[skip..];
    }
}
