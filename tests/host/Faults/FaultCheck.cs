using NanoLpa;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Smdp;

namespace HostTests.Faults;

/// <summary>What must hold after a download, whatever went wrong in it.</summary>
internal sealed class FaultCheck(FaultBench bench)
{
    private static readonly TimeSpan Deadline = FaultBench.Deadline;
    private VirtualEuicc Euicc => bench.Board.Euicc;
    private VirtualSmdp Smdp => bench.Board.Smdp!;

    /// <summary>Checks the state that the run has left, that nothing a server must hear is lost, and that a second try with the
    /// same code brings what the first did not.</summary>
    /// <param name="result">What the download said; -1: the device was restarted.</param>
    /// <returns>What does not hold; empty when all does.</returns>
    public async Task<string> RunAsync(int result)
    {
        bench.Heal();
        var first = bench.Device.Error;
        var there = Euicc.Profiles.Count;
        var wrong = there > 1 || (result >= 0 && there != 1 - result) ? $"{there} profiles"
            : Smdp.OpenSessions > 1 ? $"{Smdp.OpenSessions} sessions wait at the server"
            : "";
        wrong = wrong.Length > 0 ? wrong : await SettleAsync();
        wrong = wrong.Length > 0 ? wrong : there == 1 ? await RefusedAsync() : await SecondTryAsync();
        return wrong.Length > 0 ? $"{wrong}; first try: {result} {first}" : "";
    }

    /// <summary>The next command works and leaves nothing open, and servers have heard all.</summary>
    public async Task<string> TidyAsync()
    {
        var device = bench.Device;
        var reports = await Task.Run(() => device.Esim.Notifications.ReportAll(null)).WaitAsync(Deadline);
        if (reports is null)
        {
            return "the next command fails: " + device.Esim.LastError.Message;
        }

        if (Array.Find(reports, r => r.Error is not null) is { } kept)
        {
            return "not reported: " + kept.Error.Message;
        }

        if (await Task.Run(device.Esim.GetEid).WaitAsync(Deadline) != Euicc.Eid)
        {
            return "no EID: " + device.Esim.LastError?.Message;
        }

        var issued = Enumerable.Range(bench.FirstNotification, Euicc.NextSequenceNumber - bench.FirstNotification).Select(n => (long)n);
        return Euicc.OpenChannels > 0 ? "a channel stays open"
            : bench.Board.Modem.OpenSockets > 0 ? "a socket stays open"
            : bench.Board.Modem.OpenPorts != 1 ? "a port stays open"
            : Euicc.Notifications.Count > 0 ? "a notification stays"
            : Smdp.Notifications.Any(n => !n.IsValid) ? "the server was told nonsense"
            : !Smdp.Notifications.Select(n => n.SequenceNumber).Distinct().Order().SequenceEqual(issued) ? "the server was not told all"
            : "";
    }

    private async Task<string> SettleAsync() => await TidyAsync() is { Length: > 0 } wrong ? wrong : State();

    /// <summary>A profile is there as a whole, and disabled, and its server knows; or there is nothing of it.</summary>
    private string State()
    {
        var order = bench.Order;
        if (Euicc.Profiles is not [var profile])
        {
            return Euicc.Profiles.Count > 0 ? "two profiles"
                : Euicc.FreeMemory != bench.FreeMemory ? $"{bench.FreeMemory - Euicc.FreeMemory} bytes are lost"
                : order.State == OrderState.Installed ? "the server takes it for installed"
                : "";
        }

        return profile.Iccid != order.Iccid || profile.Name != order.ProfileName ? "another profile"
            : profile.IsEnabled ? "it is enabled"
            : profile.Size <= 0 || Euicc.FreeMemory != bench.FreeMemory - profile.Size ? "half a profile"
            : order.State != OrderState.Installed ? "installed, but the server has " + order.State
            : "";
    }

    /// <summary>What is installed cannot be had once more (SGP.22 section 5.6.3), and asking does no harm.</summary>
    private async Task<string> RefusedAsync()
    {
        var result = await bench.DownloadAsync();
        var error = bench.Device.LastError;
        return result != 1 || error is not { Code: LpaError.ServerRefused, SubjectCode: "8.2.6", ReasonCode: "3.8" }
            ? $"the code can be used again: {result} {bench.Device.Error}"
            : await AfterSecondAsync();
    }

    private async Task<string> SecondTryAsync()
    {
        if (bench.Order.State == OrderState.Error)
        {
            // After this reason alone a server need not offer the profile again: the package was none.
            return bench.Order.CancelReason == (int)CancelReason.LoadBppExecutionError
                ? await RefusedAsync()
                : $"the server has given it up (reason {bench.Order.CancelReason})";
        }

        var result = await bench.DownloadAsync();
        return result != 0 || Euicc.Profiles.Count != 1 ? $"second try: {result} {bench.Device.Error}" : await AfterSecondAsync();
    }

    private async Task<string> AfterSecondAsync()
    {
        var wrong = await SettleAsync();
        return wrong.Length > 0 ? wrong + " after the second try"
            : Euicc.HasSession ? "the eUICC has a session left"
            : "";
    }
}
