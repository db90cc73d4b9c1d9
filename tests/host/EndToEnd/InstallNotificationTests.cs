using NanoLpa;
using NanoLpa.Quectel;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>The notification that a profile is installed goes over the download's connection; whatever keeps it from that, it is told later.</summary>
public class InstallNotificationTests
{
    private const string RetrieveInstallations = "BF2B06A00481020780";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly ProfileOrder _order = new() { MatchingId = "P", ProfileSize = 2000 };

    [Fact]
    public async Task Result_and_notification_go_over_one_connection_and_the_card_is_not_asked_again()
    {
        await using var bench = await Bench.StartAsync();
        var selected = 0;
        bench.Board.Euicc.Intercept = apdu =>
        {
            selected += apdu[1] == 0xA4 ? 1 : 0;
            return null;
        };
        Assert.True((await bench.RunAsync()).Succeeded);
        var before = selected;

        // The start selects as often as before, and the download once.
        var session = await bench.RunAsync(bench.Order(_order));
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(before + 1, selected - before);
        Assert.Equal((1, 1), (bench.Smdp.Connections, bench.Smdp.Handshakes));
        AssertTold(bench, 1, 2);
        var reported = $"reported: 2  install  {_order.Iccid}  {bench.Smdp.Address}";
        Assert.Equal(["OTA result: 0", reported], session.Lines[^2..]);
    }

    [Fact]
    public async Task A_person_is_shown_it_when_nothing_is_typed()
    {
        await using var bench = await Bench.StartAsync();
        var terminal = new TypedTerminal();
        terminal.Type(bench.Order(_order));
        var run = bench.RunAsync(terminal);
        await terminal.WaitForAsync($"reported: 2  install  {_order.Iccid}  {bench.Smdp.Address}");
        terminal.Close();
        Assert.True(await run);
        Assert.Equal(1, bench.Smdp.Connections);
        AssertTold(bench, 1, 2);
    }

