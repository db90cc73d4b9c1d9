using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Globalization;

namespace NanoLpa.Virtual.Rsp;

/// <summary>
/// One BER-TLV with its raw encoding kept, because signatures of SGP.22 run over the bytes as they were received.
/// A tag is written as its bytes read as a number: 0x30, 0x5A, 0xBF36, 0x5F37, 0x9F70.
/// </summary>
public sealed class Tlv
{
    private Tlv(uint tag, ReadOnlyMemory<byte> raw, ReadOnlyMemory<byte> value)
    {
        Tag = tag;
        Raw = raw;
        Value = value;
    }

    /// <summary>The tag, its bytes as a number.</summary>
    public uint Tag { get; }

    /// <summary>Tag, length and value as they were received.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>The value alone.</summary>
    public ReadOnlyMemory<byte> Value { get; }

    /// <summary>Bytes before the value.</summary>
    public int HeaderLength => Raw.Length - Value.Length;

    /// <summary>Whether bit 6 of the first tag byte says that the value is made of TLVs.</summary>
    public bool IsConstructed => (Raw.Span[0] & 0x20) != 0;

    /// <summary>The TLVs in the value, in order.</summary>
    public IReadOnlyList<Tlv> Children => ReadAll(Value);

    /// <summary>The first child with this tag, or null.</summary>
    public Tlv? Find(uint tag) => Children.FirstOrDefault(child => child.Tag == tag);

    /// <summary>The first child with this tag; throws when there is none.</summary>
    public Tlv Require(uint tag) => Find(tag)
        ?? throw new TlvException(string.Format(CultureInfo.InvariantCulture, "{0:X} lacks {1:X}", Tag, tag));

    /// <summary>Walks down one child per tag; null as soon as one is missing.</summary>
    public Tlv? Path(params uint[] tags)
    {
        Tlv? at = this;
        foreach (uint tag in tags)
        {
            at = at?.Find(tag);
        }

        return at;
    }

    /// <summary>The value as an array of its own.</summary>
    public byte[] ToArray() => Value.ToArray();

    /// <summary>The value as an unsigned big-endian number of at most 8 bytes.</summary>
    public long ToInteger()
    {
        if (Value.Length is 0 or > 8)
        {
            throw new TlvException("not an integer");
        }

        long number = (sbyte)Value.Span[0];
        foreach (byte next in Value.Span[1..])
        {
            number = (number << 8) | next;
        }

        return number;
    }

    /// <summary>The value as UTF-8 text.</summary>
    public string ToText() => System.Text.Encoding.UTF8.GetString(Value.Span);

    /// <summary>The value, the contents of an OBJECT IDENTIFIER, in dotted form.</summary>
    public string ToOid()
    {
        try
        {
            return AsnDecoder.ReadObjectIdentifier(Der.Encode(0x06, Value.Span), AsnEncodingRules.BER, out _);
        }
        catch (AsnContentException)
        {
            throw new TlvException("not an object identifier");
        }
    }

    /// <summary>Reads exactly one TLV; bytes behind it are refused.</summary>
    public static Tlv Read(ReadOnlyMemory<byte> bytes)
    {
        Tlv tlv = ReadFirst(bytes);
        return tlv.Raw.Length == bytes.Length ? tlv : throw new TlvException("bytes behind the TLV");
    }

    /// <summary>Reads one TLV that has this tag; bytes behind it are refused.</summary>
    public static Tlv Read(ReadOnlyMemory<byte> bytes, uint tag)
    {
        Tlv tlv = Read(bytes);
        return tlv.Tag == tag ? tlv : throw new TlvException(
            string.Format(CultureInfo.InvariantCulture, "{0:X} instead of {1:X}", tlv.Tag, tag));
    }

    /// <summary>Reads the first TLV and leaves what follows.</summary>
    public static Tlv ReadFirst(ReadOnlyMemory<byte> bytes) =>
        TryReadFirst(bytes, out Tlv? tlv) ? tlv : throw new TlvException("truncated or malformed TLV");

    /// <summary>Reads the first TLV and leaves what follows; false when it is incomplete or malformed.</summary>
    public static bool TryReadFirst(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out Tlv? tlv)
    {
        tlv = null;
        if (!TryReadHeader(bytes.Span, out uint tag, out int headerLength, out int valueLength)
            || valueLength > bytes.Length - headerLength)
        {
            return false;
        }

        tlv = new Tlv(tag, bytes[..(headerLength + valueLength)], bytes.Slice(headerLength, valueLength));
        return true;
    }

    /// <summary>Reads TLVs up to the last byte.</summary>
    public static IReadOnlyList<Tlv> ReadAll(ReadOnlyMemory<byte> bytes)
    {
        List<Tlv> all = [];
        while (!bytes.IsEmpty)
        {
            Tlv next = ReadFirst(bytes);
            all.Add(next);
            bytes = bytes[next.Raw.Length..];
        }

        return all;
    }

    /// <summary>Reads tag and length only; the value need not be there. Tags to 3 bytes, lengths to 2^31-1.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> bytes, out uint tag, out int headerLength, out int valueLength)
    {
        tag = 0;
        headerLength = 0;
        valueLength = 0;
        if (bytes.IsEmpty)
        {
            return false;
        }

        tag = bytes[headerLength++];
        if ((tag & 0x1F) == 0x1F)
        {
            byte more;
            do
            {
                if (headerLength >= bytes.Length || headerLength >= 4)
                {
                    return false;
                }

                more = bytes[headerLength++];
                tag = (tag << 8) | more;
            }
            while ((more & 0x80) != 0);
        }

        if (headerLength >= bytes.Length)
        {
            return false;
        }

        int first = bytes[headerLength++];
        if (first < 0x80)
        {
            valueLength = first;
            return true;
        }

        int count = first & 0x7F;
        if (count is 0 or > 4 || headerLength + count > bytes.Length)
        {
            return false;
        }

        long length = 0;
        for (int i = 0; i < count; i++)
        {
            length = (length << 8) | bytes[headerLength++];
        }

        valueLength = (int)length;
        return length <= int.MaxValue;
    }
}

/// <summary>Bytes that are not the TLV they should be.</summary>
public sealed class TlvException(string message) : FormatException(message);
