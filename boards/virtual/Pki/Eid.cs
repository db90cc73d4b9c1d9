namespace NanoLpa.Virtual.Pki;

/// <summary>EID: 32 decimal digits, the last two of which are check digits (SGP.29; ISO/IEC 7064 MOD 97-10).</summary>
public static class Eid
{
    /// <summary>Digits of an EID.</summary>
    public const int Length = 32;

    /// <summary>The EID that starts with the given digits, filled up with zeros, with right check digits.</summary>
    public static string FromPrefix(string digits)
    {
        if (digits.Length > Length - 2)
        {
            throw new PkiException(PkiError.BadEid, digits);
        }

        var body = digits.PadRight(Length - 2, '0');
        return body + (98 - Remainder(body + "00")).ToString("D2");
    }

    /// <summary>Whether these are 32 digits with right check digits.</summary>
    public static bool IsValid(string eid) => eid.Length == Length && eid.All(char.IsAsciiDigit) && Remainder(eid) == 1;

    /// <summary>The 16 bytes of the EID, two digits in each, as the card holds it.</summary>
    public static byte[] ToBytes(string eid) => Convert.FromHexString(eid);

    private static int Remainder(string digits)
    {
        var remainder = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                throw new PkiException(PkiError.BadEid, digits);
            }

            remainder = (remainder * 10 + (digit - '0')) % 97;
        }

        return remainder;
    }
}
