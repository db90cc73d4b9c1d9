using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>Modems that reach the card in one way or another: the firmware finds out which works.</summary>
public class CglaTests
{
    private static readonly Dictionary<string, Func<CardCommandOptions>> Modems = new()
    {
        ["CSIM and CGLA"] = () => new(),
        ["CSIM only"] = () => new() { HasChannelCommands = false },
        ["no test forms"] = () => new() { RefusesTest = true },
        ["no CSIM"] = () => new() { Csim = CsimSupport.Absent },
        ["CSIM opens"] = () => new() { Csim = CsimSupport.OpensChannels },
        ["CSIM selects"] = () => new() { Csim = CsimSupport.SelectsApplications },
        ["no test forms, CGLA"] = () => new() { Csim = CsimSupport.Absent, RefusesTest = true },
        ["bare"] = () => new() { Csim = CsimSupport.Absent, BareAnswers = true },
        ["no blanks"] = () => new() { Csim = CsimSupport.Absent, NoBlanks = true },
        ["big session"] = () => new() { Csim = CsimSupport.Absent, FirstSession = 2147480000 },
        ["hex session"] = () => new() { Csim = CsimSupport.Absent, FirstSession = 0x1A2B3C4D, HexSessions = true, BareAnswers = true },
        ["session 1"] = () => new() { Csim = CsimSupport.OpensChannels, FirstSession = 1 },
        ["fetches one"] = () => new() { Csim = CsimSupport.Absent, FetchedAnswers = 1 },
        ["fetches two"] = () => new() { Csim = CsimSupport.Absent, FetchedAnswers = 2, BareAnswers = true },
        ["fetches all"] = () => new() { Csim = CsimSupport.Absent, FetchedAnswers = int.MaxValue },
    };

    public static TheoryData<string, bool> Combinations()
    {
        var data = new TheoryData<string, bool>();
        foreach (var modem in Modems.Keys)
        {
            data.Add(modem, true);
            data.Add(modem, false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task A_profile_is_downloaded_and_switched(string modem, bool getResponse)
    {
        var habits = Modems[modem]();
        await using var bench = await StartAsync(habits, new EuiccOptions { UseGetResponse = getResponse });
        var order = new ProfileOrder { MatchingId = "P", ProfileSize = 12000 };

        var session = await bench.RunAsync(bench.Order(order), "enable 1", "list", "disable 1", "list", "version");

        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("OTA result: 0", session.Lines);
        Assert.Contains(session.Lines, l => l.Contains(order.Iccid + "  enabled", StringComparison.Ordinal));
        var way = habits.Csim == CsimSupport.Full ? "card over AT+CSIM" : "card over AT+CGLA";
        Assert.Equal(2, session.Lines.Count(l => l == way));
        Assert.Equal(OrderState.Installed, order.State);
        await bench.AssertNextDownloadWorksAsync();
    }

    [Theory]
    [InlineData(270, 0)]
    [InlineData(270, 1000)]
    [InlineData(522, 0)]
    public async Task A_modem_that_takes_only_short_commands_is_found_out_on_CGLA_too(int longest, int fetches)
    {
        await using var bench = await StartAsync(new() { Csim = CsimSupport.Absent, FetchedAnswers = fetches }, new EuiccOptions(), longest);
        await bench.AssertNextDownloadWorksAsync();
    }

    [Fact]
    public async Task Sessions_that_a_crash_left_open_are_recovered_at_the_next_start()
    {
        await using var bench = await StartAsync(new() { Csim = CsimSupport.Absent, FirstSession = 1 }, new EuiccOptions { HighestChannel = 1 });
        bench.Board.Modem.Options.Faults = line => line.StartsWith("AT+CCHC", StringComparison.Ordinal) ? new ModemFault { AnswerError = 3 } : null;
        await bench.RunAsync();
        Assert.Equal(1, bench.Board.Euicc.OpenChannels);

        bench.Board.Modem.Options.Faults = null;
        Assert.True((await bench.RunAsync("list")).Succeeded);
        await bench.AssertNextDownloadWorksAsync();
    }

    [Fact]
    public async Task A_modem_that_has_no_way_to_the_card_says_so()
    {
        await using var bench = await StartAsync(new() { Csim = CsimSupport.Absent, HasChannelCommands = false }, new EuiccOptions());
        var session = await bench.RunAsync("version");
        Assert.Contains("the modem refused to pass a command to the eUICC", session.Error);
        Assert.DoesNotContain(session.Lines, l => l.StartsWith("card over", StringComparison.Ordinal));
    }

    private static Task<Bench> StartAsync(CardCommandOptions habits, EuiccOptions euicc, int longest = 522) => Bench.StartAsync(
        new VirtualBoardOptions { Modem = new ModemOptions { CardCommands = habits, MaxCsimLength = longest }, Euicc = euicc });
}