    [Fact]
    public async Task Two_profiles_in_a_row_take_a_connection_each()
    {
        await using var bench = await Bench.StartAsync();
        var other = new ProfileOrder { MatchingId = "Q", ProfileSize = 2000 };
        var session = await bench.RunAsync(bench.Order(_order), bench.Order(other));
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(2, bench.Smdp.Connections);
        AssertTold(bench, 1, 2, 3, 4);
        Assert.Equal(2, session.Lines.Count(l => l.StartsWith("reported: ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(HttpOutcome.Refused)]
    [InlineData(HttpOutcome.AnswerLost)]
    public async Task A_server_that_does_not_take_it_is_told_again(HttpOutcome outcome)
    {
        await using var bench = await Bench.StartAsync();
        var fault = outcome == HttpOutcome.Refused ? Fault.HttpStatus(Es9Function.HandleNotification, 503, 1) : Fault.Reset(Es9Function.HandleNotification, 1);

        // The result has been taken by then.
        WhenInstallationsAreAskedFor(bench, () => bench.Smdp.Fault = fault);
        var session = await bench.RunAsync(bench.Order(_order));
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(1, fault.Struck);
        Assert.Contains("OTA result: 0", session.Lines);

        // A connection that is gone when a request is sent is opened once more: the server hears that one twice.
        Assert.Equal(outcome == HttpOutcome.Refused, session.Lines.Any(l => l.StartsWith("  installed; not reported yet (", StringComparison.Ordinal)));
        Assert.Equal(2, bench.Smdp.Connections);
        Assert.Contains($"reported: 2  install  {_order.Iccid}  {bench.Smdp.Address}", session.Lines);
        Assert.Empty(bench.Board.Euicc.Notifications);
        Assert.Equal([1, 2], bench.Smdp.Notifications.Select(n => (int)n.SequenceNumber).Distinct());
        Assert.Single(bench.Smdp.Notifications, n => n.SequenceNumber == 1);
        Assert.All(bench.Smdp.Notifications, n => Assert.True(n.IsValid));
    }

    [Fact]
    public async Task One_for_another_server_is_left_to_a_connection_of_its_own()
    {
        await using var bench = await Bench.StartAsync();
        var order = new ProfileOrder { MatchingId = "P", ProfileSize = 2000, InstallAddress = "notify.invalid" };
        var asked = 0;
        WhenInstallationsAreAskedFor(bench, () => asked++);
        var session = await bench.RunAsync(bench.Order(order));
        Assert.True(session.Succeeded, session.Text);
        Assert.Equal(0, asked);
        Assert.Equal(1, bench.Smdp.Connections);
        Assert.DoesNotContain(session.Lines, l => l.Contains("installed; not reported yet", StringComparison.Ordinal));
        Assert.Contains(session.Lines, l => l.StartsWith($"not reported yet: 2  install  {order.Iccid}  notify.invalid", StringComparison.Ordinal));
        Assert.Equal([2], bench.Board.Euicc.Notifications.Select(n => n.SequenceNumber));
        Assert.Equal([1], bench.Smdp.Notifications.Select(n => (int)n.SequenceNumber));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_power_cut_between_the_two_loses_nothing(bool isTaken)
    {
        await using var bench = await Bench.StartAsync();
        var power = new CutLine();
        bench.Wrap = power.Wrap;
        if (isTaken)
        {
            // The server has it, and the eUICC still does.
            bench.Smdp.Executed += _ =>
            {
                if (bench.Smdp.Notifications.Count == 2)
                {
                    power.Cut();
                }
            };
        }
        else
        {
            WhenInstallationsAreAskedFor(bench, power.Cut);
        }

        bench.Setup = app => app.DownloadAttempts = 1;
        await bench.RunAsync(bench.Order(_order));
        Assert.True(power.IsOff);
        Assert.Equal([2], bench.Board.Euicc.Notifications.Select(n => n.SequenceNumber));

        power.Restore();
        bench.Board.Modem.Reboot();
        var session = await bench.RunAsync();
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains($"reported: 2  install  {_order.Iccid}  {bench.Smdp.Address}", session.Lines);
        Assert.Empty(bench.Board.Euicc.Notifications);
        Assert.Equal([1, 2], bench.Smdp.Notifications.Select(n => (int)n.SequenceNumber).Distinct().Order());
    }

    [Fact]
    public async Task Switched_off_it_stays_until_somebody_asks()
    {
        await using var bench = await Bench.StartAsync();
        var session = await bench.RunAsync("autoreport off", bench.Order(_order), "notifications", "autoreport on");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains($"2  install  {_order.Iccid}  {bench.Smdp.Address}", session.Lines);
        Assert.StartsWith("reported: 2  install", session.Lines[^1], StringComparison.Ordinal);
        AssertTold(bench, 1, 2);
    }

    [Fact]
    public async Task What_was_kept_before_is_tried_again_behind_a_download()
    {
        await using var bench = await Bench.StartAsync();
        bench.AutoReport = false;
        Assert.True((await bench.RunAsync(bench.Order(_order), "enable 1", "disable 1")).Succeeded);
        bench.AutoReport = true;

        // The start finds a server that is not there; the download finds it.
        bench.Smdp.Fault = Fault.HttpStatus(Es9Function.HandleNotification, 503, 3);
        var session = await bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "Q", ProfileSize = 2000 }));
        Assert.True(session.Succeeded, session.Text);
        AssertTold(bench, 1, 5, 6, 2, 3, 4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_integrator_chooses_and_the_result_is_the_same(bool reportsInstall)
    {
        await using var bench = await Bench.StartAsync();
        var code = bench.Order(_order);
        await bench.UseAsync(async (_, esim) =>
        {
            var result = new TaskCompletionSource<int>();
            var ended = new TaskCompletionSource<(bool IsPending, int? Reported, LpaException Error)>();
            esim.ReportsInstall = reportsInstall;
            esim.SetCallback(result.SetResult);
            esim.Happened += m =>
            {
                if (m.Kind == EsimEventKind.Ended)
                {
                    ended.SetResult((m.IsPending, m.Reported?.Notification.SequenceNumber, m.ReportError));
                }
            };
            Assert.Equal(0, esim.ProfileOta(code, null));
            Assert.Equal(0, await result.Task.WaitAsync(Deadline));
            Assert.Equal((!reportsInstall, reportsInstall ? 2 : null, null!), await ended.Task.WaitAsync(Deadline));
            Assert.Equal(reportsInstall ? 0 : 1, esim.Notifications.List().Length);
        });
        Assert.Equal(1, bench.Smdp.Connections);
    }

    /// <summary>What a server does with the notification that follows the result.</summary>
    public enum HttpOutcome
    {
        Refused,
        AnswerLost,
    }

    private static void WhenInstallationsAreAskedFor(Bench bench, Action act)
    {
        bench.Board.Euicc.Intercept = apdu =>
        {
            if (Convert.ToHexString(apdu).Contains(RetrieveInstallations, StringComparison.Ordinal))
            {
                act();
            }

            return null;
        };
    }

    private static void AssertTold(Bench bench, params int[] numbers)
    {
        Assert.Empty(bench.Board.Euicc.Notifications);
        Assert.Equal(numbers, bench.Smdp.Notifications.Select(n => (int)n.SequenceNumber));
        Assert.All(bench.Smdp.Notifications, n => Assert.True(n.IsValid));
    }
}
