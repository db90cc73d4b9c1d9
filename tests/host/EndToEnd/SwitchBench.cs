using NanoLpa.Firmware;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Euicc.Lpm;
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

    public static Task<Bench> StartAsync(string[] admitted, bool isEnabled = true, TakeUp takeUp = TakeUp.Refresh, int[]? rules = null)
    {
        var euicc = new EuiccOptions
        {
            Profiles =
            [
                new InstalledProfile { Iccid = First, IsEnabled = isEnabled, Name = "One", PolicyRules = rules ?? [] },
                new InstalledProfile { Iccid = Second, Name = "Two" },
                new InstalledProfile { Iccid = Third, Name = "Three" },
            ],
        };
        return StartAsync(euicc, admitted, takeUp);
    }

    /// <summary>The same with an OmniSIM, whose profiles are those of KORE's guide.</summary>
    public static Task<Bench> StartOmniSimAsync(string[] admitted, bool announcesRefresh = false, TakeUp takeUp = TakeUp.Refresh, CsimSupport csim = CsimSupport.Full)
    {
        var euicc = OmniSim.Options();
        euicc.AnnounceRefresh = announcesRefresh;
        return StartAsync(euicc, admitted, takeUp, csim);
    }

    /// <summary>Gives the firmware a store with such settings in it.</summary>
    public static async Task<PowerCut> SetUpAsync(this Bench bench, params string[] settings)
    {
        var power = new PowerCut();
        bench.Setup += app =>
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

    /// <summary>How many of the lines are this one.</summary>
    public static int Count(this Session session, string line) => session.Lines.Count(l => l == line);

    private static Task<Bench> StartAsync(EuiccOptions euicc, string[] admitted, TakeUp takeUp, CsimSupport csim = CsimSupport.Full) =>
        Bench.StartAsync(new VirtualBoardOptions
        {
            Euicc = euicc,
            Modem = new ModemOptions { AdmittedIccids = admitted, TakesUpBy = takeUp, CardCommands = new CardCommandOptions { Csim = csim } },
        });
}
