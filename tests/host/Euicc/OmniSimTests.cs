using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Euicc.Lpm;

namespace HostTests;

/// <summary>The virtual OmniSIM gives the answers of KORE's Local Profile Management Guide, byte for byte.</summary>
public class OmniSimTests
{
    private const string Select = "01A404000EA000000815030040030902231003";
    private const string Second = "A0000005591010FFFFFFFF8900001000";
    private const string Third = "A0000005591010FFFFFFFF8900001200";

    [Fact]
    public void The_guide_s_EID_and_profiles_are_answered()
    {
        var card = Open(OmniSim.Options());
        Assert.Equal("4C10890010394504101414000000000015809000", Hex(card, "8116000012"));
        Assert.Equal(
            "E3254F10A0000005591010FFFFFFFF89000011009F70013F5301015A0A98211380007175100017"
            + "E3254F10A0000005591010FFFFFFFF89000010009F70011F5301005A0A989400312171001689F8"
            + "E3254F10A0000005591010FFFFFFFF89000012009F70011F5301005A0A98211380007175100027" + "9000",
            Hex(card, "81180000FF"));
    }

    [Fact]
    public void The_refresh_comes_with_the_close_of_the_channel()
    {
        var card = Open(OmniSim.Options());
        var refreshes = 0;
        card.RefreshRequested += (_, _) => refreshes++;
        Assert.Equal("9000", Hex(card, "8101000010" + Second));
        Assert.Equal("8949001312170061988", card.EnabledIccid);
        Assert.Equal(0, refreshes);
        Assert.Equal("9000", Hex(card, "0070800100"));
        Assert.Equal(1, refreshes);

        // The guide's own example: back to the first, whose AID it names.
        Assert.Equal("019000", Hex(card, "0070000001"));
        Assert.Equal("9000", Hex(card, Select));
        Assert.Equal("9000", Hex(card, "8101000010A0000005591010FFFFFFFF8900001100"));
        Assert.Equal("9000", Hex(card, "0070800100"));
        Assert.Equal(2, refreshes);
    }

    [Fact]
    public void A_close_without_a_switch_and_a_reset_bring_no_refresh()
    {
        var card = Open(OmniSim.Options());
        var refreshes = 0;
        card.RefreshRequested += (_, _) => refreshes++;
        Assert.Equal("9000", Hex(card, "0070800100"));
        Assert.Equal("019000", Hex(card, "0070000001"));
        Assert.Equal("9000", Hex(card, Select));
        Assert.Equal("9000", Hex(card, "8101000010" + Second));
        card.Reset();
        Assert.Equal("019000", Hex(card, "0070000001"));
        Assert.Equal(0, refreshes);
    }

    [Fact]
    public void Refusals_have_their_status_words()
    {
        var card = Open(OmniSim.Options());
        Assert.Equal("6985", Hex(card, "8101000010A0000005591010FFFFFFFF8900001100"));
        Assert.Equal("6A88", Hex(card, "8101000010A0000005591010FFFFFFFF8900009900"));
        Assert.Equal("6700", Hex(card, "8101000004A0000005"));
        Assert.Equal("6A86", Hex(card, "8118010000"));
        Assert.Equal("6D00", Hex(card, "8199000000"));
        Assert.Equal("9000", Hex(card, "8101000010" + Third));
        Assert.Equal("69E1", Hex(card, "8101000010" + Second));
        Assert.Equal("89123108001757010072", card.EnabledIccid);
    }

