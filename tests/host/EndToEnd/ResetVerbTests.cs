using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>The verb <c>reset</c>.</summary>
public class ResetVerbTests
{
    [Fact]
    public async Task A_reset_takes_the_profiles_of_its_class_and_the_address()
    {
        await using var bench = await ManagementBench.StartAsync();
        var test = bench.Order(new ProfileOrder { MatchingId = "T", ProfileName = "T", ProfileSize = 2000, Class = ProfileClass.Test });
        var operational = bench.Order(new ProfileOrder { MatchingId = "O", ProfileName = "O", ProfileSize = 2000 });
        Assert.True((await bench.RunAsync(test, operational, "enable 4", "smdp dp.example.com")).Succeeded);

        var session = await bench.RunAsync("reset smdp", "yes");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(("", 4), (bench.Board.Euicc.DefaultDpAddress, bench.Board.Euicc.Profiles.Count));

        session = await bench.RunAsync("reset test", " yes ");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(["One", "Two", "O"], bench.Board.Euicc.Profiles.Select(p => p.Name));

        session = await bench.RunAsync("reset OPERATIONAL", "yes", "list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal("One", Assert.Single(bench.Board.Euicc.Profiles).Name);
        Assert.Null(bench.Board.Euicc.EnabledIccid);

        session = await bench.RunAsync("reset all", "yes");
        Assert.False(session.Succeeded);
        Assert.Contains("there is nothing to delete", session.Error);
        Assert.Equal(0, bench.Board.Euicc.OpenChannels);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_reset_that_takes_the_enabled_profile_outlives_the_refresh(bool getResponse, bool announceRefresh)
    {
        await using var bench = await ManagementBench.StartAsync(new EuiccOptions { UseGetResponse = getResponse, AnnounceRefresh = announceRefresh });
        var refreshes = 0;
        bench.Board.Euicc.RefreshRequested += (_, _) => refreshes++;
        var session = await bench.RunAsync("enable 2", "reset all", "yes", "list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(2, refreshes);
        Assert.Equal(ManagementBench.First, Assert.Single(bench.Board.Euicc.Profiles).Iccid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no")]
    [InlineData("y")]
    [InlineData("YES!")]
    [InlineData(null)]
    public async Task A_reset_that_is_not_confirmed_does_nothing(string? answer)
    {
        await using var bench = await ManagementBench.StartAsync();
        var session = await bench.RunAsync(answer is null ? ["reset all"] : ["reset all", answer]);
        Assert.False(session.Succeeded);
        Assert.Equal("error: not confirmed; nothing was done", session.Error);
        Assert.Equal(2, bench.Board.Euicc.Profiles.Count);
    }

    [Fact]
    public async Task A_reset_that_nobody_confirms_in_time_does_nothing()
    {
        await using var bench = await ManagementBench.StartAsync();
        var session = await bench.RunAsync(new ScriptTerminal("reset all", "yes") { Silent = true });
        Assert.False(session.Succeeded);
        Assert.Contains("error: not confirmed; nothing was done", session.Lines);
        Assert.Equal(2, bench.Board.Euicc.Profiles.Count);
    }
}
