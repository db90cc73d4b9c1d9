using NanoLpa;
using NanoLpa.Desktop.Serial;
using NanoLpa.KoreLpm;
using NanoLpa.Quectel;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Euicc.Lpm;
using NanoLpa.Virtual.Modem;

namespace HostTests;

/// <summary>
/// The AT lines of KORE's Local Profile Management Guide, exchange by exchange, X being 1: typed into the virtual modem they
/// bring the guide's answers, and the library sends the same ones. Where the guide slips, the line is as it must be.
/// </summary>
public class KoreGuideTests
{
    private const string First = "A0000005591010FFFFFFFF8900001100";
    private const string Second = "A0000005591010FFFFFFFF8900001000";

    private static readonly (string Command, string Answer) OpenChannel = ("AT+CSIM=10,\"0070000001\"", "+CSIM: 6,\"019000\"");
    private static readonly (string Command, string Answer) Select = ("AT+CSIM=38,\"01A404000EA000000815030040030902231003\"", "+CSIM: 4,\"9000\"");
    private static readonly (string Command, string Answer) Close = ("AT+CSIM=10,\"0070800100\"", "+CSIM: 4,\"9000\"");

    private static readonly (string Command, string Answer) GetEid = ("AT+CSIM=10,\"8116000012\"", "+CSIM: 40,\"4C10890010394504101414000000000015809000\"");

    private static readonly (string Command, string Answer) GetProfiles = (
        "AT+CSIM=10,\"81180000FF\"",
        "+CSIM: 238,\"" + "E3254F10" + First + "9F70013F5301015A0A98211380007175100017"
        + "E3254F10" + Second + "9F70011F5301005A0A989400312171001689F8"
        + "E3254F10A0000005591010FFFFFFFF89000012009F70011F5301005A0A982113800071751000279000\"");

    // The guide enables the one that its list shows as enabled: that takes another one to be so.
    private static readonly (string Command, string Answer) EnableFirst = ("AT+CSIM=42,\"8101000010" + First + "\"", "+CSIM: 4,\"9000\"");
    private static readonly (string Command, string Answer) EnableSecond = ("AT+CSIM=42,\"8101000010" + Second + "\"", "+CSIM: 4,\"9000\"");

    private static readonly (string Command, string Answer) Es10Eid = ("AT+CSIM=22,\"81E2910006BF3E035C015A\"", "+CSIM: 4,\"6115\"");
    private static readonly (string Command, string Answer) Es10EidRest = ("AT+CSIM=10,\"81C0000015\"", "+CSIM: 46,\"BF3E125A10890010540102100366000000000237809000\"");
    private static readonly (string Command, string Answer) Es10Profiles = ("AT+CSIM=28,\"81E2910009BF2D065C045A4F9F70\"", "+CSIM: 4,\"6171\"");

    private static readonly (string Command, string Answer) Es10ProfilesRest = (
        "AT+CSIM=10,\"81C0000071\"",
        "+CSIM: 230,\"BF2D6EA06CE3225A0A980193000060983055F84F10A0000005591010FFFFFFFF89000010009F700101"
        + "E3225A0A980010325476981032144F10A0000005591010FFFFFFFF89000019009F700100"
        + "E3225A0A980193000060809794F14F10A0000005591010FFFFFFFF89000011009F7001009000\"");

    private static readonly (string Command, string Answer) Es10Enable = ("AT+CSIM=50,\"81E2910014BF3111A00C5A0A981088020087059780F2810100\"", "+CSIM: 4,\"6A88\"");

    [Fact]
    public async Task The_applet_s_own_exchanges_bring_the_guide_s_answers() => await TypeAsync(
        OmniSim.Options(), OpenChannel, Select, GetEid, Close, OpenChannel, Select, GetProfiles, EnableSecond, EnableFirst, Close);

    [Fact]
    public async Task The_exchanges_of_ES10c_bring_the_guide_s_answers()
    {
        // As printed, too: with an Le behind the data, and GET RESPONSE in class 0X.
        (string, string) asPrintedEid = ("AT+CSIM=24,\"81E2910006BF3E035C015A00\"", Es10Eid.Answer);
        (string, string) asPrintedEidRest = ("AT+CSIM=10,\"01C0000015\"", Es10EidRest.Answer);
        (string, string) asPrintedRest = ("AT+CSIM=10,\"01C0000097\"", Es10ProfilesRest.Answer);
        (string, string) asPrintedEnable = ("AT+CSIM=52,\"81E2910014BF3111A00C5A0A981088020087059780F281010000\"", Es10Enable.Answer);
        await TypeAsync(
            Es10Card(), OpenChannel, Select, Es10Eid, Es10EidRest, Es10Profiles, Es10ProfilesRest, Es10Enable,
            asPrintedEid, asPrintedEidRest, Es10Profiles, asPrintedRest, asPrintedEnable, Close);
    }

