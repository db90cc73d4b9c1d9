namespace NanoLpa.Virtual.Modem;

/// <summary>The number of a modem.</summary>
internal static class Imei
{
    /// <summary>Whether it is one: 15 digits, the last one the Luhn check digit.</summary>
    public static bool IsValid(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = (digits[i] - '0') * (i % 2 == 0 ? 1 : 2);
            sum += value > 9 ? value - 9 : value;
        }

        return digits.Length == 15 && digits.All(char.IsAsciiDigit) && sum % 10 == 0;
    }
}
