using NanoLpa;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Smdp;

namespace HostTests.Faults;

/// <summary>A virtual board and a device on it, in which one exchange goes wrong; and what must hold afterwards.</summary>
internal sealed class FaultBench : IAsyncDisposable
{
    /// <summary>How long a server may take; servers that are late are later.</summary>
    public static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(1);

    private const int LoadBppExecutionError = 5;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly ProfileOrder _order = new() { MatchingId = "FAULT", ProfileName = "Fault", ProfileSize = 1200 };
    private int _exchanges;
    private int _faultAt = -1;
    private AtFault _fault;

    private FaultBench(VirtualBoard board)
    {
        Board = board;
        board.Smdp!.AddOrder(_order);
        board.Modem.Options.Faults = Strike;
    }

    public VirtualBoard Board { get; }

    /// <summary>The device; another one after it was restarted.</summary>
    public FaultDevice Device { get; private set; } = null!;

    /// <summary>The line that the fault struck; null while none was.</summary>
    public string? Struck { get; private set; }

    /// <summary>How many faults have struck exchanges with the modem.</summary>
    public int Strikes { get; private set; }

    /// <summary>Exchanges with the modem since <see cref="Count"/>.</summary>
    public int Exchanges => _exchanges;

    public static async Task<FaultBench> StartAsync(int attempts)
    {
        var board = await VirtualBoard.StartAsync(new VirtualBoardOptions
        {
            Modem = new ModemOptions
            {
                BootTime = TimeSpan.FromMilliseconds(50),
                CardStartTime = TimeSpan.FromMilliseconds(10),
                DataInputTimeout = TimeSpan.FromMilliseconds(200),
            },
        });
        return new FaultBench(board) { Device = new FaultDevice(board, attempts) };
    }

    /// <summary>Counts exchanges from now on.</summary>
    public void Count() => Interlocked.Exchange(ref _exchanges, 0);

    /// <summary>Has an exchange fail, counted from now on.</summary>
    public void FailAt(int exchange, AtFault fault)
    {
        (_faultAt, _fault) = (exchange, fault);
        Device.IsImpatient = exchange == 0;
        Count();
    }

    /// <summary>Downloads the profile.</summary>
    /// <returns>0 or 1, as the callback says it; -1 when the device was restarted meanwhile.</returns>
    public async Task<int> DownloadAsync()
    {
        var result = await Device.DownloadAsync(Board.Smdp!.ActivationCode(_order)).WaitAsync(Deadline);
        if (!Device.IsOff)
        {
            return result;
        }

        await Device.DisposeAsync();
        Device = new FaultDevice(Board, 1);
        return -1;
    }

    /// <summary>Checks what must hold after a download, whatever went wrong in it, and that another one brings what the first did not.</summary>
    /// <param name="result">What the download said.</param>
    /// <returns>What does not hold; empty when all does.</returns>
    public async Task<string> CheckAsync(int result)
    {
        _faultAt = -1;
        Board.Smdp!.Fault = null;
        var first = Device.Error;
        var there = Count(Board.Euicc);
        if (there > 1 || (result == 0 && there != 1))
        {
            return $"{there} profiles after result {result}: {first}";
        }

        if (result == 1 && there == 1)
        {
            return $"installed, and said to have failed: {first}";
        }

        var told = await LeaveTidyAsync();
        if (told.Length > 0)
        {
            return told + $" after result {result}: {first}";
        }

        if (there == 1)
        {
            return _order.State == OrderState.Installed ? "" : $"installed, but the server has {_order.State}";
        }

        if (_order.State is OrderState.Error)
        {
            // A package that was no package is the one thing that a server need not offer again.
            return Device.LastError is LpaError.ServerData or LpaError.PackageFormat && _order.CancelReason == LoadBppExecutionError
                ? ""
                : $"the server has given it up (reason {_order.CancelReason}): {first}";
        }

        var second = await DownloadAsync();
        if (second != 0 || Count(Board.Euicc) != 1)
        {
            return $"second try: {Device.Error}, after {first}";
        }

        told = await LeaveTidyAsync();
        return told.Length > 0 ? told + " after the second try" : _order.State == OrderState.Installed ? "" : $"order {_order.State} after the second try";
    }

    public async ValueTask DisposeAsync()
    {
        await Device.DisposeAsync();
        await Board.DisposeAsync();
    }

    /// <summary>A channel whose number nobody heard, and on which nothing was selected, cannot be told from one of the modem's.</summary>
    private bool HasLostChannel => Struck == "AT+CSIM=10,\"0070000001\"" && _fault is AtFault.TimeOut or AtFault.DeviceReboot;

    private static int Count(VirtualEuicc euicc) => euicc.Profiles.Count;

    /// <summary>The next command works and leaves nothing open, and servers hear of what they have to.</summary>
    private async Task<string> LeaveTidyAsync()
    {
        var reports = await Task.Run(() => Device.Esim.Notifications.ReportAll(null)).WaitAsync(Deadline);
        if (reports is null)
        {
            return "the next command fails: " + Device.Esim.LastError.Message;
        }

        if (Array.Find(reports, r => r.Error is not null) is { } kept)
        {
            return "not reported: " + kept.Error.Message;
        }

        if (await Task.Run(Device.Esim.GetEid) is null)
        {
            return "no EID: " + Device.Esim.LastError.Message;
        }

        return Board.Euicc.OpenChannels > (HasLostChannel ? 1 : 0) ? "a channel stays open"
            : Board.Modem.OpenSockets > 0 ? "a socket stays open"
            : Board.Euicc.Notifications.Count > 0 ? "a notification stays"
            : Board.Smdp!.Notifications.Any(n => !n.IsValid) ? "the server was told nonsense"
            : "";
    }

    private ModemFault? Strike(string line)
    {
        // AT alone is no exchange of the download: the client finds out with it whether the modem is there.
        if (line == "AT" || Device is not { IsStarted: true })
        {
            return null;
        }

        var exchange = Interlocked.Increment(ref _exchanges) - 1;
        if (exchange != _faultAt)
        {
            // Only the one that is not answered is waited for but shortly: the others may take what a busy machine takes.
            Device.IsImpatient = exchange == _faultAt - 1;
            return null;
        }

        Struck = line;
        Strikes++;
        Device.IsImpatient = false;
        switch (_fault)
        {
            case AtFault.TimeOut:
                return new ModemFault { DropAnswer = true };
            case AtFault.CmeError:
                return new ModemFault { AnswerError = 100 };
            case AtFault.Error:
                return new ModemFault { AnswerError = -1 };
            case AtFault.ModemReboot:
                return new ModemFault { Reboot = true };
            default:
                Device.SwitchOff();
                return new ModemFault { DropAnswer = true };
        }
    }
}
