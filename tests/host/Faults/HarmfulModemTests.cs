using System.Diagnostics;
using NanoLpa;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Smdp;

namespace HostTests.Faults;

/// <summary>What a modem does to a download in its middle.</summary>
public enum Harm
{
    /// <summary>100 KB without a line end in place of an answer.</summary>
    Flood,

    /// <summary>Unsolicited lines without a pause, longer than anything waits.</summary>
    Chatter,

    /// <summary>Nothing any more.</summary>
    Silence,

    /// <summary>The command is carried out, and RDY comes out of nowhere.</summary>
    Reboot,
}

/// <summary>A modem that fails in the middle of a download: it ends by a deadline with a typed error, and all works once the fault is gone.</summary>
public class HarmfulModemTests
{
    private const int Patience = 700;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(40);
    private static readonly LpaError[] Expected =
    [
        LpaError.ModemTimeout, LpaError.CardTimeout, LpaError.CardTransport, LpaError.CardResponse, LpaError.NetworkTimeout,
        LpaError.ConnectionClosed, LpaError.NoNetwork, LpaError.CardNoChannel,
    ];

    public static TheoryData<Harm, string, int> Cases
    {
        get
        {
            var cases = new TheoryData<Harm, string, int>();
            foreach (var harm in Enum.GetValues<Harm>())
            {
                cases.Add(harm, "AT+CSIM=", 12);
                cases.Add(harm, "AT+QSSLSEND=", 3);
                cases.Add(harm, "AT+QSSLRECV=", 3);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_download_ends_with_a_typed_error_and_the_next_command_works_after(Harm harm, string command, int which)
    {
        await using var board = await VirtualBoard.StartAsync(new VirtualBoardOptions
        {
            Modem = new ModemOptions
            {
                BootTime = TimeSpan.FromMilliseconds(50),
                CardStartTime = TimeSpan.FromMilliseconds(10),
                DataInputTimeout = TimeSpan.FromMilliseconds(200),
            },
        });
        await using var device = new FaultDevice(board, 1);
        device.Modem.At.LongestTimeout = Patience;
        device.Modem.At.SettleTimeout = Patience;
        var seen = 0;
        board.Modem.Options.Faults = line =>
            line.StartsWith(command, StringComparison.Ordinal) && Interlocked.Increment(ref seen) == which ? Do(harm, board.Modem.Options) : null;

        var clock = Stopwatch.StartNew();
        var result = await device.DownloadAsync(Code(board, "HARMED")).WaitAsync(Deadline);
        Assert.True(seen >= which, $"only {seen} of {command}");
        Assert.Equal(1, result);
        Assert.Contains(device.LastError!.Code, Expected);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Deadline);

        // The fault is gone, and nothing is left of it.
        board.Modem.Options.Hangs = false;
        device.Modem.At.LongestTimeout = (int)Deadline.TotalMilliseconds;
        device.Modem.At.SettleTimeout = (int)Deadline.TotalMilliseconds;
        Assert.NotNull(await Task.Run(() => device.Esim.GetProfileInfo(1)).WaitAsync(Deadline));
        Assert.Equal(0, await device.DownloadAsync(Code(board, "AFTER")).WaitAsync(Deadline));
        Assert.Contains(board.Euicc.Profiles, p => p.Name == "AFTER");
        Assert.Equal(0, board.Euicc.OpenChannels);
        Assert.Equal(0, board.Modem.OpenSockets);
    }

    private static string Code(VirtualBoard board, string name) => board.Smdp!.ActivationCode(
        board.Smdp.AddOrder(new ProfileOrder { MatchingId = name, ProfileName = name, ProfileSize = 2000 }));

    private static ModemFault Do(Harm harm, ModemOptions options)
    {
        switch (harm)
        {
            case Harm.Flood:
                return new ModemFault { FloodBytes = 100 * 1024 };
            case Harm.Chatter:
                return new ModemFault { Chatter = TimeSpan.FromMilliseconds(4 * Patience) };
            case Harm.Silence:
                options.Hangs = true;
                return new ModemFault { DropAnswer = true };
            default:
                return new ModemFault { Reboot = true };
        }
    }
}
