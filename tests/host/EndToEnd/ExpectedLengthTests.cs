using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>Cards and modems that make of Le what they like: a download works with each, and one that heeds it saves GET RESPONSEs.</summary>
public class ExpectedLengthTests
{
    // As many as a download and its notifications make where nothing else is known.
    private const int Kept = 11;

    /// <summary>Who does what with Le.</summary>
    public enum Habit
    {
        Ignored,
        Heeded,
        Refused,
        Swallowed,
        OtherLengthWanted,
        RefusedByModem,
    }

    [Theory]
    [InlineData(Habit.Heeded, false)]
    [InlineData(Habit.Heeded, true)]
    [InlineData(Habit.Ignored, false)]
    [InlineData(Habit.Refused, false)]
    [InlineData(Habit.Refused, true)]
    [InlineData(Habit.Swallowed, false)]
    [InlineData(Habit.OtherLengthWanted, false)]
    [InlineData(Habit.RefusedByModem, false)]
    [InlineData(Habit.RefusedByModem, true)]
    public async Task A_download_and_what_follows_work(Habit habit, bool overCgla)
    {
        var (heeded, atCard) = habit switch
        {
            Habit.Heeded => (true, LeHabit.Heeded),
            Habit.Refused => (false, LeHabit.Refused),
            Habit.Swallowed => (false, LeHabit.Swallowed),
            Habit.OtherLengthWanted => (false, LeHabit.Heeded),
            _ => (false, LeHabit.Ignored),
        };
        var options = new VirtualBoardOptions
        {
            Euicc = new EuiccOptions { Le = atCard, StrictLe = habit == Habit.OtherLengthWanted },
            Modem = new ModemOptions
            {
                CardCommands = new CardCommandOptions
                {
                    Csim = overCgla ? CsimSupport.Absent : CsimSupport.Full, RefusesLe = habit == Habit.RefusedByModem,
                },
            },
        };
        await using var bench = await Bench.StartAsync(options);
        var (withLe, fetched, tried) = (0, 0, 0);
        bench.Board.Euicc.Intercept = apdu =>
        {
            withLe += HasLe(apdu) ? 1 : 0;
            fetched += apdu[1] == 0xC0 ? 1 : 0;
            return null;
        };
        bench.Board.Modem.Options.Faults = line =>
        {
            tried += HasLe(line) ? 1 : 0;
            return null;
        };
        var code = bench.Order(new ProfileOrder { MatchingId = "LE", ProfileSize = 6000 });
        var session = await bench.RunAsync(code, "list", "enable 1", "nickname 1 x", "disable 1", "delete 1", "notifications");

        Assert.True(session.Succeeded, session.Text);
        Assert.Equal("no notifications", session.Lines[^1]);
        Assert.Empty(bench.Board.Euicc.Profiles);
        Assert.Equal(0, bench.Board.Euicc.OpenChannels);
        Assert.Equal(5, bench.Smdp.Notifications.Count);
        if (heeded)
        {
            Assert.Equal(tried, withLe);
            Assert.InRange(withLe, Kept, int.MaxValue);
        }
        else
        {
            Assert.Equal(1, tried - (habit == Habit.OtherLengthWanted ? 1 : 0));
            Assert.InRange(fetched, Kept + 1, int.MaxValue);
        }
    }

    [Fact]
    public async Task It_saves_the_first_GET_RESPONSE_of_each_answer_in_a_download()
    {
        var (plain, none) = await CountAsync(LeHabit.Ignored);
        var (heeded, saved) = await CountAsync(LeHabit.Heeded);
        Assert.Equal(0, none);

        // EUICCInfo1, challenge, AuthenticateServer, PrepareDownload, the notification and two removals; the result keeps its own.
        Assert.Equal(7, saved);
        Assert.Equal(7, plain - heeded);
    }

    [Fact]
    public async Task A_modem_that_hangs_on_it_costs_one_time_out()
    {
        await using var bench = await Bench.StartAsync();
        var tried = 0;
        bench.Board.Modem.Options.Faults = line =>
        {
            if (!HasLe(line))
            {
                return null;
            }

            tried++;
            return new ModemFault { DropAnswer = true };
        };
        await bench.UseAsync((modem, esim) =>
        {
            Assert.Equal(bench.Board.Euicc.Eid, esim.GetEid());
            modem.At.LongestTimeout = 500;
            Assert.Empty(esim.GetProfileInfo(1));
            modem.At.LongestTimeout = 20000;
            Assert.Equal(bench.Board.Euicc.Eid, esim.GetEid());
            Assert.NotNull(esim.Management.GetInfo());
            Assert.False(esim.IsdR.AllowsLe);
            return Task.CompletedTask;
        });
        Assert.Equal(1, tried);
        Assert.Equal(0, bench.Board.Euicc.OpenChannels);
    }

    /// <summary>Counts GET RESPONSEs and commands with Le in a download, behind one <c>eid</c>.</summary>
    private static async Task<(int Fetched, int WithLe)> CountAsync(LeHabit habit)
    {
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions { Euicc = new EuiccOptions { Le = habit } });
        var (fetched, withLe, counts) = (0, 0, false);
        await bench.UseAsync(async (_, esim) =>
        {
            // The first is kept, the second tries.
            Assert.NotNull(esim.GetEid());
            Assert.NotNull(esim.GetEid());
            bench.Board.Euicc.Intercept = apdu =>
            {
                fetched += counts && apdu[1] == 0xC0 ? 1 : 0;
                withLe += counts && HasLe(apdu) ? 1 : 0;
                return null;
            };
            counts = true;
            var ended = new TaskCompletionSource<int>();
            esim.SetCallback(ended.SetResult);
            Assert.Equal(0, esim.ProfileOta(bench.Order(new ProfileOrder { MatchingId = "LE", ProfileSize = 6000 }), null));
            Assert.Equal(0, await ended.Task.WaitAsync(TimeSpan.FromSeconds(60)));
        });
        return (fetched, withLe);
    }

    private static bool HasLe(byte[] apdu) => apdu[1] == 0xE2 && apdu.Length == 6 + apdu[4];

    private static bool HasLe(string line)
    {
        var digits = line.Split('"');
        return line.StartsWith("AT+C", StringComparison.Ordinal) && digits.Length == 3 && digits[1].Length > 10 && digits[1].Length % 2 == 0
            && digits[1].All(char.IsAsciiHexDigit) && HasLe(Convert.FromHexString(digits[1]));
    }
}