    [Fact]
    public void The_guide_s_functions_of_ES10c_are_answered()
    {
        var card = Open(new EuiccOptions
        {
            Kind = EuiccKind.Lpm,
            Eid = "89001054010210036600000000023780",
            Profiles =
            [
                OmniSim.Profile("8910390000068903558", 0x10, isEnabled: true),
                OmniSim.Profile("89000123456789012341", 0x19),
                OmniSim.Profile("8910390000060879491", 0x11),
            ],
        });

        // With the Le of the guide and without.
        Assert.Equal("6115", Hex(card, "81E2910006BF3E035C015A00"));
        Assert.Equal("BF3E125A10890010540102100366000000000237809000", Hex(card, "01C0000015"));
        Assert.Equal("6171", Hex(card, "81E2910009BF2D065C045A4F9F70"));
        Assert.Equal(
            "BF2D6EA06CE3225A0A980193000060983055F84F10A0000005591010FFFFFFFF89000010009F700101E3225A0A980010325476981032144F10"
            + "A0000005591010FFFFFFFF89000019009F700100E3225A0A980193000060809794F14F10A0000005591010FFFFFFFF89000011009F7001009000",
            Hex(card, "01C0000071"));
        Assert.Equal("6A88", Hex(card, "81E2910014BF3111A00C5A0A981088020087059780F281010000"));
        Assert.Equal("6106", Hex(card, "81E2910014BF3111A00C5A0A980193000060809794F181010000"));
        Assert.Equal("BF31038001009000", Hex(card, "81C0000006"));
        Assert.Equal("8910390000060879491", card.EnabledIccid);
        Assert.Equal("6106", Hex(card, "81E2910014BF3111A00C5A0A980193000060809794F181010000"));
        Assert.Equal("BF310380017F9000", Hex(card, "81C0000006"));
        Assert.Equal("6A88", Hex(card, "81E291000FBF330C5A0A980193000060983055F8"));
        Assert.Equal("6A88", Hex(card, "81E2910003BF2E00"));
    }

    [Fact]
    public void The_guide_s_profiles_with_names_are_answered()
    {
        var card = Open(new EuiccOptions
        {
            Kind = EuiccKind.Lpm,
            UseGetResponse = false,
            Profiles = [Named("8910390000057567711", 0x10, false, "KORE"), Named("8910390000057276776", 0x11, true, null)],
        });
        Assert.Equal(
            "BF2D6EA06CE3375A0A980193000050577617F14F10A0000005591010FFFFFFFF89000010009F7"
            + "0010090044B4F524591044B4F524592044B4F5245950102E3315A0A980193000050276777F64F"
            + "10A0000005591010FFFFFFFF89000011009F70010191044B4F524592044B4F52459501029000",
            Hex(card, "81E2910003BF2D00"));
    }

    [Fact]
    public void An_eUICC_may_have_both()
    {
        var card = new VirtualEuicc(EuiccTestBench.Pki.Credentials, new EuiccOptions { Kind = EuiccKind.ConsumerWithLpm });
        Assert.Equal("019000", Hex(card, "0070000001"));
        Assert.Equal("9000", Hex(card, Select));
        Assert.Equal("6121", Hex(card, "01A4040010A0000005591010FFFFFFFF8900000100"));
        var lpm = new VirtualEuicc(EuiccTestBench.Pki.Credentials, OmniSim.Options());
        Assert.Equal("019000", Hex(lpm, "0070000001"));
        Assert.Equal("6A82", Hex(lpm, "01A4040010A0000005591010FFFFFFFF8900000100"));
    }

    private static InstalledProfile Named(string iccid, byte number, bool isEnabled, string? nickname) => new()
    {
        Iccid = iccid,
        FixedAid = [.. Convert.FromHexString("A0000005591010FFFFFFFF890000"), number, 0x00],
        IsEnabled = isEnabled,
        Nickname = nickname,
        ServiceProviderName = "KORE",
        Name = "KORE",
    };

    private static VirtualEuicc Open(EuiccOptions options)
    {
        var card = new VirtualEuicc(EuiccTestBench.Pki.Credentials, options);
        Assert.Equal("019000", Hex(card, "0070000001"));
        Assert.Equal("9000", Hex(card, Select));
        return card;
    }

    private static string Hex(VirtualEuicc card, string command) => Convert.ToHexString(card.Transmit(Convert.FromHexString(command)));
}
