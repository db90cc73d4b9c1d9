using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Smdp;

/// <summary>
/// An unprotected profile package (TCA Interoperable Profile Technical Specification): a sequence of profile elements,
/// the first of which is the header and the last of which is the end.
/// </summary>
internal static class ProfilePackage
{
    private const uint Header = 0xA0;
    private const uint NonStandard = 0xA9;
    private const uint End = 0xAA;
    private const int FillerLength = 4096;
    private const int SmallestFiller = 32;

    /// <summary>Makes a package of this length (a few bytes less if need be): header, opaque filler, end.</summary>
    public static byte[] Create(string iccid, int length)
    {
        var header = Der.Encode(
            Header,
            Der.Integer(0x80, 2),
            Der.Integer(0x81, 3),
            Der.Text(0x82, "NanoLpa test profile"),
            Der.Encode(0x83, Iccid.Swap(Iccid.ToBytes(iccid)).AsSpan()),
            Der.Encode(0xA5),
            Der.Encode(0xA6));
        var elements = new List<byte[]> { header };
        var random = new Random(iccid.Sum(digit => digit));
        var identification = 1;
        var end = Der.Encode(End, ElementHeader(0x7FFF));
        var left = length - header.Length - end.Length;
        while (left > SmallestFiller)
        {
            var filler = Filler(identification++, left > 2 * FillerLength ? FillerLength : left, random);
            elements.Add(filler);
            left -= filler.Length;
        }

        elements.Add(end);
        return Der.Join([.. elements]);
    }

    /// <summary>Reads a package from a file.</summary>
    public static byte[] Load(string path) => File.ReadAllBytes(path);

    /// <summary>The ICCID in the header of a package.</summary>
    public static string IccidOf(byte[] package) =>
        Iccid.ToDigits(Iccid.Swap(Tlv.ReadFirst(package).Require(0x83).Value.Span));

    private static byte[] Filler(int identification, int length, Random random)
    {
        var fields = Der.Join(ElementHeader(identification), Der.Oid(0x81, "2.999.10.1"));
        var overhead = fields.Length + Der.Header(NonStandard, length).Length + Der.Header(0x82, length).Length;

        // Opaque bytes that no compression gets smaller.
        var content = new byte[length - overhead];
        random.NextBytes(content);
        return Der.Encode(NonStandard, fields, Der.Encode(0x82, content.AsSpan()));
    }

    private static byte[] ElementHeader(int identification) => Der.Encode(0xA0, Der.Integer(0x81, identification));
}
