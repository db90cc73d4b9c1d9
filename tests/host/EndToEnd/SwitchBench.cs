using NanoLpa.Firmware;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Modem;

namespace HostTests.EndToEnd;

/// <summary>A bench with three profiles, and a network that lets in those a test names.</summary>
internal static class SwitchBench
{
    public const string First = "8999901000000000010";
    public const string Second = "8999901000000000028";
    public const string Third = "8999901000000000036";

    /// <summary>Settings that do not have a test wait.</summary>
    private static readonly string[] Hasty = ["settings cardtime 1", "settings busytime 1", "settings deadline 3", "settings autoreport off"];

    public static async Task<Bench> StartAsync(string[] admitted, bool isEnabled = true, TakeUp takeUp = TakeUp.Refresh, int[]? rules = null)
    {
        var modem = new ModemOptions { AdmittedIccids = admitted, TakesUpBy = takeUp };
        var euicc = new EuiccOptions
        {
            Profiles =
            [
                new InstalledProfile { Iccid = First, IsEnabled = isEnabled, Name = "One", PolicyRules = rules ?? [] },
                new InstalledProfile { Iccid = Second, Name = "Two" },
                new InstalledProfile { Iccid = Third, Name = "Three" },
            ],
        };
        return await Bench.StartAsync(new VirtualBoardOptions { Modem = modem, Euicc = euicc });
    }

    /// <summary>Gives the firmware a store with such settings in it.</summary>
    public static async Task<PowerCut> SetUpAsync(this Bench bench, params string[] settings)
    {
        var power = new PowerCut();
        bench.Setup = app =>
        {
            app.SettingsStore = power;
            app.SwitchInterval = 50;
        };
        bench.Wrap = power.Wrap;
        bench.AutoReport = false;
        var session = await bench.RunAsync([.. Hasty, .. settings]);
        Assert.True(session.Succeeded, session.Text);
        return power;
    }
}
