using System.Text;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Rsp;

namespace HostTests.EndToEnd;

/// <summary>A bench whose eUICC comes with two profiles, and reports nothing by itself.</summary>
internal static class ManagementBench
{
    public const string First = "8999901000000000010";
    public const string Second = "8999901000000000028";

    /// <summary>A test profile that is enabled, with all fields, and a plain one.</summary>
    public static async Task<Bench> StartAsync(EuiccOptions? options = null, params int[] rules)
    {
        options ??= new EuiccOptions();
        options.Profiles =
        [
            new InstalledProfile
            {
                Iccid = First,
                IsEnabled = true,
                Nickname = "Mine",
                ServiceProviderName = "Provider",
                Name = "One",
                Class = ProfileClass.Test,
                IconType = 1,
                Icon = Encoding.ASCII.GetBytes("icon!"),
                Owner = Convert.FromHexString("800362F210" + "8101AA"),
                ProprietaryData = Der.Encode(0x80, [0x88, 0x37, 0x0A]),
                Notifications = [new NotificationConfiguration([NotificationEvent.Enable, NotificationEvent.Delete], "dp.example.com")],
                PolicyRules = rules,
            },
            new InstalledProfile { Iccid = Second, ServiceProviderName = "Provider", Name = "Two" },
        ];
        var bench = await Bench.StartAsync(new VirtualBoardOptions { Euicc = options });
        bench.AutoReport = false;
        return bench;
    }
}
