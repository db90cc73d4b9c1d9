using System.Text;
using NanoLpa;
using NFUnitTest;
using Xunit.Abstractions;

namespace HostTests.Fuzz;

/// <summary>TLV, hexadecimal, BCD, and the texts that people type.</summary>
public class EncodingFuzzTests(ITestOutputHelper output) : FuzzTestBase(output)
{
    private static readonly FuzzTarget[] s_targets =
    [
        new("TlvReader", WalkTlv, [.. FuzzSamples.Responses, .. FuzzSamples.Certificates], random => RandomTlv.Make(random)),
        new("ProfileMetadata", input => ProfileMetadata.Decode(input), FuzzSamples.Metadata, random => RandomTlv.Make(random, 0xBF25)),
        new("ProfileInstallationResult", DecodeResult, FuzzSamples.Results, random => RandomTlv.Make(random, 0xBF37)),
        new("PendingNotification", DecodePending, [.. FuzzSamples.Results.Select(Convert.ToBase64String).Select(Encoding.ASCII.GetBytes)], PendingText),
        new("CertificateOid", input => CertificateOid.Names(input, "2.999.10"), FuzzSamples.Certificates, random => RandomTlv.Make(random, 0x30)),
        new("RootCertificate", input => DecodeRoot(input), FuzzSamples.Roots, random => RandomTlv.Make(random, 0x30)),
        new("PemReader", ReadPem, [.. FuzzSamples.Texts(NFUnitTest.Roots.Gsma, NFUnitTest.Roots.Gsma + NFUnitTest.Roots.Oiste)], PemText),
        new("Oid", input => CertificateOid.Encode(Text(input)), FuzzSamples.Texts("2.999.10", "1.3.6.1.4.1.31746.1", "0.0"), Digits),
        new("ActivationCode", DecodeCode, FuzzSamples.Texts(
            "LPA:1$smdp.example.com$ID-1", "1$smdp.example.com:8443$ID-1$2.999.10$1", " lpa:1$a$$$ ", "1$a$b$$0$x", "LPA:1$é.example.com$\ud83d\ude00"), CodeText),
        new("ServerAddress", input => ServerAddress.Parse(Text(input)).Matches(Text(input)), FuzzSamples.Texts("smdp.example.com", "a:8443", "127.0.0.1:1"), CodeText),
        new("Bcd", DecodeBcd, FuzzSamples.Texts("89449999999999990023", "894499999999999900F", "8944999999999999AB"), Digits),
        new("DeviceInfo", input => new DeviceInfo(Text(input)), FuzzSamples.Texts("35290611", "867730050816697", "86773005081669"), Digits),
        new("Hex", DecodeHex, FuzzSamples.Texts("00", "0102030405060708090A0B0C0D0E0F10", "abcdef"), Digits),
        new("Utf8", DecodeUtf8, FuzzSamples.Texts("", "abc", "é€😀"), random => random.Bytes(random.Size())) { MeasuresMemory = false },
    ];

