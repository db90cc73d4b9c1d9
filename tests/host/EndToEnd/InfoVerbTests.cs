using System.Text.Json;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;

namespace HostTests.EndToEnd;

/// <summary>The verb <c>info</c>.</summary>
public class InfoVerbTests
{
    private static readonly EuiccOptions s_options = new()
    {
        DefaultDpAddress = "dp.example.com",
        Svn = [2, 2, 1],
        FirmwareVersion = [4, 5, 6],
        SasAccreditationNumber = "SAS-1",
        ForbiddenPolicyRules = [2],
        FreeMemory = 0x7654321,
        RulesAuthorisationTable =
        [
            new PolicyAuthorisation([1, 2], ["EEEEEE"], ConsentRequired: true),
            new PolicyAuthorisation([1], ["62F210", "130014"], ConsentRequired: false),
        ],
    };

    [Fact]
    public async Task All_that_the_eUICC_tells_is_shown()
    {
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions { Euicc = s_options });
        var session = await bench.RunAsync("info");
        Assert.True(session.Succeeded, session.Text);
        var key = Key(bench);
        string[] lines =
        [
            "EID: " + bench.Board.Euicc.Eid,
            "EUICCInfo1",
            "  SGP.22 version: 2.2.1",
            "  CI keys for verification: " + key,
            "  CI keys for signing: " + key,
            "EUICCInfo2",
            "  SGP.22 version: 2.2.1",
            "  profile package version: 2.3.1",
            "  firmware version: 4.5.6",
            "  installed applications: 0",
            "  free non-volatile memory: 124076833 bytes",
            "  free volatile memory: 8739 bytes",
            "  UICC: usimSupport, isimSupport, akaMilenage, akaTuak128, akaTuak256, gbaAuthenUsim, gbaAuthenISim, eapClient, javacard, "
                + "multipleUsimSupport, multipleIsimSupport, berTlvFileSupport, getIdentity, profile-a-x25519, profile-b-p256, suciCalculatorApi, "
                + "bit 30, bit 31",
            "  TS 102 241 version: 17.2.0",
            "  GlobalPlatform version: 2.3.0",
            "  RSP: additionalProfile, testProfileSupport, deviceInfoExtensibilitySupport, bit 5",
            "  CI keys for verification: " + key,
            "  CI keys for signing: " + key,
            "  category: mediumEuicc",
            "  forbidden policy rules: ppr2",
            "  protection profile version: 1.0.0",
            "  SAS accreditation: SAS-1",
            "addresses",
            "  default SM-DP+: dp.example.com",
            "  root SM-DS: lpa.ds.gsma.com",
            "rules authorisation table",
            "  any operator, if the end user agrees: ppr1, ppr2",
            "  262-01, 310-410: ppr1",
        ];
        Assert.Equal(lines, session.Lines[^lines.Length..]);
        Assert.Equal(0, bench.Board.Euicc.OpenChannels);
    }

    [Fact]
    public async Task A_program_gets_the_same_as_values()
    {
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions { Euicc = s_options });
        var session = await bench.RunAsync("json on", "info");
        Assert.True(session.Succeeded, session.Text);
        var answer = JsonDocument.Parse(session.Lines[^1]).RootElement;
        Assert.Equal("info", answer.GetProperty("command").GetString());
        Assert.Equal(0, answer.GetProperty("result").GetInt32());
        var data = answer.GetProperty("data");
        Assert.Equal(bench.Board.Euicc.Eid, data.GetProperty("eid").GetString());
        Assert.Equal(Key(bench), data.GetProperty("info1").GetProperty("verificationKeys")[0].GetString());
        var info2 = data.GetProperty("info2");
        Assert.Equal(
            "svn profileVersion firmwareVersion installedApplications freeNonVolatileMemory freeVolatileMemory uiccCapability ts102241Version "
            + "globalPlatformVersion rspCapability verificationKeys signingKeys category forbiddenPolicyRules ppVersion sasAccreditationNumber",
            string.Join(' ', info2.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(0x7654321, info2.GetProperty("freeNonVolatileMemory").GetInt32());
        Assert.Equal(18, info2.GetProperty("uiccCapability").GetArrayLength());
        Assert.Equal("""{"smdp":"dp.example.com","smds":"lpa.ds.gsma.com"}""", data.GetProperty("addresses").GetRawText());
        Assert.Equal(
            """[{"operators":[{"mcc":"EEE","mnc":"EEE"}],"consentRequired":true,"rules":["ppr1","ppr2"]},"""
            + """{"operators":[{"mcc":"262","mnc":"01"},{"mcc":"310","mnc":"410"}],"consentRequired":false,"rules":["ppr1"]}]""",
            data.GetProperty("rules").GetRawText());
    }

    [Fact]
    public async Task An_eUICC_without_addresses_and_table_still_tells_the_rest()
    {
        await using var bench = await Bench.StartAsync();
        bench.Board.Euicc.Intercept = apdu => Tag(apdu) is "BF3C" or "BF43" ? [0x6A, 0x88] : null;
        var session = await bench.RunAsync("info");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("  category: mediumEuicc", session.Lines);
        Assert.DoesNotContain("addresses", session.Lines);
        Assert.DoesNotContain(session.Lines, l => l.StartsWith("rules"));
    }

    [Fact]
    public async Task An_empty_table_and_no_default_SMDP_are_shown_as_such()
    {
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions { Euicc = new EuiccOptions { RulesAuthorisationTable = [] } });
        var session = await bench.RunAsync("info");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("  default SM-DP+: none", session.Lines);
        Assert.Contains("  forbidden policy rules: none", session.Lines);
        Assert.Equal("rules authorisation table: empty", session.Lines[^1]);
    }

    [Theory]
    [InlineData("BF20", "BF2003820122")]
    [InlineData("BF22", "BF2203820122")]
    [InlineData("BF22", "BF2205")]
    [InlineData("BF22", "")]
    [InlineData("BF3C", "BF3C03800561")]
    [InlineData("BF43", "BF4304A0023000")]
    [InlineData("BF43", "BF4300")]
    public async Task An_answer_that_is_malformed_is_told(string tag, string answer)
    {
        await using var bench = await Bench.StartAsync();
        bench.Board.Euicc.Intercept = apdu => Tag(apdu) == tag ? Convert.FromHexString(answer + "9000") : null;
        var session = await bench.RunAsync("info");
        Assert.False(session.Succeeded);
        Assert.Contains("the eUICC's answer is malformed", session.Error);
        Assert.Equal(0, bench.Board.Euicc.OpenChannels);
    }

    private static string Tag(byte[] apdu) => apdu.Length > 7 && apdu[1] == 0xE2 ? Convert.ToHexString(apdu, 5, 2) : "";

    private static string Key(Bench bench) => Convert.ToHexString(
        bench.Board.Pki.Ci.Certificate.Extensions.OfType<System.Security.Cryptography.X509Certificates.X509SubjectKeyIdentifierExtension>()
            .Single().SubjectKeyIdentifierBytes.Span);
}
