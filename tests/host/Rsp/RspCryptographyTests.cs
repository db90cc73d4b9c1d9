using System.Security.Cryptography;
using NanoLpa.Virtual.Rsp;

namespace HostTests;

/// <summary>Key agreement, SCP03t and the TLV helpers.</summary>
public class RspCryptographyTests
{
    // Computed with another implementation (pyca/cryptography: ECDH on P-256, X963KDF with SHA-256).
    private const string EuiccSecret = "6B1ED1026569227D0373EBEE6F9B8204BB254E160E51EA583AEF6823219B63F5";
    private const string EuiccPoint =
        "04EEBF6F18ADB9F59F459BB700D8CE2B04EFE52CECCC5EBC9E5CF655977DF32048AACB83E55F0AB2913E4FF9AE0B332C559F8F1B3A70DC49BF9C59EAC1E81AE802";
    private const string ServerSecret = "0DAF0FE8B1FC45BFED19E4A552E163C9507158D5978F5981D81C7FEF43912C7E";
    private const string ServerPoint =
        "0451E99853452625142610D15105C3B05CD40DCB20554A008A54A295B473700560EC0261ED8ED2398604B3DA064BDE5CD06AEA8E576DE549524CAFBE8246D07F1F";

    private static readonly byte[] s_hostId = "mahlzeit"u8.ToArray();
    private static readonly byte[] s_eid = Convert.FromHexString("89049032123451234512345678901235");

    [Theory]
    [InlineData(EuiccSecret, EuiccPoint, ServerPoint)]
    [InlineData(ServerSecret, ServerPoint, EuiccPoint)]
    public void BothEndsDeriveTheKnownSessionKeys(string ownSecret, string ownPoint, string otherPoint)
    {
        ECParameters parameters = EcPoint.ToParameters(Convert.FromHexString(ownPoint));
        parameters.D = Convert.FromHexString(ownSecret);
        using ECDiffieHellman own = ECDiffieHellman.Create(parameters);

        SessionKeys keys = SessionKeys.Derive(own, Convert.FromHexString(otherPoint), 0x88, 0x10, s_hostId, s_eid);

        Assert.Equal("E39B0390E58C4714E34D240B0ADEBE4C", Convert.ToHexString(keys.InitialMacChainingValue));
        Assert.Equal("611F924D20EF5F8FE8A2DBA9521E070C", Convert.ToHexString(keys.SEnc));
        Assert.Equal("7DCDF79444A74CBFA06213B50DCEC6F2", Convert.ToHexString(keys.SMac));
    }

