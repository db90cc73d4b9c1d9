using System.Text.RegularExpressions;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>Modems that write the same in other ways, and say more than they are asked: a whole download, and list, on each.</summary>
public class ModemHabitTests
{
    private const string Urc = "+QIND: \"csq\",24,99";

    private static readonly byte[] Garbage = [0x00, 0xFF, 0x3E, 0x20, 0x80, 0x4F, 0x4B, 0xFE, 0x41, 0x54, 0x0D, 0x07, 0xC3];

    /// <summary>Name, habits, and what must then be on the line.</summary>
    private static readonly (string Name, Func<PortHabits, PortHabits> Change, string Evidence)[] Habits =
    [
        ("echo off", h => h, "^(?!.*AT\\+CSIM=)"),
        ("echo on", h => h with { EchoStays = true }, "AT\\+CSIM=[0-9]+,\"[0-9A-F]+\"\r\r\n\\+CSIM"),
        ("no empty line before", h => h with { LineStart = "" }, "OK\r\n\\+CSIM"),
        ("LF alone", h => h with { LineStart = "\n", LineEnd = "\n" }, "\"\n\nOK\n"),
        ("CR CR LF", h => h with { LineStart = "\r\r\n", LineEnd = "\r\r\n" }, "\r\r\nOK\r\r\n"),
        ("empty lines", h => h with { LineStart = "\r\n\r\n", LineEnd = "\r\n" }, "\r\n\r\nOK\r\n"),
        ("single bytes", h => h with { PieceBytes = 1 }, ""),
        ("URCs inside answers", h => h with { UrcEverywhere = Urc }, "\\+QIND: \"csq\",24,99\r\n\r\nOK"),
        ("URCs between prompt and data", h => h with { UrcEverywhere = Urc }, "> \r\n\\+QIND: \"csq\",24,99"),
        ("bare URCs", h => h with { UrcEverywhere = "RING" }, "> \r\nRING\r\n"),
        ("upper-case hex", h => h, "\\+C(SIM|GLA): [0-9]+,\"[0-9A-F]*[A-F][0-9A-F]*\""),
        ("lower-case hex", h => h, "\\+C(SIM|GLA): [0-9]+,\"[0-9a-f]*[a-f][0-9a-f]*\""),
        ("garbage after power-up", h => h with { Garbage = Garbage }, "^.*\u0000\u00ff> \u0080OK\u00fe"),
        ("all at once", h => h with { EchoStays = true, LineStart = "\r\r\n", LineEnd = "\r\r\n", PieceBytes = 1, UrcEverywhere = Urc, Garbage = Garbage },
            "> \r\r\n\\+QIND"),
    ];

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var (name, _, _) in Habits)
            {
                cases.Add(name, false);
            }

            // The other way to the card has answers of its own forms.
            cases.Add("lower-case hex", true);
            cases.Add("all at once", true);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_download_and_list_work_with(string name, bool overCgla)
    {
        var (_, change, evidence) = Habits.Single(h => h.Name == name);
        var modem = new ModemOptions { Habits = change(new PortHabits()), BaudRate = 115200 };
        modem.CardCommands.LowerCase = name is "lower-case hex" or "all at once";
        modem.CardCommands.Csim = overCgla ? CsimSupport.Absent : CsimSupport.Full;
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions { Modem = modem });
        TapLine? tap = null;
        bench.Wrap = line => tap = new TapLine(line, modem.Habits.PieceBytes > 0 ? modem.Habits.PieceBytes : int.MaxValue);
        var order = new ProfileOrder { MatchingId = "HABIT", ProfileName = "Habit", ProfileSize = 4000 };

        var session = await bench.RunAsync(bench.Order(order), "list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("OTA result: 0", session.Lines);
        Assert.Contains(session.Lines, l => l.Contains(order.Iccid!) && l.Contains("Habit"));
        Assert.Equal(OrderState.Installed, order.State);
        Assert.Empty(bench.Board.Euicc.Notifications);
        Assert.Equal(0, bench.Board.Euicc.OpenChannels);
        Assert.Matches(new Regex(evidence, RegexOptions.Singleline), tap!.Heard);
        Assert.True(modem.Habits.PieceBytes != 1 || tap.Longest == 1);
    }

    [Fact]
    public async Task A_modem_with_every_habit_is_switched_on_too()
    {
        var (_, change, _) = Habits.Single(h => h.Name == "all at once");
        var modem = new ModemOptions
        {
            Habits = change(new PortHabits()),
            PoweredOn = false,
            BootTime = TimeSpan.FromMilliseconds(100),
            CardStartTime = TimeSpan.FromMilliseconds(20),
        };
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions { Modem = modem });
        bench.Setup = app => app.Pins = new VirtualPins(bench.Board.Modem.Keys);
        var session = await bench.RunAsync("list");
        Assert.True(session.Succeeded, session.Text);
        Assert.Contains("modem switched on, answers", session.Lines);
        Assert.Equal(1, bench.Board.Modem.Keys.Presses);
    }
}
