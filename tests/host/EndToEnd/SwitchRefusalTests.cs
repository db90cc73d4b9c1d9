using static HostTests.EndToEnd.SwitchBench;

namespace HostTests.EndToEnd;

/// <summary>What EnableProfile may answer, through switch and enable.</summary>
public class SwitchRefusalTests
{
    [Theory]
    [InlineData("01", "the eUICC has no such profile")]
    [InlineData("02", "the profile is not in the state for that")]
    [InlineData("03", "a policy rule of the profile forbids that")]
    [InlineData("7F", "the eUICC refused")]
    public async Task A_refusal_is_told_and_changes_nothing(string result, string reason)
    {
        await using var bench = await StartAsync([First, Second]);
        await bench.SetUpAsync();
        bench.Board.Euicc.Intercept = apdu => IsEnable(apdu) ? Convert.FromHexString("BF31038001" + result + "9000") : null;
        foreach (var verb in new[] { "switch ", "enable " })
        {
            var session = await bench.RunAsync(verb + Second, "status");
            Assert.False(session.Succeeded);
            Assert.Contains(reason, session.Error);
            Assert.Equal(First, bench.Board.Euicc.EnabledIccid);
            Assert.Contains("  network: home network", session.Lines);
            Assert.DoesNotContain("enabled again", session.Text);
            Assert.DoesNotContain("restarting the modem", session.Text);
            Assert.DoesNotContain("cut off", session.Text);
        }

        bench.Board.Euicc.Intercept = null;
        Assert.True((await bench.RunAsync($"switch {Second} 60")).Succeeded);
    }

    [Fact]
    public async Task Wrong_state_is_success_where_the_profile_is_enabled()
    {
        // The command was sent twice, and only the second answer was heard.
        await using var bench = await StartAsync([First, Second]);
        await bench.SetUpAsync();
        var isSent = false;
        bench.Board.Euicc.Intercept = apdu =>
        {
            if (!IsEnable(apdu) || isSent)
            {
                return null;
            }

            isSent = true;
            bench.Board.Euicc.Transmit(apdu);
            return Convert.FromHexString("BF31038001029000");
        };
        var session = await bench.RunAsync($"switch {Second} 60");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(Second, bench.Board.Euicc.EnabledIccid);
    }

    [Fact]
    public async Task A_busy_card_is_told_by_enable()
    {
        await using var bench = await StartAsync([First, Second]);
        bench.Board.Euicc.CatBusy = true;
        var session = await bench.RunAsync("enable " + Second);
        Assert.Contains("the card is busy", session.Error);
        bench.Board.Euicc.CatBusy = false;
        Assert.True((await bench.RunAsync("enable " + Second)).Succeeded);
        Assert.Equal(Second, bench.Board.Euicc.EnabledIccid);
    }

    private static bool IsEnable(byte[] apdu) => Convert.ToHexString(apdu).Contains("BF31", StringComparison.Ordinal);
}
