using System.Text;
using HostTests.Fuzz;
using NanoLpa;

namespace HostTests.Bytes;

/// <summary>Hexadecimal digits are those of .NET.</summary>
public class HexModelTests
{
    [Fact]
    public void Digits_of_every_length_go_to_their_place_only()
    {
        var random = new FuzzRandom(1);
        for (var count = 0; count < 270; count++)
        {
            var source = random.Bytes(count + 9);
            var from = random.Below(10);
            var to = random.Below(10);
            var target = new byte[to + 2 * count + 3];
            Hex.Encode(source, from, count, target, to);
            Assert.Equal([.. new byte[to], .. Encoding.ASCII.GetBytes(Convert.ToHexString(source, from, count)), 0, 0, 0], target);
        }
    }

    [Fact]
    public void Every_pair_of_characters_is_read_or_refused()
    {
        var target = new byte[3];
        for (var pair = 0; pair < 0x10000; pair++)
        {
            byte[] digits = [0, (byte)(pair >> 8), (byte)pair];
            var areDigits = char.IsAsciiHexDigit((char)digits[1]) && char.IsAsciiHexDigit((char)digits[2]);
            Assert.Equal(areDigits, Hex.TryDecode(digits, 1, 2, target, 1));
            Assert.True(!areDigits || target[1] == Convert.FromHexString(Encoding.ASCII.GetString(digits, 1, 2))[0], $"{pair:X4}");
            Assert.Equal((0, 0), (target[0], target[2]));
        }
    }

    [Fact]
    public void Digits_are_read_in_place()
    {
        var random = new FuzzRandom(2);
        for (var count = 0; count < 270; count++)
        {
            var bytes = random.Bytes(count);
            var digits = Encoding.ASCII.GetBytes(random.Once(2) ? Convert.ToHexString(bytes) : Convert.ToHexStringLower(bytes));
            Assert.True(Hex.TryDecode(digits, 0, digits.Length, digits, 0));
            Assert.Equal(bytes, digits[..count]);
            Assert.False(Hex.TryDecode("000"u8.ToArray(), 0, 2 * (count & 1) + 1, new byte[2], 0));
        }
    }
}
