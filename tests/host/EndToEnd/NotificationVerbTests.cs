using System.Text.Json;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>The verb <c>notification</c>: two profiles, of which the first was enabled, disabled and the second enabled.</summary>
public class NotificationVerbTests : IAsyncLifetime
{
    private readonly ProfileOrder _first = new() { MatchingId = "A", ProfileName = "A", ProfileSize = 2000 };
    private readonly ProfileOrder _second = new() { MatchingId = "B", ProfileName = "B", ProfileSize = 2000 };
    private Bench _bench = null!;

    public async Task InitializeAsync()
    {
        _bench = await Bench.StartAsync();
        _bench.AutoReport = false;
        var session = await _bench.RunAsync(_bench.Order(_first), _bench.Order(_second), "report", "enable 1", "disable 1", "enable 2");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal([5, 6, 7], Pending);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    private IEnumerable<int> Pending => _bench.Board.Euicc.Notifications.Select(n => n.SequenceNumber);

    [Fact]
    public async Task They_are_listed()
    {
        var session = await _bench.RunAsync("notification list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(
            [
                $"5  enable  {_first.Iccid}  {_bench.Smdp.Address}",
                $"6  disable  {_first.Iccid}  {_bench.Smdp.Address}",
                $"7  enable  {_second.Iccid}  {_bench.Smdp.Address}",
            ],
            session.Lines[^3..]);
    }

    [Theory]
    [InlineData("notification report 6", new[] { 5, 7 })]
    [InlineData("report 6", new[] { 5, 7 })]
    [InlineData("notification report FIRST", new[] { 7 })]
    [InlineData("report SECOND", new[] { 5, 6 })]
    [InlineData("notification report all", new int[0])]
    [InlineData("notification report", new int[0])]
    [InlineData("Notification Report ALL", new int[0])]
    public async Task One_those_of_a_profile_or_all_are_reported(string line, int[] left)
    {
        var session = await _bench.RunAsync(Named(line));
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(left, Pending);
        var told = _bench.Smdp.Notifications.Where(n => n.SequenceNumber > 4).ToList();
        Assert.Equal(new[] { 5, 6, 7 }.Except(left), told.Select(n => (int)n.SequenceNumber));
        Assert.All(told, n => Assert.True(n.IsValid));
    }

    [Fact]
    public async Task One_connection_serves_all_that_a_server_is_told()
    {
        var opened = 0;
        _bench.Board.Modem.Options.Faults = line =>
        {
            opened += line.StartsWith("AT+QSSLOPEN", StringComparison.Ordinal) ? 1 : 0;
            return null;
        };
        Assert.True((await _bench.RunAsync("report")).Succeeded);
        Assert.Equal(1, opened);
    }

    [Theory]
    [InlineData("notification remove 6 force", new[] { 5, 7 })]
    [InlineData("notification remove FIRST force", new[] { 7 })]
    [InlineData("notification remove all force", new int[0])]
    public async Task They_are_dropped_by_force(string line, int[] left)
    {
        var session = await _bench.RunAsync(Named(line));
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(left, Pending);
        Assert.DoesNotContain(_bench.Smdp.Notifications, n => n.SequenceNumber > 4);
    }

    [Theory]
    [InlineData("notification", "usage: notification list|report|remove|dump|send")]
    [InlineData("notification nonsense", "usage: notification list|report|remove|dump|send")]
    [InlineData("notification remove 6", "usage: notification remove <number|iccid|all> force")]
    [InlineData("notification remove 6 please", "usage: notification remove <number|iccid|all> force")]
    [InlineData("notification remove 77 force", "no notification with this number")]
    [InlineData("notification report 77", "no notification with this number")]
    [InlineData("notification report 89012345678901234567", "no notification with this number or ICCID")]
    [InlineData("notification dump 77", "no notification with this number")]
    [InlineData("notification dump", "usage: notification dump <number>")]
    [InlineData("notification dump all", "usage: notification dump <number>")]
    [InlineData("notification send", "usage: notification send <base64>")]
    [InlineData("notification send nonsense", "this is no notification")]
    [InlineData("notification send vzcA", "this is no notification")]
    public async Task What_cannot_be_done_is_said_and_nothing_is_lost(string line, string reason)
    {
        var session = await _bench.RunAsync(line);
        Assert.False(session.Succeeded);
        Assert.Contains(reason, session.Error);
        Assert.Equal([5, 6, 7], Pending);
    }

    [Fact]
    public async Task A_server_that_refuses_one_takes_the_others()
    {
        _first.Fault = Fault.HttpStatus(Es9Function.HandleNotification, 404, times: 1);
        var session = await _bench.RunAsync("json on", "notification report");
        Assert.False(session.Succeeded);
        Assert.Equal([5], Pending);
        var reports = Answer(session).GetProperty("notifications").EnumerateArray().ToArray();
        Assert.Equal([5, 6, 7], reports.Select(r => r.GetProperty("number").GetInt32()));
        Assert.Equal([false, true, true], reports.Select(r => r.GetProperty("reported").GetBoolean()));
        Assert.Equal(404, reports[0].GetProperty("http").GetInt32());
        Assert.Contains("HTTP error", reports[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task What_a_device_without_network_dumps_another_without_a_card_sends()
    {
        var dumped = await _bench.RunAsync("json on", "notification dump 6");
        var data = Answer(dumped);
        Assert.Equal(6, data.GetProperty("number").GetInt32());
        Assert.Equal(_bench.Smdp.Address, data.GetProperty("address").GetString());
        var dump = data.GetProperty("dump").GetString()!;
        Assert.Equal(_bench.Board.Euicc.Notifications[1].Encoded, Convert.FromBase64String(dump));
        Assert.Contains(dump, (await _bench.RunAsync("notification dump 6")).Lines);
        Assert.Equal([5, 6, 7], Pending);

        var card = _bench.Board.Modem.Options.Card;
        _bench.Board.Modem.Options.Card = null;
        var sent = await _bench.RunAsync("notification send " + dump);
        Assert.Contains($"reported: 6  disable  {_first.Iccid}  {_bench.Smdp.Address}", sent.Lines);
        var told = Assert.Single(_bench.Smdp.Notifications, n => n.SequenceNumber == 6);
        Assert.True(told is { IsValid: true, Event: NotificationEvent.Disable });
        _bench.Board.Modem.Options.Card = card;

        Assert.True((await _bench.RunAsync("notification remove 6 force")).Succeeded);
        Assert.Equal([5, 7], Pending);
    }

    [Fact]
    public async Task The_result_of_an_installation_can_be_dumped_and_sent_too()
    {
        var order = new ProfileOrder { MatchingId = "C", ProfileSize = 2000, Fault = Fault.HttpStatus(Es9Function.HandleNotification, 500, times: 1) };
        var session = await _bench.RunAsync(_bench.Order(order), "notification dump 8");
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(OrderState.Downloaded, order.State);
        Assert.True((await _bench.RunAsync("notification send " + session.Lines[^1])).Succeeded);
        Assert.Equal(OrderState.Installed, order.State);
    }

    private string Named(string line) => line.Replace("FIRST", _first.Iccid).Replace("SECOND", _second.Iccid);

    private static JsonElement Answer(Session session)
    {
        var answer = JsonDocument.Parse(session.Lines[^1]).RootElement;
        Assert.Equal("notification", answer.GetProperty("command").GetString());
        return answer.GetProperty("data");
    }
}