    [Fact]
    public void APointThatIsNotOnTheCurveIsRefused()
    {
        using ECDiffieHellman own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        byte[] point = Convert.FromHexString(ServerPoint);
        point[64] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => SessionKeys.Derive(own, point, 0x88, 0x10, s_hostId, s_eid));
        Assert.ThrowsAny<CryptographicException>(() => SessionKeys.Derive(own, point.AsSpan(1), 0x88, 0x10, s_hostId, s_eid));
    }

    // RFC 4493, section 4.
    [Theory]
    [InlineData(0, "BB1D6929E95937287FA37D129B756746")]
    [InlineData(16, "070A16B46B4D4144F79BDD9DD04A287C")]
    [InlineData(40, "DFA66747DE9AE63030CA32611497C827")]
    [InlineData(64, "51F0BEBF7E3B9D92FC49741779363CFE")]
    public void CmacIsThatOfTheRfc(int length, string expected)
    {
        byte[] message = Convert.FromHexString(
            "6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E5130C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710");
        byte[] key = Convert.FromHexString("2B7E151628AED2A6ABF7158809CF4F3C");
        Assert.Equal(expected, Convert.ToHexString(AesCmac.Compute(key, message.AsSpan(0, length))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(127)]
    [InlineData(Scp03t.MaxPlainEncrypted)]
    public void SegmentsOfAllLengthsComeBack(int length)
    {
        (Scp03t server, Scp03t card) = Pair();
        byte[] plain = RandomNumberGenerator.GetBytes(length);

        Assert.Equal(plain, card.Decrypt(0x87, server.Encrypt(0x87, plain)));
        Assert.Equal(plain, card.VerifyMac(0x88, server.MacOnly(0x88, plain)));
        byte[] third = server.Encrypt(0x86, plain);
        Assert.True(third.Length <= Scp03t.MaxSegment);
        Assert.Equal(plain, card.Decrypt(0x86, third));
    }

    [Fact]
    public void TheLongestSegmentsFillTheLimit()
    {
        (Scp03t server, _) = Pair();
        Assert.Equal(Scp03t.MaxSegment, server.Encrypt(0x86, new byte[Scp03t.MaxPlainEncrypted]).Length);
        Assert.Equal(Scp03t.MaxSegment, server.MacOnly(0x88, new byte[Scp03t.MaxPlainMacOnly]).Length);
    }

    [Fact]
    public void NoByteOfASegmentCanChange()
    {
        (Scp03t server, _) = Pair();
        byte[] segment = server.Encrypt(0x86, new byte[20]);
        for (int at = 0; at < segment.Length; at++)
        {
            byte[] changed = (byte[])segment.Clone();
            changed[at] ^= 1;
            (_, Scp03t card) = Pair();
            Assert.Throws<Scp03tException>(() => card.Decrypt(0x86, changed));
        }
    }

    [Fact]
    public void TheTagIsUnderTheMac()
    {
        (Scp03t server, Scp03t card) = Pair();
        byte[] segment = server.MacOnly(0x88, [1, 2, 3]);
        segment[0] = 0x87;
        Assert.Equal(Scp03tFault.Mac, Assert.Throws<Scp03tException>(() => card.VerifyMac(0x87, segment)).Fault);
    }

    [Fact]
    public void ReplacedKeysBeginAnew()
    {
        SessionKeys keys = new(new byte[16], RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(16));
        (Scp03t server, Scp03t card) = Pair();
        card.Decrypt(0x87, server.Encrypt(0x87, [1]));
        card.ReplaceKeys(keys);

        byte[] segment = new Scp03t(keys).Encrypt(0x86, [2, 3]);
        Assert.Equal([2, 3], card.Decrypt(0x86, segment));
        Assert.Throws<Scp03tException>(() => card.Decrypt(0x86, server.Encrypt(0x86, [2, 3])));
    }

    [Theory]
    [InlineData(0x30u, 0, "3000")]
    [InlineData(0x5Au, 127, "5A7F")]
    [InlineData(0x9F70u, 128, "9F708180")]
    [InlineData(0xBF36u, 256, "BF36820100")]
    [InlineData(0x5F37u, 65536, "5F3783010000")]
    public void HeadersAreDerAndComeBack(uint tag, int length, string header)
    {
        byte[] encoded = Der.Encode(tag, new byte[length].AsSpan());

        Assert.Equal(header, Convert.ToHexString(encoded.AsSpan(0, encoded.Length - length)));
        Tlv tlv = Tlv.Read(encoded, tag);
        Assert.Equal(length, tlv.Value.Length);
        Assert.Equal(header.Length / 2, tlv.HeaderLength);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5A")]
    [InlineData("5A02FF")]
    [InlineData("BF")]
    [InlineData("5A80")]
    [InlineData("5A8500000000010000")]
    [InlineData("BF808080800100")]
    [InlineData("5A0100FF")]
    public void WhatIsNoTlvIsRefused(string hex) =>
        Assert.Throws<TlvException>(() => Tlv.Read(Convert.FromHexString(hex)));

    [Theory]
    [InlineData(new[] { 0 }, "800207" + "80")]
    [InlineData(new[] { 1 }, "800206" + "40")]
    [InlineData(new[] { 1, 2 }, "800205" + "60")]
    [InlineData(new[] { 8 }, "800307" + "0080")]
    [InlineData(new int[0], "800100")]
    public void NamedBitsAreThoseOfTheStandard(int[] bits, string encoded)
    {
        Assert.Equal(encoded, Convert.ToHexString(Der.NamedBits(0x80, bits)));
        Assert.Equal(bits, Der.ReadNamedBits(Tlv.Read(Convert.FromHexString(encoded)).Value.Span));
    }

    [Theory]
    [InlineData(0, "020100")]
    [InlineData(127, "02017F")]
    [InlineData(128, "02020080")]
    [InlineData(-1, "0201FF")]
    public void IntegersAreDer(long value, string encoded)
    {
        Assert.Equal(encoded, Convert.ToHexString(Der.Integer(0x02, value)));
        Assert.Equal(value, Tlv.Read(Convert.FromHexString(encoded)).ToInteger());
    }

    [Theory]
    [InlineData("8949449999999990023", "989444999999990920F3")]
    [InlineData("89882211000000000108", "98882211000000001080")]
    [InlineData("898822110000000001", "988822110000000010FF")]
    public void IccidIsSwappedAndFilled(string digits, string bytes)
    {
        Assert.Equal(bytes, Convert.ToHexString(Iccid.ToBytes(digits)));
        Assert.Equal(digits, Iccid.ToDigits(Convert.FromHexString(bytes)));
    }

    private static (Scp03t Server, Scp03t Card) Pair()
    {
        SessionKeys keys = new(
            Enumerable.Repeat((byte)1, 16).ToArray(),
            Enumerable.Repeat((byte)2, 16).ToArray(),
            Enumerable.Repeat((byte)3, 16).ToArray());
        return (new Scp03t(keys), new Scp03t(keys));
    }
}