    public static TheoryData<string> Names { get; } = new(s_targets.Select(target => target.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task Survives(string name) => FuzzAsync(s_targets.Single(target => target.Name == name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Still_survives_what_broke_it(string name) => Replay(s_targets.Single(target => target.Name == name));

    // Every byte is a character then.
    private static string Text(byte[] input) => (System.Text.Unicode.Utf8.IsValid(input) ? Encoding.UTF8 : Encoding.Latin1).GetString(input);

    private static void WalkTlv(byte[] input)
    {
        // Along one level, then down the first constructed object of each.
        foreach (bool down in new[] { false, true })
        {
            TlvReader reader = new(input, 0, input.Length, LpaError.CardData);
            while (reader.Next())
            {
                Assert.True(reader.Start >= 0 && reader.Offset > reader.Start && reader.Length >= 0 && reader.Offset + reader.Length <= input.Length);
                if (reader.Length is > 0 and < 5 && input[reader.Offset] < 0x80)
                {
                    Assert.True(reader.Integer() >= 0);
                }

                if (down && (input[reader.Start] & 0x20) != 0)
                {
                    reader.Enter();
                }
            }
        }
    }

    private static void DecodeResult(byte[] input)
    {
        ProfileInstallationResult.Decode(new TlvReader(input, 0, input.Length, LpaError.CardData).Require(0xBF37));
    }

    private static void DecodePending(byte[] input)
    {
        PendingNotification pending = PendingNotification.Parse(Text(input));
        Assert.Equal(pending.Metadata.SequenceNumber, PendingNotification.Parse(pending.ToBase64()).Metadata.SequenceNumber);
        pending.Metadata.ParseAddress();
    }

    private static void DecodeCode(byte[] input)
    {
        string text = Text(input);
        ActivationCode.IsMeant(text);
        ActivationCode code = ActivationCode.Parse(text);
        Assert.True(code.Smdp.Host.Length > 0 && code.Smdp.Port is > 0 and < 65536);
        Assert.Matches("^[A-Za-z0-9.-]+$", code.Smdp.Host);
        Assert.Matches("^[A-Za-z0-9-]*$", code.MatchingId);
    }

    private static RootCertificate DecodeRoot(byte[] input)
    {
        RootCertificate root = RootCertificate.Decode(input);
        Assert.Matches("^[0-9a-f]{8,40}$", root.KeyId);
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", root.LastDayText);
        Assert.InRange(root.Name.Length, 0, 64);
        return root;
    }

    private static void ReadPem(byte[] input)
    {
        PemReader reader = new();
        int count = 0;
        for (int at = 0; (at = reader.Next(input, at)) >= 0; count++)
        {
            Assert.InRange(at, 1, input.Length);
            RootCertificate root = DecodeRoot(reader.Certificate);
            PemReader again = new();
            Assert.True(again.Next(root.ToPem(), 0) > 0);
            Assert.Equal(root.Encoded, again.Certificate);
        }

        // So that there is something to refuse.
        if (count == 0)
        {
            throw new LpaException(LpaError.CertificateFormat);
        }
    }

    private static byte[] PemText(FuzzRandom random)
    {
        string[] parts =
        [
            PemReader.Begin, PemReader.Begin + "\n", PemReader.End, PemReader.End + "\r\n", "\n", "\r", "\r\n", " ", "\0", "MIIC", "====", "-----", "é", "subject=x\n",
            NFUnitTest.Roots.Oiste, NFUnitTest.Roots.Oiste[..200], NFUnitTest.Roots.Oiste[200..],
        ];
        StringBuilder text = new();
        for (int left = random.Below(12); left > 0; left--)
        {
            text.Append(random.Of(parts));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void DecodeBcd(byte[] input)
    {
        Bcd.ToString(input, 0, Math.Min(input.Length, 40));
        Assert.Equal(Bcd.IccidLength, Bcd.ParseIccid(Text(input)).Length);
    }

    private static void DecodeHex(byte[] input)
    {
        byte[] bytes = Hex.Parse(Text(input)) ?? throw new LpaException(LpaError.InvalidArgument);
        int count = Math.Min(bytes.Length, 100);
        Assert.Equal(Text(input[..(2 * count)]).ToUpperInvariant(), Hex.ToString(bytes, 0, count));
    }

    private static void DecodeUtf8(byte[] input)
    {
        string text = Utf8.ToString(input, 0, input.Length);
        Assert.Equal(input.Length, Utf8.ToAscii(input, 0, input.Length).Length);

        // So that there is something to refuse.
        if (!System.Text.Unicode.Utf8.IsValid(input) || text.Length == 0)
        {
            throw new LpaException(LpaError.InvalidArgument);
        }
    }

    private static byte[] Digits(FuzzRandom random)
    {
        const string Characters = "0123456789ABCDEFabcdef..-:$ ";
        byte[] text = new byte[random.Size()];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = (byte)Characters[random.Below(random.Once(10) ? Characters.Length : 10)];
        }

        return text;
    }

    private static byte[] PendingText(FuzzRandom random)
    {
        byte[] pending = random.Once(2) ? RandomTlv.Make(random, random.Once(2) ? 0xBF37 : 0x30) : Mutator.Mutate(random, FuzzSamples.Results);
        string text = Convert.ToBase64String(pending);
        return Encoding.ASCII.GetBytes(random.Once(4) ? text.Insert(random.Below(text.Length + 1), random.Of(["=", " ", "\n", "-", "A"])) : text);
    }

    private static byte[] CodeText(FuzzRandom random)
    {
        string[] parts = ["LPA:", "lpa:", "1", "$", "$", "$", "$", ":", "8443", "99999999999", "a", "smdp.example.com", ".", "-", "2.999.10", " ", "\t", "\0", "é", "\ufffd", "I", "ı", "0"];
        StringBuilder text = new(random.Once(2) ? "LPA:1$" : "");
        for (int left = random.Below(10); left > 0; left--)
        {
            text.Append(random.Of(parts));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
