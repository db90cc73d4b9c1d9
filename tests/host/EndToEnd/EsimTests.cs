using NanoLpa;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>The library as an integrator uses it, without the console.</summary>
public class EsimTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task While_a_download_runs_every_other_function_is_refused_and_the_download_goes_on()
    {
        await using var bench = await Bench.StartAsync();
        var code = bench.Order(new ProfileOrder { MatchingId = "BUSY", ProfileSize = 4000, ConfirmationCode = "1" });
        await WithEsimAsync(bench, async esim =>
        {
            var result = new TaskCompletionSource<int>();
            var asked = new TaskCompletionSource();
            var answer = new TaskCompletionSource<string>();
            Assert.Equal(0, esim.SetCallback(result.SetResult));
            esim.ConfirmationCode = () =>
            {
                asked.SetResult();
                return answer.Task.WaitAsync(Deadline).Result;
            };

            Assert.Equal(0, esim.ProfileOta(code, ""));
            await asked.Task.WaitAsync(Deadline);
            Assert.True(esim.IsBusy);
            Assert.Null(esim.GetEid());
            Assert.Equal(LpaError.Busy, esim.LastError.Code);
            Assert.Null(esim.GetProfileInfo(1));
            Assert.Equal(-1, esim.ProfileOta(code, ""));
            Assert.Equal(-1, esim.ProfileHandle(0, "8999901000000000013"));
            Assert.Null(esim.GetProfileDelNotification());
            Assert.Equal(-1, esim.ReportProfileDelNotification("8999901000000000013"));
            Assert.Equal(-1, esim.SetCallback(null));

            answer.SetResult("1");
            Assert.Equal(0, await result.Task.WaitAsync(Deadline));
            Assert.False(esim.IsBusy);
            Assert.Equal(bench.Board.Euicc.Eid, esim.GetEid());
            Assert.Single(esim.GetProfileInfo(1));
        });
    }

    [Fact]
    public async Task The_callback_may_go_on_with_the_next_function()
    {
        await using var bench = await Bench.StartAsync();
        var code = bench.Order(new ProfileOrder { MatchingId = "NEXT", ProfileSize = 2000 });
        await WithEsimAsync(bench, async esim =>
        {
            var enabled = new TaskCompletionSource<int>();
            esim.SetCallback(_ => enabled.SetResult(esim.ProfileHandle(0, esim.GetProfileInfo(1)[0].Iccid)));
            Assert.Equal(0, esim.ProfileOta(code, null));
            Assert.Equal(0, await enabled.Task.WaitAsync(Deadline));
            Assert.NotNull(bench.Board.Euicc.EnabledIccid);
        });
    }

    [Fact]
    public async Task Mode_0_shows_operational_profiles_only()
    {
        await using var bench = await Bench.StartAsync();
        var codes = new[] { NanoLpa.Virtual.Euicc.ProfileClass.Operational, NanoLpa.Virtual.Euicc.ProfileClass.Provisioning }
            .Select(c => bench.Order(new ProfileOrder { MatchingId = c.ToString(), ProfileSize = 2000, Class = c })).ToArray();
        await bench.RunAsync(codes);
        await WithEsimAsync(bench, esim =>
        {
            Assert.Equal(2, esim.GetProfileInfo(1).Length);
            Assert.Equal(2, Assert.Single(esim.GetProfileInfo(0)).ProfileClass);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_deletion_is_listed_and_reported()
    {
        await using var bench = await Bench.StartAsync();
        var order = new ProfileOrder { MatchingId = "DEL", ProfileSize = 2000 };
        await bench.RunAsync(bench.Order(order));
        await WithEsimAsync(bench, esim =>
        {
            Assert.Equal(0, esim.ProfileHandle(2, order.Iccid));
            Assert.Equal(order.Iccid, Assert.Single(esim.GetProfileDelNotification()).Iccid);
            Assert.Equal(-1, esim.ReportProfileDelNotification("8900000000000000000"));
            Assert.Equal(LpaError.ProfileNotFound, esim.LastError.Code);
            Assert.Equal(0, esim.ReportProfileDelNotification(order.Iccid));
            Assert.Empty(esim.GetProfileDelNotification());
            Assert.Contains(bench.Smdp.Notifications, n => n.IsValid && n.Event == NanoLpa.Virtual.Euicc.NotificationEvent.Delete);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task The_server_is_told_the_modem_s_tac_and_imei()
    {
        await using var bench = await Bench.StartAsync();
        var proofs = new List<byte[]>();
        bench.Board.Euicc.Intercept = apdu =>
        {
            proofs.Add(apdu);
            return null;
        };
        await bench.RunAsync(bench.Order(new ProfileOrder { MatchingId = "IMEI", ProfileSize = 2000 }));

        // IMEI 49015420 323751 8: two digits in a byte, the low half first; but the check digit in the high half of the last.
        var request = string.Concat(proofs.Where(a => a[1] == 0xE2).Select(a => Convert.ToHexString(a.AsSpan(5, a[4]))));
        Assert.Contains("A112" + "8004" + "94104502" + "A100" + "8208" + "941045022373158F", request);
    }

    private static Task WithEsimAsync(Bench bench, Func<Esim, Task> use) => bench.UseAsync((_, esim) => use(esim));
}
