using System.Text.Json;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>Servers are told by themselves, at once or when they can be reached again, and nothing is lost before they were.</summary>
public class ReporterTests
{
    private static readonly int[] Impatient = [50];

    [Fact]
    public async Task What_a_command_makes_is_reported_right_behind_it()
    {
        await using var bench = await Bench.StartAsync();
        var order = new ProfileOrder { MatchingId = "P", ProfileSize = 2000 };
        var session = await bench.RunAsync(bench.Order(order), "enable 1", "disable 1", "delete 1", "notifications");

        Assert.True(session.Succeeded, session.Text);
        var reported = session.Lines.Where(l => l.EndsWith("abled") || l.EndsWith("deleted") || l.StartsWith("reported: ")).ToArray();
        Assert.Equal(
            [
                $"reported: 2  install  {order.Iccid}  {bench.Smdp.Address}",
                order.Iccid + " enabled", $"reported: 3  enable  {order.Iccid}  {bench.Smdp.Address}",
                order.Iccid + " disabled", $"reported: 4  disable  {order.Iccid}  {bench.Smdp.Address}",
                order.Iccid + " deleted", $"reported: 5  delete  {order.Iccid}  {bench.Smdp.Address}",
            ],
            reported);
        Assert.Equal("no notifications", session.Lines[^1]);
        Assert.Equal([1, 2, 3, 4, 5], bench.Smdp.Notifications.Select(n => (int)n.SequenceNumber));
        Assert.All(bench.Smdp.Notifications, n => Assert.True(n.IsValid));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_card_may_be_reset_by_a_switch_whatever_its_habit(bool announceRefresh)
    {
        var options = new NanoLpa.Virtual.VirtualBoardOptions { Euicc = new EuiccOptions { AnnounceRefresh = announceRefresh } };
        await using var bench = await Bench.StartAsync(options);
        var session = await bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "P", ProfileSize = 2000 }), "enable 1");
        Assert.True(session.Succeeded, session.Text);
        Assert.Empty(bench.Board.Euicc.Notifications);
        Assert.Contains(bench.Smdp.Notifications, n => n is { IsValid: true, Event: NotificationEvent.Enable });
    }

    [Fact]
    public async Task What_was_left_is_reported_at_the_next_start()
    {
        await using var bench = await Bench.StartAsync(Numbered(0));
        await LeavePendingAsync(bench, 2);
        var session = await bench.RunAsync();
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(3, session.Lines.Count(l => l.StartsWith("reported: ", StringComparison.Ordinal)));
        Assert.Empty(bench.Board.Euicc.Notifications);
        Assert.Equal([0, 1, 2, 3], bench.Smdp.Notifications.Select(n => (int)n.SequenceNumber));
    }

    [Fact]
    public async Task A_script_makes_one_try_and_does_not_wait_for_more()
    {
        await using var bench = await Bench.StartAsync();
        var order = new ProfileOrder { MatchingId = "P", ProfileSize = 2000 };
        bench.Smdp.Fault = Fault.HttpStatus(Es9Function.HandleNotification, 503);
        bench.ReportDelays = Impatient;
        var session = await bench.RunAsync(bench.Order(order), "enable 1", "eid", "eid", "notifications");
        Assert.True(session.Succeeded, session.Text);

        // The download's own, one for each of the two it left behind, and one for these and that of the switch.
        Assert.Equal(6, bench.Smdp.Calls.Count(c => c.Function == Es9Function.HandleNotification));
        Assert.Equal(5, session.Lines.Count(l => l.StartsWith("not reported yet: ", StringComparison.Ordinal)));
        Assert.Equal([1, 2, 3], bench.Board.Euicc.Notifications.Select(n => n.SequenceNumber));

        bench.Smdp.Fault = null;
        Assert.True((await bench.RunAsync()).Succeeded);
        Assert.Empty(bench.Board.Euicc.Notifications);
        Assert.Equal([1, 2, 3], bench.Smdp.Notifications.Select(n => (int)n.SequenceNumber));
    }

    [Fact]
    public async Task With_a_person_it_tries_until_the_server_takes_it()
    {
        await using var bench = await Bench.StartAsync();
        await LeavePendingAsync(bench, 1);
        bench.ReportDelays = Impatient;
        bench.Smdp.Fault = Fault.HttpStatus(Es9Function.HandleNotification, 503, times: 4);
        var terminal = new TypedTerminal();
        var run = bench.RunAsync(terminal);
        await terminal.WaitForAsync("reported: 3  enable");
        Assert.Contains("not reported yet: 3  enable", terminal.Text);

        terminal.Type("notifications");
        await terminal.WaitForAsync("no notifications");
        terminal.Close();
        Assert.True(await run);
        Assert.Empty(bench.Board.Euicc.Notifications);
        Assert.Single(bench.Smdp.Notifications, n => n.SequenceNumber == 3);
    }

    [Fact]
    public async Task Without_a_network_it_waits_until_there_is_one()
    {
        var available = true;
        await using var bench = await Bench.StartAsync();
        bench.Board.Modem.Options.NetworkAvailable = () => available;
        await LeavePendingAsync(bench, 2);
        available = false;
        bench.Board.Modem.Reboot();

        bench.ReportDelays = Impatient;
        var terminal = new TypedTerminal();
        var run = bench.RunAsync(terminal);
        await terminal.WaitForAsync("not reported yet: 3  enable");
        await terminal.WaitForAsync("not reported yet: 4  disable");
        Assert.Contains("no network", terminal.Text);
        Assert.Equal(3, bench.Board.Euicc.Notifications.Count);

        available = true;
        await terminal.WaitForAsync("reported: 4  disable");
        terminal.Close();
        Assert.True(await run);
        Assert.Empty(bench.Board.Euicc.Notifications);
    }

    [Fact]
    public async Task Commands_go_before_it()
    {
        await using var bench = await Bench.StartAsync();
        await LeavePendingAsync(bench, 1);
        var terminal = new TypedTerminal();
        terminal.Type("notifications");
        var run = bench.RunAsync(terminal);
        await terminal.WaitForAsync("3  enable  ");
        await terminal.WaitForAsync("reported: 3  enable");
        Assert.True(terminal.Text.IndexOf("\n3  enable", StringComparison.Ordinal) < terminal.Text.IndexOf("reported: 3", StringComparison.Ordinal));
        terminal.Close();
        Assert.True(await run);
    }

    [Fact]
    public async Task A_program_gets_objects_between_the_answers()
    {
        await using var bench = await Bench.StartAsync();
        var order = new ProfileOrder { MatchingId = "P", ProfileSize = 2000 };
        bench.Smdp.Fault = Fault.HttpStatus(Es9Function.HandleNotification, 410, times: 2);
        var session = await bench.RunAsync("json on", bench.Order(order), "enable 1", "eid");
        Assert.True(session.Succeeded, session.Text);

        var first = session.Lines.TakeWhile(l => l[0] != '{').Count();
        var objects = session.Lines.Skip(first).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var told = objects.Where(o => o.TryGetProperty("notification", out _)).Select(o => o.GetProperty("notification")).ToList();
        Assert.Equal(4, told.Count);
        Assert.False(told[0].GetProperty("reported").GetBoolean());
        Assert.Equal(410, told[0].GetProperty("http").GetInt32());
        Assert.Equal("install", told[0].GetProperty("event").GetString());
        Assert.Equal([2, 1, 3], told.Skip(1).Select(t => t.GetProperty("number").GetInt32()));
        Assert.All(told.Skip(1), t => Assert.True(t.GetProperty("reported").GetBoolean()));
        Assert.Equal(order.Iccid, told[3].GetProperty("iccid").GetString());
        Assert.Equal(bench.Smdp.Address, told[3].GetProperty("address").GetString());

        // Never within the answer to a command: each comes behind it.
        var kinds = objects.Select(o => o.EnumerateObject().First().Name).Where(k => k is "command" or "notification").ToList();
        Assert.Equal(["command", "command", "notification", "notification", "command", "notification", "notification", "command"], kinds);
    }

    [Fact]
    public async Task Switched_off_nothing_is_reported_by_itself()
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync(
            "autoreport off", bench.Order(new ProfileOrder { MatchingId = "P", ProfileSize = 2000 }), "enable 1", "disable 1", "autoreport on");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal("reported: 4", session.Lines[^1][..11]);
        Assert.Equal(3, session.Lines.SkipWhile(l => !l.EndsWith(" disabled")).Count(l => l.StartsWith("reported: ", StringComparison.Ordinal)));
        Assert.DoesNotContain(session.Lines.TakeWhile(l => !l.EndsWith(" disabled")), l => l.StartsWith("reported: ", StringComparison.Ordinal));
    }

    private static NanoLpa.Virtual.VirtualBoardOptions Numbered(int first) => new() { Euicc = new EuiccOptions { FirstSequenceNumber = first } };

    /// <summary>Downloads a profile, and leaves what its first switches make on the eUICC.</summary>
    private static async Task LeavePendingAsync(Bench bench, int switches)
    {
        bench.AutoReport = false;
        string[] lines = [bench.Order(new ProfileOrder { MatchingId = "LEFT", ProfileSize = 2000 }), "enable 1", "disable 1"];
        var session = await bench.RunAsync(lines[..(1 + switches)]);
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(switches + 1, bench.Board.Euicc.Notifications.Count);
        bench.AutoReport = true;
    }
}
