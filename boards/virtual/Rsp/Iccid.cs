namespace NanoLpa.Virtual.Rsp;

/// <summary>ICCIDs: digits for people, 10 bytes with swapped nibbles and F at the end for the card (EF_ICCID).</summary>
public static class Iccid
{
    /// <summary>Digits to the 10 bytes of tag 5A. Test profiles have hex digits, too.</summary>
    public static byte[] ToBytes(string digits)
    {
        if (digits.Length > 20 || !digits.All(char.IsAsciiHexDigit))
        {
            throw new FormatException("an ICCID has up to 20 digits");
        }

        return Swap(Convert.FromHexString(digits.PadRight(20, 'F')));
    }

    /// <summary>The 10 bytes of tag 5A to digits.</summary>
    public static string ToDigits(ReadOnlySpan<byte> bytes) => Convert.ToHexString(Swap(bytes)).TrimEnd('F');

    /// <summary>Exchanges the nibbles of each byte: the header of a profile package has them unswapped.</summary>
    public static byte[] Swap(ReadOnlySpan<byte> bytes)
    {
        byte[] swapped = new byte[bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            swapped[i] = (byte)((bytes[i] << 4) | (bytes[i] >> 4));
        }

        return swapped;
    }
}