    [Fact]
    public async Task What_the_guide_misprints_is_refused() => await TypeAsync(
        OmniSim.Options(),
        OpenChannel,
        ("AT+CSIM=38,\"01 A4 04 00 0E A000000815030040030902231003\"", "+CME ERROR: 50"),
        Select,
        ("AT+CSIM=42,\"81010000 10 " + Second + "\"", "+CME ERROR: 50"),
        ("AT+CSIM=22,\"81E2910002BF3E035C015A\"", "+CSIM: 4,\"6700\""),
        Close);

    [Fact]
    public async Task The_library_sends_the_guide_s_lines()
    {
        await SendAsync(
            OmniSim.Options(),
            card =>
            {
                var applet = new LpmApplet(card);
                applet.Open();
                Assert.Equal(OmniSim.Eid, applet.GetEid());
                applet.Close();
                applet.Open();
                Assert.Equal(["89123108001757010071", "8949001312170061988", "89123108001757010072"], applet.GetProfiles().Select(p => p.Iccid));
                applet.Enable(Convert.FromHexString(Second));
                applet.Enable(Convert.FromHexString(First));
                applet.Close();
            },
            OpenChannel, Select, GetEid, Close, OpenChannel, Select, GetProfiles, EnableSecond, EnableFirst, Close);
        await SendAsync(
            Es10Card(),
            card =>
            {
                var es10 = new LpmEs10(card);
                es10.Open();
                Assert.Equal("89001054010210036600000000023780", es10.GetEid());
                Assert.Equal("89000123456789012341", es10.GetProfilesInfo(null)[1].Iccid);
                var error = Assert.Throws<LpaException>(() => es10.EnableProfile(ProfileIdentifier.Parse("8901882000785079082"), false));
                Assert.Equal((LpaError.ProfileNotFound, 0x6A88), (error.Code, error.StatusWord));
                es10.Close();
            },
            OpenChannel, Select, Es10Eid, Es10EidRest, Es10Profiles, Es10ProfilesRest, Es10Enable, Close);
    }

    [Fact]
    public void The_guide_s_ICCID_is_ten_bytes_of_swapped_digits()
    {
        Assert.Equal("98211380007175100017", Convert.ToHexString(Bcd.ParseIccid("89123108001757010071")));
        Assert.Equal("89123108001757010071", Bcd.ToString(Convert.FromHexString("98211380007175100017"), 0, 10));
    }

    private static async Task TypeAsync(EuiccOptions card, params (string Command, string Answer)[] exchanges)
    {
        await using var bench = new ModemBench(Modem(card));
        await bench.SendAsync("ATE0\r");
        await bench.UntilAsync("OK\r\n");
        foreach (var (command, answer) in exchanges)
        {
            var final = answer.StartsWith("+CME", StringComparison.Ordinal) ? "" : "\r\nOK\r\n";
            await bench.CommandAsync(command, "\r\n" + answer + "\r\n" + final);
        }
    }

    private static async Task SendAsync(EuiccOptions card, Action<ICard> use, params (string Command, string Answer)[] exchanges)
    {
        var options = Modem(card);
        var sent = new List<string>();
        options.Trace = line =>
        {
            var at = line.IndexOf("> AT+CSIM", StringComparison.Ordinal);
            if (at >= 0)
            {
                sent.Add(line[(at + 2)..]);
            }
        };
        await using var modem = new VirtualModem(options);
        using var pipe = new DuplexPipe();
        using var line = new StreamLine(pipe.First);
        using var end = new CancellationTokenSource();
        var port = modem.ServeAsync(pipe.Second, end.Token);
        var quectel = new QuectelModem(line);
        quectel.Card.Access = CardAccess.Csim;
        await Task.Run(() => use(quectel.Card)).WaitAsync(ModemBench.Patience);
        await end.CancelAsync();
        await port;
        Assert.Equal(exchanges.Select(e => e.Command), sent);
    }

    private static ModemOptions Modem(EuiccOptions options)
    {
        var card = new VirtualEuicc(EuiccTestBench.Pki.Credentials, options);
        return new ModemOptions { Card = apdu => card.Transmit(apdu), EnabledIccid = () => card.EnabledIccid };
    }

    private static EuiccOptions Es10Card() => new()
    {
        Kind = EuiccKind.Lpm,
        Eid = "89001054010210036600000000023780",
        Profiles =
        [
            OmniSim.Profile("8910390000068903558", 0x10, isEnabled: true),
            OmniSim.Profile("89000123456789012341", 0x19),
            OmniSim.Profile("8910390000060879491", 0x11),
        ],
    };
}
