using NanoLpa;
using NanoLpa.KoreLpm;
using NFUnitTest;
using Xunit.Abstractions;

namespace HostTests.Fuzz;

/// <summary>A card that answers anything, without end; a package that is anything; and whole downloads with one bad answer.</summary>
public class CardFuzzTests(ITestOutputHelper output) : FuzzTestBase(output)
{
    private static readonly TransactionId s_id = TransactionId.Parse(Session.Id);
    private static readonly TransactionId s_recordedId = TransactionId.Parse("846D3226A26940E695F7187CB19C3584");

    private static readonly FuzzTarget[] s_targets =
    [
        new("IsdR", TalkToCard, FuzzSamples.Hex(
            "03019000" + "029000" + "029000",
            "026A81" + "03029000" + "029000" + "02610A" + "0A01020304050607089000",
            "03019000" + "026999" + "029000" + "029000" + "026C05" + "04AABB6100" + "04CCDD9000",
            "FF" + "03019000" + "029000" + "FF" + "029000" + "029000",
            "03019000" + "029000" + "FD",
            "03019000" + "029000" + "04AABB9110" + "FE"), CardAnswers),
        new("LpmApplet", TalkToApplet, FuzzSamples.Hex(
            "03019000" + "029000" + Answer(LpmGuide.EidAnswer) + Answer(LpmGuide.Profiles) + "029000" + "029000",
            "03019000" + "029000" + "026C12" + Answer(LpmGuide.EidAnswer) + "026175" + Answer(LpmGuide.Profiles) + "026A88"), CardAnswers),
        new("LpmEs10", TalkEs10ToApplet, FuzzSamples.Hex(
            "03019000" + "029000" + Answer(Vectors.Eid + "9000") + Answer(Vectors.ProfileList + "9000") + Answer("BF3100009000") + "029000",
            "03019000" + "029000" + "026115" + Answer(Vectors.Eid + "9000") + Answer("BF2D02A0009000") + Answer("BF31038001009000")), CardAnswers),
        new("BoundProfilePackage", LoadPackage, FuzzSamples.Led(FuzzSamples.Packages, [0xFF, 0x00], [0x01, 0x03], [0x10, 0x07], [0x50, 0x11]), Package),
    ];

    public static TheoryData<string> Names { get; } = new(s_targets.Select(target => target.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task Survives(string name) => FuzzAsync(s_targets.Single(target => target.Name == name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Still_survives_what_broke_it(string name) => Replay(s_targets.Single(target => target.Name == name));

    private static void TalkToCard(byte[] input)
    {
        IsdR isdr = new(new HostileCard(input));
        TlvWriter request = new(16);
        request.Write(0x80, new byte[input.Length % 300]);
        try
        {
            isdr.Open();
            isdr.Send(request);
            isdr.Send(request);
        }
        finally
        {
            isdr.Close();
        }
    }

    private static void TalkToApplet(byte[] input)
    {
        LpmApplet applet = new(new HostileCard(input));
        try
        {
            applet.Open();
            applet.GetEid();
            applet.GetProfiles();
            applet.Enable(IsdR.StandardAid);
        }
        finally
        {
            applet.Close();
        }
    }

    private static void TalkEs10ToApplet(byte[] input)
    {
        LpmEs10 applet = new(new HostileCard(input));
        try
        {
            applet.Open();
            applet.GetEid();
            applet.GetProfilesInfo(null);
            applet.EnableProfile(IsdR.StandardAid, true);
        }
        finally
        {
            applet.Close();
        }
    }

    /// <summary>One answer of a hostile card, its length before it.</summary>
    private static string Answer(string hex) => (hex.Length / 2).ToString("X2") + hex;

    // The first two bytes: in what pieces the package comes, and after how many segments the eUICC has a result, which is it.
    private static void LoadPackage(byte[] input)
    {
        if (input.Length < 2)
        {
            throw new LpaException(LpaError.PackageFormat);
        }

        byte[] answer = FuzzSamples.Results[input[1] % FuzzSamples.Results.Length];
        if (input[1] >= 0x80)
        {
            answer = Mutator.Mutate(new FuzzRandom(input[1]), FuzzSamples.Results);
        }

        AnsweringCard card = new(answer) { Before = input[1] % 64 };
        PiecewiseSource source = new(input.AsMemory(2), input[0]);
        TransactionId id = input.AsSpan().IndexOf(s_recordedId.Bytes) >= 0 ? s_recordedId : s_id;
        new BoundProfilePackage(source, new IsdR(card)).Load(id, s_listener);
    }

    private static readonly IDownloadListener s_listener = new DownloadRig();

    private static byte[] CardAnswers(FuzzRandom random)
    {
        List<byte> answers = [.. random.Once(4) ? Array.Empty<byte>() : [0x03, 0x01, 0x90, 0x00, 0x02, 0x90, 0x00]];
        for (int left = random.Below(20); left > 0; left--)
        {
            byte[] data = random.Bytes(random.Once(10) ? random.Below(250) : random.Below(4));
            byte[] statusWord = [random.Of<byte>([0x61, 0x61, 0x6C, 0x90, 0x91, 0x6A, 0x00]), random.Once(2) ? (byte)0 : random.Byte()];
            answers.Add(random.Below(12) switch { 0 => 0xFF, 1 => 0xFE, 2 => 0xFD, _ => (byte)Math.Min(data.Length + 2, 0xFC) });
            answers.AddRange(data);
            answers.AddRange(statusWord);
        }

        return [.. answers];
    }

    private static byte[] Package(FuzzRandom random)
    {
        List<byte> body = [.. random.Once(10) ? [] : Convert.FromHexString(Session.SecureChannel)];
        foreach ((int sequence, byte member) in new (int, byte)[] { (0xA0, 0x87), (0xA1, 0x88), (0xA2, 0x87), (0xA3, 0x86) })
        {
            if (random.Once(4))
            {
                continue;
            }

            List<byte> members = [];
            for (int left = random.Below(5); left > 0; left--)
            {
                members.AddRange(Object(random, random.Once(20) ? random.Byte() : member, random.Bytes(random.Size())));
            }

            body.AddRange(Object(random, random.Once(20) ? random.Byte() : (byte)sequence, [.. members]));
        }

        return [random.Byte(), random.Byte(), 0xBF, .. Object(random, 0x36, [.. body])];
    }

    private static byte[] Object(FuzzRandom random, byte tag, byte[] value)
    {
        int length = random.Once(30) ? (int)(random.Next() >> (40 + random.Below(20))) : value.Length;
        return length < 0x80 && !random.Once(10) ? [tag, (byte)length, .. value]
            : length < 0x10000 ? [tag, 0x82, (byte)(length >> 8), (byte)length, .. value]
            : [tag, random.Of<byte>([0x83, 0x84]), (byte)(length >> 16), (byte)(length >> 8), (byte)length, .. value];
    }
}
